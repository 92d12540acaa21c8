"""jionlp's times in the form of the parse contract, read as favourably as its answers allow.

What the contract lays down and jionlp cannot know is put right: a whole day is 08:00–20:00, a weekend is two days, an
open end is 22:00, a clock time is a point, now is no window, and what is past comes again: a weekday next week, a date
next year, an hour tomorrow.
"""

import logging
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Any

import jionlp
from dateutil.relativedelta import relativedelta

from nlu.grammar.times.read import Times
from nlu.understanding import WEEK, Day, Every, Point, Rule, Span, Window

Found = Mapping[str, Any]
"""One expression as jionlp tells it: its `text`, `type`, and `detail` with the `time`."""

Moments = tuple[datetime, datetime]

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_WHOLE_DAY = (time(0), time(23, 59, 59))
_MORNING, _EVENING, _LATE = time(8), time(20), time(22)
_RETURNS = (
    (re.compile(r"周|星期|礼拜"), relativedelta(weeks=1)),
    (re.compile(r"月|节|[元除]"), relativedelta(years=1)),
    (re.compile(r"[号日]"), relativedelta(months=1)),
)
_EVERY: Mapping[tuple[str, float], Every] = {
    ("day", 1): "week",
    ("day", 7): "week",
    ("day", 14): "two_weeks",
    ("month", 1): "month",
}
logging.getLogger().setLevel(logging.CRITICAL)  # it logs every expression that it cannot read


def jionlp_times(text: str, at: datetime) -> Times:
    """What jionlp finds in a normalised text as said at `at`."""
    found = _found(text, at)
    when = dict.fromkeys(window for each in found for window in _windows(each, at))
    return Times(tuple(when), tuple(rule for each in found for rule in _rules(each)))


def _found(text: str, at: datetime) -> Sequence[Found]:
    try:
        return list(jionlp.ner.extract_time(text, time_base=at.timestamp(), with_parsing=True))
    except Exception:  # of any kind: its authors do not say which
        return []


def _windows(found: Found, at: datetime) -> list[Window]:
    if found["type"] not in ("time_point", "time_span"):
        return []
    is_point = found["type"] == "time_point"
    span = _to_come(_moments(found["detail"]["time"]), found["text"], at)
    if span is None:
        return []
    weekend = is_point and "周末" in found["text"]  # of which it tells the Sunday
    spans = [(span[0] - _DAY, span[1] - _DAY), span] if weekend else [span]
    return [_window(each, at, is_point) for each in spans if max(each[0], at) < each[1]]


def _moments(written: Sequence[str]) -> Moments:
    """The two moments; an end left open is late that evening, one before the start is meant in the afternoon."""
    start = datetime.fromisoformat(written[0]) if written[0] != "-inf" else datetime.min
    end = datetime.combine(start, _LATE) if written[1] == "inf" else datetime.fromisoformat(written[1])
    return start, end + 12 * _HOUR if end < start else end


def _to_come(span: Moments, words: str, at: datetime) -> Moments | None:
    """The span, or if it is past its return; None where it is now."""
    start, end = span
    if end > at:
        return span
    if start == at:
        return None
    step = next((step for sign, step in _RETURNS if sign.search(words)), relativedelta(days=1))
    return (start if start == datetime.min else start + step), end + step


def _window(span: Moments, at: datetime, is_point: bool) -> Window:
    start, end = span
    if is_point and end - start < _HOUR + timedelta(minutes=1):
        return Point(at=start)
    first, last = _hours(span)
    return Span(start=max(datetime.combine(start, first), at), end=datetime.combine(end, last))


def _hours(span: Moments) -> tuple[time, time]:
    """The hours that are meant: from midnight to the second before it says that none were named."""
    start, end = span[0].time(), span[1].time()
    return (_MORNING, _EVENING) if (start, end) == _WHOLE_DAY else (start, end)


def _rules(found: Found) -> list[Rule]:
    if found["type"] != "time_period":
        return []
    detail = found["detail"]["time"]
    every = _EVERY.get(next(iter(detail["delta"].items()), ("", 0)))
    if every is None or detail["point"] is None:
        return []
    span = _moments(detail["point"]["time"])
    days = _days(span, found["text"], is_daily=detail["delta"].get("day") == 1)
    if span[1] - span[0] < _HOUR:
        return [Rule(days=days, at=span[0].time(), every=every)]
    first, last = _hours(span)
    return [Rule(days=days, start=first, end=last, every=every)]


def _days(span: Moments, words: str, *, is_daily: bool) -> tuple[Day, ...]:
    if "工作日" in words:
        return WEEK[:5]
    if "周末" in words:
        return WEEK[5:]
    first, last = (moment.date() for moment in span)
    inside = {(first + n * _DAY).weekday() for n in range((last - first).days + 1)}
    return WEEK if is_daily else tuple(day for number, day in enumerate(WEEK) if number in inside)
