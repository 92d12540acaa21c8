"""Rescheduling: the new time where somebody moves a visit, 周五改成下周一, 推迟两天, 改到下午三点."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from nlu.grammar.numerals import number
from nlu.grammar.times.calendar import FARTHEST
from nlu.grammar.times.chinese.words import SMALL, UNITS
from nlu.grammar.times.pipeline.phrase import Phrase
from nlu.grammar.times.pipeline.windows import windows
from nlu.understanding import Point, Span, Window

_PIVOT = re.compile(
    r"(?:改|换|挪|推迟?|移|调整?|延后?|延迟|提前?|提早|顺延|放|定)(?:成|到|为|在|去|至|个)|改(?:一下)?(?=[周下明后这今\d上中晚])|换(?=[周下明后这今\d上中晚])|"
    r"而是|(?<!不)是(?=[周下明后]).{0,8}$|\b(?:to|instead of)\b"
)
_SHIFT = re.compile(
    rf"(?P<back>提前|提早|往前|早)?(?:推迟|推后|推|延后|延迟|延期|延|晚|往后|顺延|挪)?(?:挪|推|延|调|移)?(?:个|大概|上)?(?P<n>{SMALL})(?P<half>个半)?个?(?P<unit>{'|'.join(UNITS)})"
)
_SHIFT_WORDS = re.compile(r"提前|提早|推迟|推后|往后|往前|延后|延迟|延期|顺延|晚|早|推|延")


def new_phrases(found: Sequence[Phrase], text: str) -> list[Phrase]:
    """The phrases that name the new time; one without a day keeps the old day."""
    pivots = [m.end() for m in _PIVOT.finditer(text)]
    for pivot in reversed(pivots):
        new = _plain([p for p in found if p.start >= pivot])
        old = [p for p in found if p.start < pivot]
        if new:
            return [_with_day(phrase, old) for phrase in new]
    return list(found[-1:]) if len(found) > 1 and not pivots else list(found)


def shifted(found: Sequence[Phrase], text: str, at: datetime) -> list[Window] | None:
    """The old windows moved by what is said (推迟两天); None where nothing of the kind is said."""
    match = next((m for m in _SHIFT.finditer(text) if _SHIFT_WORDS.match(m.group())), None)
    if match is None or any(p.days and p.times for p in found if p.start >= match.end()):
        return None  # nothing is moved by an amount, or the new time is said after it
    count = 0.5 if match["n"] == "半" else number(match["n"]) or 0
    length = (count + (0.5 if match["half"] else 0)) * UNITS[match["unit"]]
    if length > FARTHEST:
        return None
    old = [w for p in found if not p.every and p.end <= match.start() for w in windows(p, at)]
    return [w for w in (_moved(w, -length if match["back"] else length) for w in old) if _start(w) >= at]


def _plain(found: list[Phrase]) -> list[Phrase]:
    """Without what only adds to the first new time."""
    return found[:1] + [p for p in found[1:] if not p.extra]


def _with_day(phrase: Phrase, old: Sequence[Phrase]) -> Phrase:
    days = next((p.days for p in reversed(old) if p.days), None)
    if phrase.days or phrase.moment or phrase.every or not days:
        return phrase
    return replace(phrase, days=list(days))


def _moved(window: Window, by: timedelta) -> Window:
    if isinstance(window, Point):
        return Point(at=window.at + by)
    return Span(start=window.start + by, end=window.end + by)


def _start(window: Window) -> datetime:
    return window.at if isinstance(window, Point) else window.start
