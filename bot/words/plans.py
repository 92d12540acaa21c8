"""A plan in sentences for the coordinator: why a need is not served, what would help, what moved.

Names are handed in (id or code -> name); what has no name is called by its id. Hours that somebody is asked for are
said in quarters of an hour, outward: whoever has the longer time has the shorter one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from bot.core.messages import Language
from bot.words import say
from bot.words.fixes import named_change, to_quarters
from matching import (
    Assignment,
    Fix,
    ItemRole,
    Moved,
    Need,
    PersonRole,
    Problem,
    Reason,
    Unserved,
    Window,
)
from nlu.understanding import WEEK

Names = Mapping[str, str]

_GOODS_CODES = frozenset({"no_item", "all_busy"})
"""Reasons that are said of goods by their name; any other means that the parts do not come together."""


def in_words(problem: Problem, unserved: Unserved, language: Language, names: Names, fixes: int = 2) -> str:
    """Why this need is not served, and up to `fixes` changes of different kinds that would help, in one sentence."""
    need = problem.need_by_id[unserved.need]
    parts = list(dict.fromkeys(reason_in_words(problem, need, r, language, names) for r in unserved.reasons))
    kinds = {fix.change: fix for fix in reversed(unserved.fixes)}
    chosen = [fix for fix in unserved.fixes if kinds[fix.change] is fix]
    parts += [fix_in_words(problem, need, fix, language, names) for fix in chosen[:fixes]]
    return say(language, "plan.semicolon").join(parts) + say(language, "plan.stop")


def reason_in_words(problem: Problem, need: Need, reason: Reason, language: Language, names: Names) -> str:
    """One reason, without a full stop."""
    if all(b - a < need.minutes for a, b in need.windows):
        return say(language, "plan.together.short", minutes=need.minutes)
    role = next((r for r in need.roles if r.id == reason.role), None)
    if isinstance(role, ItemRole) and reason.code in _GOODS_CODES:
        return say(language, f"plan.goods.{reason.code}", item=names.get(role.item, role.item))
    if isinstance(role, PersonRole) and (reason.near or reason.code == "no_provider"):
        return _nobody(problem, need, role, reason, language, names)
    everything = dict.fromkeys(_called(r, language, names) for r in need.roles)
    return say(language, "plan.together.apart", all=_listed(everything, language))


def fix_in_words(problem: Problem, need: Need, fix: Fix, language: Language, names: Names) -> str:
    """One fix, without a full stop."""
    who = fix.provider or fix.resource
    called = names.get(who, who) if who else say(language, "plan.can.they")
    if fix.change == "need_window":
        return _another_time(problem, need, fix, language, called)
    if fix.change == "window":
        own = problem.provider_by_id[fix.provider or ""].windows
        more = [to_quarters(piece) for piece in without(tuple(fix.to), own)]
        return say(language, "plan.help.window", who=called, to=spans(problem, more, language))
    if fix.change == "skill":
        can = say(language, "plan.can.do", skills=names.get(fix.to, fix.to))
        return say(language, "plan.help.skill", who=called, can=can)
    change, to = named_change(fix.change, fix.to)
    return say(language, f"plan.help.{change}", who=called, to=to)


def moved_in_words(problem: Problem, moved: Moved, language: Language, names: Names) -> str:
    """An agreed visit that moved, and how, without a full stop."""
    were = {who for _, who in moved.before.people}
    are = {who for _, who in moved.after.people} if moved.after else set()
    told = {
        "then": _visit(problem, moved.before, language), "now": _visit(problem, moved.after, language),
        "were": _people(were, language, names), "are": _people(are, language, names),
    }  # fmt: skip
    ways = ["roles" if shift == "people" and were == are else shift for shift in moved.shifts]
    if moved.need not in problem.need_by_id:
        ways = ["withdrawn"]
    said = say(language, "plan.comma").join(say(language, f"plan.moved.{way}", **told) for way in ways)
    return f"{names.get(moved.need, moved.need)}{say(language, 'plan.colon')}{said}"


def span(problem: Problem, start: int, end: int, language: Language) -> str:
    """Two minutes of the problem as days and the clock in its own time zone: `周三 14:00–17:00`."""
    a, b = _moment(problem, start), _moment(problem, end)
    last = f"{b:%H:%M}" if a.date() == b.date() else _said(b, language)
    return f"{_said(a, language)}–{last}"


def spans(problem: Problem, windows: Iterable[Window], language: Language) -> str:
    """Several, with an `and` between them."""
    return _listed((span(problem, *window, language) for window in windows), language)


def moment(problem: Problem, minute: int, language: Language) -> str:
    """`周三 14:00`."""
    return _said(_moment(problem, minute), language)


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


def _nobody(problem: Problem, need: Need, role: PersonRole, reason: Reason, language: Language, names: Names) -> str:
    return say(
        language,
        f"plan.{'nobody' if role.people == 1 else 'too_few'}.{reason.code}",
        can=_can(sorted(role.skills), language, names),
        near=_count(reason.near, language),
        all=say(language, "plan.can.all") if reason.near > 1 else "",
        when=spans(problem, need.windows, language),
        people=role.people,
    ).strip()


def _another_time(problem: Problem, need: Need, fix: Fix, language: Language, who: str) -> str:
    """How much sooner or later a window of the need would have to begin or end, or which other one it takes."""
    start, end = to_quarters(tuple(fix.to))
    met = [w for w in need.windows if _meet(w, tuple(fix.to))]
    way = "need_window"
    if met:
        way = "sooner" if fix.to[1] == met[-1][1] else "later" if fix.to[0] == met[0][0] else way
    said = {"start": moment(problem, start, language), "end": moment(problem, end, language)}
    return say(language, f"plan.help.{way}", who=who, to=span(problem, start, end, language), **said)


def _meet(a: Window, b: Window) -> bool:
    """Whether two windows overlap or touch."""
    return a[0] <= b[1] and b[0] <= a[1]


def _called(role: PersonRole | ItemRole, language: Language, names: Names) -> str:
    if isinstance(role, ItemRole):
        return names.get(role.item, role.item)
    return _listed((names.get(s, s) for s in sorted(role.skills)), language) or names.get(role.id, role.id)


def _can(skills: Sequence[str], language: Language, names: Names) -> str:
    """会陪诊（萍乡话）, or 能来帮忙 where no service is asked for; languages and the like have a colon in them."""
    services = _listed((names.get(s, s) for s in skills if ":" not in s), language)
    more = _listed((names.get(s, s) for s in skills if ":" in s), language)
    said = say(language, "plan.can.do", skills=services) if services else say(language, "plan.can.come")
    return said + (say(language, "plan.can.too", more=more) if more else "")


def _count(near: int, language: Language) -> str:
    """Small numbers as a person says them: 两人, three."""
    if near == 1:
        return say(language, "plan.can.one")
    if language == "en":
        return str(near)
    return f"{'零一两三四五六七八九十'[near]}人" if near <= 10 else f" {near} 人"


def _visit(problem: Problem, match: Assignment | None, language: Language) -> str:
    need = match and problem.need_by_id.get(match.need)
    return span(problem, match.start, match.start + need.minutes, language) if match and need else ""


def _people(people: Iterable[str], language: Language, names: Names) -> str:
    return _listed((names.get(who, who) for who in sorted(people)), language)


def _listed(parts: Iterable[str], language: Language) -> str:
    return say(language, "plan.and").join(parts)


def _moment(problem: Problem, minute: int) -> datetime:
    return problem.start + timedelta(minutes=minute)


def _said(at: datetime, language: Language) -> str:
    return f"{say(language, f'day.{WEEK[at.weekday()]}')} {at:%H:%M}"
