"""Absences: the times at which a helper says that they cannot come: 就12月7号来不了, 下周出差, 周三要带孙子打疫苗."""

import re
from datetime import datetime

from nlu.grammar.script import focus, normalise
from nlu.grammar.times.read import read_times
from nlu.intents import Intent
from nlu.understanding import Point, Window

_CLAUSE = re.compile(r"[,，。;；!！?？\n]|但是?|不过|就是|\bbut\b|(?=\bexcept\b)")
_ALL_BUT = re.compile(r"(除[了开去掉].{1,20}?)(?=都|其[他它余])")
_ABSENT = re.compile(
    r"来不[了成]|去不[了成]|[没冇](?:有)?(?:空|时间|得空)|不得(?:空|闲)|不在(?!话下)|不行|不方便|不(?:能|会|可以|好)?(?:来|去)(?!不)"
    r"|没法|有事|出差|请了?假|住院|手术|旅游|旅行|出门|外地|外出|回老家|老家有|走亲戚|加班|值班"
    r"|(?:别|不要|不用|甭)(?:再|来)?(?:找|叫|喊|安排|派|问|约)|休息|歇|抽不[出开]|(?<![不没])忙(?!吗|的话)|除[了开去]|除外|以外|之外"
    r"|\b(?:can ?not|can't|cannot|won't|unable|unavailable|not available|not free|away|busy|out of town)\b"
    r"|\bexcept\b|^\s*not\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?:我|就|都|也|那|肯定|可能|恐怕|实在|真的|整个?|一?[周天个]|星期|礼拜|月)*[来去]不[了成](?:了|啊|呢|的|哦|哈)*"
    r"|(?:sorry )?i can't (?:come|go|make it)",
    re.IGNORECASE,
)
_FREE = re.compile(
    r"(?<![没冇不])有空|都(?:行|可以|能)|(?<!不)(?:可以|能)(?:来|去)|\b(?:free|available)\b", re.IGNORECASE
)
_ONE_DAY = re.compile(
    r"\d\s*[号日月]|\d[./-]\d|[一二三四五六七八九十]\s*[号月]|[今明后]|[这本下]|节|元旦|国庆|春节|过年"
    r"|除夕|初[一二三四五六七八九十]"
    r"|\b(?:today|tonight|tomorrow|this|next|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|christmas|new year)\b",
    re.IGNORECASE,
)
"""What tells one day from a day of the week as such: 周三没空 in an offer is a rule, 下周三没空 is a day."""


def is_absence(text: str) -> bool:
    """Whether a clause of the text says that somebody cannot come."""
    return any(_ABSENT.search(clause) and not _FREE.search(clause) for clause in _clauses(text))


def is_refusal(text: str) -> bool:
    """Whether the text as a whole refuses: 周一要带孙子打疫苗，去不了了 says when, and offers no time at all."""
    clauses = _clauses(text)
    return any(_BARE.fullmatch(clause.strip()) for clause in clauses) and not any(map(_FREE.search, clauses))


def absences(text: str, at: datetime, *, refusal: bool = False) -> tuple[Window, ...]:
    """The one-off times at which the speaker of a raw `text`, said at `at` (naive local time), cannot come.

    In an offer of time only what a clause of absence says counts, and only single days: its rules say the rest. In a
    `refusal` everything is about that. A day that the clause before names (下周出差，一周都来不了) counts too.
    """
    clauses = _clauses(text)
    refusal = refusal or is_refusal(text)
    if not refusal and not is_absence(text):
        return ()
    meant = [clause for clause in clauses if _is_meant(clause, refusal)]
    found = (window for clause in meant for window in read_times(clause, at, Intent.CANCEL).when)
    return tuple(dict.fromkeys(window for window in found if _end(window) > at))


def _clauses(text: str) -> list[str]:
    return [clause for clause in _CLAUSE.split(_ALL_BUT.sub(r"\1,", focus(normalise(text)))) if clause.strip()]


def _is_meant(clause: str, refusal: bool) -> bool:
    if _FREE.search(clause):
        return False
    return refusal or bool(_ABSENT.search(clause) and _ONE_DAY.search(clause))


def _end(window: Window) -> datetime:
    return window.at if isinstance(window, Point) else window.end
