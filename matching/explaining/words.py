"""Reasons, fixes and moves in words, for the coordinator: short sentences in Chinese or English.

Names are handed in (id -> name); what has no name is called by its id. Times are said in the problem's own time zone.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Literal

from matching.plan import Code, Fix, Reason, Served, Unserved
from matching.problem import FixedMatch, ItemRole, Need, PersonRole, Problem
from matching.replan import Moved

Language = Literal["zh", "en"]
Names = Mapping[str, str]

WEEK: dict[Language, list[str]] = {
    "zh": ["周一", "周二", "周三", "周四", "周五", "周六", "周日"],
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
}

WHY: dict[Language, dict[Code, str]] = {
    "zh": {
        "no_provider": "没有人会{role}",
        "out_of_radius": "{near}人会{role}，但都离得太远",
        "no_common_time": "{near}人会{role}，{when}都没空",
        "refused": "{near}人会{role}，但都是服务对象不愿意的人",
        "cap_reached": "{near}人会{role}，但都已排满",
        "no_item": "附近没有足够的{role}",
        "all_busy": "{near}人会{role}，但那时都在帮更急的人",
    },
    "en": {
        "no_provider": "nobody can do {role}",
        "out_of_radius": "{near} can do {role}, but all live too far away",
        "no_common_time": "{near} can do {role}, but none is free on {when}",
        "refused": "{near} can do {role}, but none is wanted by this person",
        "cap_reached": "{near} can do {role}, but have as many visits as they want",
        "no_item": "there is not enough {role} nearby",
        "all_busy": "{near} can do {role}, but are with more urgent needs then",
    },
}

APART: dict[Language, str] = {
    "zh": "{role}都有合适的人，但凑不到同一个时间",
    "en": "there are people for {role}, but not at one and the same time",
}

HELP: dict[Language, dict[str, str]] = {
    "zh": {
        "window": "若{who}能在{to}有空，就可以",
        "need_window": "若时间改到{to}，就可以安排",
        "radius": "若{who}愿意走到 {to} 公里，就可以",
        "skill": "若{who}会{to}，就可以",
        "cap": "若{who}愿意多接一次，就可以",
        "item": "若{who}有 {to} 件，就可以",
    },
    "en": {
        "window": "it would work if {who} were free {to}",
        "need_window": "it would work at another time: {to}",
        "radius": "it would work if {who} came as far as {to} km",
        "skill": "it would work if {who} could do {to}",
        "cap": "it would work if {who} took one visit more",
        "item": "it would work if {who} held {to}",
    },
}

MOVED: dict[Language, dict[str, str]] = {
    "zh": {
        "time": "{then}改到{now}",
        "people": "原来是{were}，现在是{are}",
        "roles": "{are}换了分工",
        "dropped": "原定{then}，现在排不上",
        "withdrawn": "不再需要了",
    },
    "en": {
        "time": "{then} becomes {now}",
        "people": "{are} instead of {were}",
        "roles": "{are} in other roles",
        "dropped": "was agreed for {then}, has no place now",
        "withdrawn": "is no longer asked for",
    },
}

STOP: dict[Language, tuple[str, str, str]] = {"zh": ("，", "；", "。"), "en": (", ", "; ", ".")}
COLON: dict[Language, str] = {"zh": "：", "en": ": "}
AND: dict[Language, str] = {"zh": "、", "en": " and "}


def in_words(problem: Problem, unserved: Unserved, language: Language, names: Names, fixes: int = 1) -> str:
    """Why this need is not served, and the first `fixes` changes that would help, in one sentence."""
    need = problem.need_by_id[unserved.need]
    parts = list(dict.fromkeys(reason_in_words(problem, need, r, language, names) for r in unserved.reasons))
    parts += [fix_in_words(problem, fix, language, names) for fix in unserved.fixes[:fixes]]
    _, between, end = STOP[language]
    return between.join(parts) + end


def reason_in_words(problem: Problem, need: Need, reason: Reason, language: Language, names: Names) -> str:
    """One reason, without a full stop."""
    role = _role(need, reason.role, names)
    if reason.near == 0 and reason.code in ("no_common_time", "all_busy"):
        return APART[language].format(role=_all_roles(need, language, names))
    when = STOP[language][0].join(span(problem, a, b, language) for a, b in need.windows)
    return WHY[language][reason.code].format(role=role, near=_count(reason.near, language), when=when)


def fix_in_words(problem: Problem, fix: Fix, language: Language, names: Names) -> str:
    """One fix, without a full stop."""
    who = fix.provider or fix.resource or ""
    to = span(problem, fix.to[0], fix.to[1], language) if fix.change in ("window", "need_window") else str(fix.to)
    to = names.get(to, to) if fix.change == "skill" else to
    return HELP[language][fix.change].format(who=names.get(who, who), to=to)


def moved_in_words(problem: Problem, moved: Moved, language: Language, names: Names) -> str:
    """An agreed visit that moved, and how, without a full stop."""
    were = {who for given in moved.before.people.values() for who in given}
    are = {who for _, who in moved.after.people} if moved.after else set()
    told = {
        "then": _visit(problem, moved.before, language), "now": _visit(problem, moved.after, language),
        "were": _listed(were, language, names), "are": _listed(are, language, names),
    }  # fmt: skip
    ways = ["roles" if shift == "people" and were == are else shift for shift in moved.shifts]
    if moved.need not in problem.need_by_id:
        ways = ["withdrawn"]
    said = STOP[language][0].join(MOVED[language][way].format(**told) for way in ways)
    return f"{names.get(moved.need, moved.need)}{COLON[language]}{said}"


def _visit(problem: Problem, match: FixedMatch | Served | None, language: Language) -> str:
    need = match and problem.need_by_id.get(match.need)
    return span(problem, match.start, match.start + need.minutes, language) if match and need else ""


def _listed(people: Iterable[str], language: Language, names: Names) -> str:
    return AND[language].join(names.get(who, who) for who in sorted(people))


def span(problem: Problem, start: int, end: int, language: Language) -> str:
    """`周三 14:00–17:00`: minutes of the problem as a day of the week and the clock."""
    a, b = (problem.start + timedelta(minutes=m) for m in (start, end))
    days = WEEK[language]
    last = f"{b:%H:%M}" if a.date() == b.date() else f"{days[b.weekday()]} {b:%H:%M}"
    return f"{days[a.weekday()]} {a:%H:%M}–{last}"


def _role(need: Need, name: str, names: Names) -> str:
    role = next((r for r in need.roles if r.id == name), None)
    if isinstance(role, ItemRole):
        return names.get(role.item, role.item)
    if isinstance(role, PersonRole) and role.skills:
        return "、".join(names.get(s, s) for s in sorted(role.skills))
    return names.get(name, name)


def _all_roles(need: Need, language: Language, names: Names) -> str:
    return AND[language].join(dict.fromkeys(_role(need, r.id, names) for r in need.roles))


def _count(near: int, language: Language) -> str:
    """Small numbers as a person says them: 两人, three."""
    if language == "en":
        return str(near)
    return "零一两三四五六七八九十"[near] if near <= 10 else f" {near} "
