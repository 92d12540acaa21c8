"""Times counted from now: 三天之内, 两小时后, 一周内, 三个工作日内, 三天后."""

import re
from datetime import date, datetime, timedelta
from itertools import islice

from nlu.grammar.numerals import number
from nlu.grammar.times.building import single
from nlu.grammar.times.calendar import DAY, FARTHEST, end_of, month_ahead, month_end
from nlu.grammar.times.chinese.words import SMALL, UNITS
from nlu.grammar.times.tokens import Lexicon, Moment, Token
from nlu.grammar.times.workdays import workdays_from

_COUNT = rf"(?P<n>{SMALL})(?P<half>个半)?个?(?:多)?"
_UNIT = rf"(?P<unit>{'|'.join(UNITS)})"


def _length(found: re.Match[str]) -> timedelta | None:
    count = 0.5 if found["n"] == "半" else number(found["n"])
    if count is None or count <= 0:
        return None
    length = (count + (0.5 if found["half"] else 0)) * UNITS[found["unit"]]
    return length if length <= FARTHEST else None


def _within(found: re.Match[str], at: datetime) -> Token | None:
    length = _length(found)
    if length is None:
        return None
    end = at + length
    if length >= DAY:
        end = end_of(end.date())
    return Moment(found.start(), found.end(), end, deadline=True)


def _within_workdays(found: re.Match[str], at: datetime) -> Token | None:
    count = int(number(found["n"]) or 0)
    if not 0 < count <= 30:
        return None
    *_, last = islice(workdays_from(at.date() + DAY), count)
    return Moment(found.start(), found.end(), end_of(last), deadline=True)


def _later(found: re.Match[str], at: datetime) -> Token | None:
    length = _length(found)
    if length is None:
        return None
    if UNITS[found["unit"]] < DAY:
        return Moment(found.start(), found.end(), at + length, deadline=False)
    if found["unit"] == "月" and found["n"] != "半":
        return single(found, _months_later(at.date(), round(length / UNITS["月"])))
    return single(found, (at + length).date())


def _months_later(day: date, months: int) -> date:
    year, month = month_ahead(day, months)
    return min(date(year, month, 1) + (day.day - 1) * DAY, month_end(year, month))


LEXICON: Lexicon = (
    (re.compile(rf"{_COUNT}{_UNIT}(?:之内|以内|内|里头)(?![科向心容])"), _within),
    (re.compile(rf"(?P<n>{SMALL})个?工作日(?:之内|以内|内|里)"), _within_workdays),
    (re.compile(rf"(?:再?过)?{_COUNT}{_UNIT}(?:之后|以后|过后|后)(?!天)"), _later),
    (re.compile(rf"(?:再过|过)(?P<n>{SMALL})(?P<half>)个?(?P<unit>周|星期|礼拜|月|小时|钟头)"), _later),
)
