"""Between what people say (naive local times, `nlu.understanding`) and what is stored (aware UTC, `data`)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta

from data.core.recurrence import NewRule
from data.models import AvailabilityRule, AvailabilitySpan, NeedRule, NeedWindow, ResourceHours
from nlu.clock import local, utc
from nlu.understanding import WEEK, Point, Rule, Span, Window

FREE_AFTER_A_POINT = timedelta(hours=2)
"""Somebody who can help "at seven" is taken to be free for two hours from then on."""

_LAST_MINUTE = time(23, 59)
_DAY = (time(8), time(20))


def stored_windows(windows: Iterable[Window]) -> list[tuple[datetime, datetime | None]]:
    """For a need: (start, end); a point has no end, the length of the visit gives it one."""
    return [(utc(w.at), None) if isinstance(w, Point) else (utc(w.start), utc(w.end)) for w in windows]


def stored_spans(windows: Iterable[Window]) -> list[tuple[datetime, datetime]]:
    """For a helper's free time: every span has an end."""
    spans = ((w.at, w.at + FREE_AFTER_A_POINT) if isinstance(w, Point) else (w.start, w.end) for w in windows)
    return [(utc(start), utc(end)) for start, end in spans]


def stored_rule(rule: Rule) -> NewRule:
    """For a need: a point stays one, a count stays one; 08:00-20:00 where no hours are said."""
    start = rule.at or rule.start or _DAY[0]
    end = None if rule.at else rule.end or _DAY[1]
    return _stored(rule, rule.days, start, end, rule.times)


def stored_hours(rule: Rule) -> NewRule:
    """For a helper's free time: every rule has days and an end."""
    start = rule.at or rule.start or _DAY[0]
    end = _later(rule.at) if rule.at else rule.end or _DAY[1]
    every_day = () if rule.monthdays or rule.every == "two_days" else WEEK
    return _stored(rule, rule.days or every_day, start, end, None)


def stored_opening(rules: Iterable[Rule], windows: Iterable[Window]) -> list[NewRule]:
    """Of a room or a vehicle: hours that come again, and one-off times as hours of those days alone."""
    spans = (window for window in windows if isinstance(window, Span))
    return [*map(stored_hours, rules), *map(_once, spans)]


def _once(span: Span) -> NewRule:
    return NewRule(WEEK, span.start.time(), span.end.time(), since=span.start.date(), until=span.end.date())


def _stored(rule: Rule, days: tuple[str, ...], start: time, end: time | None, times: int | None) -> NewRule:
    return NewRule(days, start, end, times, rule.every, rule.since, rule.until, rule.nth, rule.monthdays, rule.lunar)


def said_windows(windows: Sequence[NeedWindow | AvailabilitySpan]) -> tuple[Window, ...]:
    """Stored windows of a need, or one-off times of a helper, as spans of local time."""
    return tuple(Span(start=local(window.start), end=local(window.end)) for window in windows)


def said_rule(rule: NeedRule | AvailabilityRule | ResourceHours) -> Rule:
    """A stored rule as it is said."""
    days = tuple(day for day in (*WEEK, "HO") if day in rule.days)
    hours = {"start": rule.start, "end": rule.end} if rule.end else {"at": rule.start}
    times = rule.times if isinstance(rule, NeedRule) else None
    return Rule.model_validate(
        {
            "days": days, "times": times, "every": rule.every, "since": rule.since, "until": rule.until,
            "nth": rule.nth, "monthdays": tuple(rule.monthdays or ()), "lunar": bool(rule.lunar),
        } | hours
    )  # fmt: skip


def _later(start: time) -> time:
    end = datetime.combine(datetime.min.date(), start) + FREE_AFTER_A_POINT
    return end.time() if end.date() == datetime.min.date() else _LAST_MINUTE
