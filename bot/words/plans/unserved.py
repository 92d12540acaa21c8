"""Reasons and fixes in words, for the coordinator: short sentences in Chinese or English.

Names are handed in (id or code -> name); what has no name is called by its id. Hours that somebody is asked for are
said in quarters of an hour, outward: whoever has the longer time has the shorter one.
"""

from collections.abc import Iterator, Sequence

from bot.words.plans.clock import moment, span, spans, to_quarters
from bot.words.plans.phrases import (
    AND,
    CAN,
    GOODS,
    HELP,
    NOBODY,
    STOP,
    TOGETHER,
    TOO_FEW,
    Language,
    Names,
)
from matching import Fix, ItemRole, Need, PersonRole, Problem, Reason, Unserved, Window


def in_words(problem: Problem, unserved: Unserved, language: Language, names: Names, fixes: int = 2) -> str:
    """Why this need is not served, and up to `fixes` changes of different kinds that would help, in one sentence."""
    need = problem.need_by_id[unserved.need]
    parts = list(dict.fromkeys(reason_in_words(problem, need, r, language, names) for r in unserved.reasons))
    kinds = {fix.change: fix for fix in reversed(unserved.fixes)}
    chosen = [fix for fix in unserved.fixes if kinds[fix.change] is fix]
    parts += [fix_in_words(problem, need, fix, language, names) for fix in chosen[:fixes]]
    _, between, end = STOP[language]
    return between.join(parts) + end


def reason_in_words(problem: Problem, need: Need, reason: Reason, language: Language, names: Names) -> str:
    """One reason, without a full stop."""
    if all(b - a < need.minutes for a, b in need.windows):
        return TOGETHER[language]["short"].format(minutes=need.minutes)
    role = next((r for r in need.roles if r.id == reason.role), None)
    if isinstance(role, ItemRole) and reason.code in GOODS[language]:
        return GOODS[language][reason.code].format(item=names.get(role.item, role.item))
    if isinstance(role, PersonRole) and (reason.near or reason.code == "no_provider"):
        return _nobody(problem, need, role, reason, language, names)
    everything = dict.fromkeys(_called(r, language, names) for r in need.roles)
    return TOGETHER[language]["apart"].format(all=AND[language].join(everything))


def _nobody(problem: Problem, need: Need, role: PersonRole, reason: Reason, language: Language, names: Names) -> str:
    said = NOBODY if role.people == 1 else TOO_FEW
    return (
        said[language][reason.code]
        .format(
            can=_can(role, language, names),
            near=_count(reason.near, language),
            all=CAN[language]["all"] if reason.near > 1 else "",
            when=spans(problem, need.windows, language),
            people=role.people,
        )
        .strip()
    )


def fix_in_words(problem: Problem, need: Need, fix: Fix, language: Language, names: Names) -> str:
    """One fix, without a full stop."""
    who = fix.provider or fix.resource
    called = names.get(who, who) if who else CAN[language]["they"]
    if fix.change == "need_window":
        return _another_time(problem, need, fix, language, called)
    if fix.change == "window":
        own = problem.provider_by_id[fix.provider or ""].windows
        more = [to_quarters(piece) for piece in without(tuple(fix.to), own)]
        return HELP[language]["window"].format(who=called, to=spans(problem, more, language))
    if fix.change == "skill":
        return HELP[language]["skill"].format(
            who=called, can=CAN[language]["do"].format(skills=names.get(fix.to, fix.to))
        )
    key, to = next(iter(fix.to.items())) if fix.change == "cap" else (fix.change, fix.to)
    return HELP[language][key].format(who=called, to=to)


def _another_time(problem: Problem, need: Need, fix: Fix, language: Language, who: str) -> str:
    """How much sooner or later a window of the need would have to begin or end, or which other one it takes."""
    start, end = to_quarters(tuple(fix.to))
    met = [w for w in need.windows if _meet(w, tuple(fix.to))]
    way = "need_window"
    if met:
        way = "sooner" if fix.to[1] == met[-1][1] else "later" if fix.to[0] == met[0][0] else way
    said = {"start": moment(problem, start, language), "end": moment(problem, end, language)}
    return HELP[language][way].format(who=who, to=span(problem, start, end, language), **said)


def _meet(a: Window, b: Window) -> bool:
    """Whether two windows overlap or touch."""
    return a[0] <= b[1] and b[0] <= a[1]


def without(window: Window, own: tuple[Window, ...]) -> Iterator[Window]:
    """The pieces of the window that none of one's own windows holds yet."""
    start, end = window
    for a, b in sorted(own):
        if start < a and b > start and a < end:
            yield start, a
        if a < end:
            start = max(start, b)
    if start < end:
        yield start, end


def _called(role: PersonRole | ItemRole, language: Language, names: Names) -> str:
    if isinstance(role, ItemRole):
        return names.get(role.item, role.item)
    return AND[language].join(names.get(s, s) for s in sorted(role.skills)) or names.get(role.id, role.id)


def _can(role: PersonRole, language: Language, names: Names) -> str:
    return _doing(sorted(role.skills), language, names)


def _doing(skills: Sequence[str], language: Language, names: Names) -> str:
    """会陪诊（萍乡话）, or 能来帮忙 where no service is asked for; languages and the like have a colon in them."""
    services = AND[language].join(names.get(s, s) for s in skills if ":" not in s)
    more = AND[language].join(names.get(s, s) for s in skills if ":" in s)
    said = CAN[language]["do"].format(skills=services) if services else CAN[language]["come"]
    return said + (CAN[language]["too"].format(more=more) if more else "")


def _count(near: int, language: Language) -> str:
    """Small numbers as a person says them: 两人, three."""
    if near == 1:
        return CAN[language]["one"]
    if language == "en":
        return str(near)
    return f"{'零一两三四五六七八九十'[near]}人" if near <= 10 else f" {near} 人"
