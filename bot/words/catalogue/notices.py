"""What people are told without having asked."""

SENTENCES: dict[str, tuple[str, str]] = {
    "notice.arranged": (
        "好消息！给您安排好了：\n{what}\n时间：{when}\n来的人：{who}",
        "Good news! It is arranged:\n{what}\nWhen: {when}\nWho comes: {who}",
    ),
    "notice.arranged_goods": ("东西：{goods}", "Goods: {goods}"),
    "notice.asked": (
        "想请您帮个忙：\n{what}\n时间：{when}\n地点：{place}\n帮谁：{whom}\n您能去吗？",
        "Could you help?\n{what}\nWhen: {when}\nWhere: {place}\nFor: {whom}\nCan you go?",
    ),
    "notice.asked_goods": (
        "有人需要您登记的东西：\n{goods}\n时间：{when}\n地点：{place}\n社工会跟您联系。",
        "Somebody needs what you offered:\n{goods}\nWhen: {when}\nWhere: {place}\nA social worker will contact you.",
    ),
    "notice.anybody": ("一位居民", "a resident"),
    "button.can": ("我去", "I will go"),
    "button.cannot": ("去不了", "I cannot go"),
    "notice.will_come": ("{who}答应来了：\n{what}\n时间：{when}", "{who} said yes:\n{what}\nWhen: {when}"),
    "notice.looking_again": (
        "{what}\n原来的人来不了，我正在帮您另找，请放心。",
        "{what}\nThe helper cannot come after all. We are looking for somebody else.",
    ),
    "notice.visit_off": (
        "这件不用去了，谢谢您：\n{what}\n时间：{when}",
        "No need to go to this one any more, thank you:\n{what}\nWhen: {when}",
    ),
    "notice.declined": (
        "{who}去不了：\n{what}\n时间：{when}\n说的是：{reason}",
        "{who} cannot go:\n{what}\nWhen: {when}\nThey said: {reason}",
    ),
    "notice.no_reason": ("没有说", "nothing"),
    "notice.proposed": ("有 {n} 件新的安排等您审核。", "{n} new proposals wait for your review."),
    "notice.urgent": ("有件急事刚找到人，请马上审核：", "Somebody was found for an urgent need. Please review it now:"),
    "notice.human": (
        "有人要找社工。\n称呼：{name}\n电话：{phone}\n说的是：{text}",
        "Somebody wants to talk to a social worker.\nName: {name}\nPhone: {phone}\nThey said: {text}",
    ),
    "notice.human_stranger": (
        "一位没有登记的人要找社工（渠道：{channel}）。\n说的是：{text}",
        "Somebody unregistered wants to talk to a social worker (channel: {channel}).\nThey said: {text}",
    ),
    "notice.unknown": ("没有留", "not left"),
    "notice.passed_on": ("{name}（{phone}）说：{text}", "{name} ({phone}) says: {text}"),
}
