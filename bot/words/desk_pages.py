"""Every sentence of the review page, Chinese and English."""

from collections.abc import Mapping
from typing import Literal

from bot.core.messages import Language
from data.core.lifecycle import MatchPhase, MatchStatus

_TEXTS: Mapping[str, tuple[str, str]] = {
    "title": ("联动 · 审核", "Liandong · review"),
    "heading": ("审核", "Review"),
    "signed_in": ("{name}，您好", "Signed in: {name}"),
    "nobody": ("您好", "Signed in"),
    "sign_out": ("退出", "Sign out"),
    "skip": ("跳到内容", "Skip to content"),
    "waiting": ("等您决定", "Waiting for your decision"),
    "nothing_waits": (
        "现在没有要决定的。有了新的，联动会告诉您。",
        "Nothing to decide now. Liandong tells you when there is.",
    ),
    "unmatched": ("还没有找到人", "Nobody found yet"),
    "all_matched": ("每一件都有人接手。", "Every need has somebody."),
    "decided": ("最近决定的", "Decided recently"),
    "none_decided": ("最近两周没有决定。", "No decisions in the last two weeks."),
    "service": ("什么事", "What"),
    "for_whom": ("给谁", "For"),
    "where": ("在哪里", "Where"),
    "when": ("什么时候", "When"),
    "who": ("谁去", "Who"),
    "goods": ("物资", "Goods"),
    "goods_from": ("{name} {quantity}{unit}，来自{owner}", "{name}, {quantity} {unit}, from {owner}"),
    "why": ("为什么这样配", "Why this match"),
    "why_not": ("为什么没有", "Why not"),
    "fixes": ("怎样就行", "What would help"),
    "not_planned": ("还没有算到，下一次配对就会有结果。", "Not yet planned. The next round will tell."),
    "confidential": ("需要保密的服务", "A confidential service"),
    "masked": ("详情只有本地的社工能看。", "Only the social workers of this area see the details."),
    "urgent": ("急", "Urgent"),
    "emergency": ("紧急", "Emergency"),
    "approve": ("同意", "Approve"),
    "swap": ("换一个", "Another"),
    "options": ("还可以这样安排", "It could also be done like this"),
    "take": ("换成{who}", "Take {who}"),
    "leave": ("先不换", "Leave it as it is"),
    "pin": ("固定", "Keep as it is"),
    "unpin": ("取消固定", "Let it change"),
    "pinned": ("已固定：重新安排时不会动它。", "Kept: later rounds of planning leave it as it is."),
    "no_other": (
        "没有别的人能去。您可以同意现在这个，或者退回。",
        "There is nobody else. You can approve this one or send it back.",
    ),
    "reject": ("不合适", "Not suitable"),
    "reason": ("为什么不合适？", "Why is it not suitable?"),
    "other_reason": ("别的原因，请写在下面", "Something else, please write it below"),
    "own_words": ("别的原因", "Something else"),
    "reject_now": ("不合适，退回", "Send it back"),
    "by": ("{name} 决定", "Decided by {name}"),
    "done.approve": (
        "已同意。已经去问帮忙的人，也告诉了求助的人。",
        "Approved. The helpers are asked and the resident is told.",
    ),
    "done.swap": ("换好了，请看新的建议。", "Changed. Please look at the new proposal."),
    "done.gone": (
        "刚才选的已经不行了，没有换。请再选一个。",
        "That one is no longer possible, so nothing was changed. Please choose again.",
    ),
    "done.pin": ("已固定。重新安排时不会动它。", "Kept. Later rounds of planning leave it as it is."),
    "done.unpin": (
        "已取消固定。重新安排时可能会换。",
        "No longer kept. A later round of planning may change it.",
    ),
    "done.reject": ("已退回。会再找别的办法。", "Sent back. Another way will be looked for."),
    "taken": ("{name}已经先决定了：{state}。", "Already decided by {name}: {state}."),
    "taken.somebody": ("已经有人先决定了：{state}。", "Already decided: {state}."),
    "changed": ("这条建议刚刚变了，请看最新的。", "This proposal has just changed. Please look at the newest."),
    "not_allowed": ("这件事不在您的地区，您不能决定。", "This is not in your area, so you cannot decide it."),
    "not_found": ("没有这条建议了。", "This proposal is no longer there."),
    "need_reason": ("请选一个原因，再退回。", "Please choose a reason before sending it back."),
    "no_session": ("请先登录", "Please sign in"),
    "ask_link": (
        "在和联动的对话里发“审核”，会收到一个一次性的链接。点开它就能进来。",
        "Send “review” to Liandong in your chat. It answers with a one-time link that lets you in.",
    ),
    "try_again": ("我已经登录过，再试一次", "I am signed in, try again"),
    "open": ("打开审核页", "Open the review page"),
    "open_once": ("这个链接只能用一次。请点按钮进去。", "This link works once. Press the button to go in."),
    "link_used": ("这个链接用过了，或者过期了", "This link has been used or is too old"),
    "stale_form": (
        "页面放得太久了，请从这里再打开。",
        "The page was open for too long. Please open it again from here.",
    ),
    "signed_out": ("已退出", "Signed out"),
    "none.no_provider": ("没有会做这件事的人或团队", "no person or team can do this"),
    "none.out_of_radius": ("会做的人都离得太远", "all who can are too far away"),
    "none.no_common_time": ("会做的人那时都没空", "nobody who can is free then"),
    "none.refused": ("附近会做的人都被谢绝过", "those nearby were declined before"),
    "none.cap_reached": ("会做的人这周都排满了", "those who can have given all their hours"),
    "none.no_item": ("附近没有足够的物资", "not enough goods nearby"),
    "none.all_busy": ("会做的人那时都要去更急的事", "those who can are needed for something more pressing"),
    "none.near": ("{sentence}（差一点的有 {near} 位）", "{sentence} ({near} come near)"),
    "none.role": ("{role}：{sentence}", "{role}: {sentence}"),
    "fix.need_window_by": ("如果改到{when}，{name}可以去", "if it were {when}, {name} could go"),
    "fix.need_window": ("如果改到{when}，就能安排", "if it were {when}, it could be done"),
    "fix.window": ("如果{name}在{when}有空，就能安排", "if {name} were free {when}, it could be done"),
    "fix.radius": (
        "如果{name}愿意走到 {n:g} 公里，就能安排",
        "if {name} would go as far as {n:g} km, it could be done",
    ),
    "fix.skill": ("如果{name}也能做{skill}，就能安排", "if {name} could also do {skill}, it could be done"),
    "fix.max_visits": (
        "如果{name}这段时间能去 {n:g} 次，就能安排",
        "if {name} would make {n:g} visits, it could be done",
    ),
    "fix.max_minutes": (
        "如果{name}这段时间能出 {n:g} 分钟，就能安排",
        "if {name} would give {n:g} minutes, it could be done",
    ),
    "fix.item": ("如果{name}有 {n:g} 份，就能安排", "if there were {n:g} of {name}, it could be done"),
    "state.swapped": ("换了一个", "changed for another"),
    "state.proposed": ("等待决定", "waiting"),
    "state.approved": ("已同意，在等对方答复", "approved, waiting for the helper"),
    "state.accepted": ("已答应", "the helper said yes"),
    "state.under_way": ("正在进行", "under way"),
    "state.done": ("已完成", "done"),
    "state.rated": ("已完成并评价", "done and rated"),
    "state.rejected": ("已退回", "sent back"),
    "state.declined": ("对方来不了", "the helper cannot come"),
    "state.expired": ("已过期", "expired"),
    "state.cancelled": ("已取消", "cancelled"),
    "state.no_show": ("没有来", "nobody came"),
}

_TONES: Mapping[MatchPhase, Literal["good", "bad"]] = {
    MatchPhase.AGREED: "good",
    MatchPhase.MADE: "good",
    MatchPhase.FELL_THROUGH: "bad",
}


def text(language: Language, key: str, **params: object) -> str:
    """Say `key` in a language, its placeholders filled. Raises KeyError for a key that is not there."""
    chinese, english = _TEXTS[key]
    return (english if language == "en" else chinese).format_map(params)


def tone(status: MatchStatus) -> Literal["good", "bad", "calm"]:
    """The tone in which to say how a match stands."""
    return _TONES.get(status.phase, "calm")
