"""Time windows: turns phrases into spans and points in the future."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from nlu.grammar.times.calendar import DAY, end_of, next_month_day
from nlu.grammar.times.pipeline.phrase import Phrase
from nlu.grammar.times.pipeline.time_of_day import NOON
from nlu.grammar.times.tokens import Day, TimeOfDay
from nlu.grammar.times.vocabulary import WHOLE_DAY
from nlu.understanding import Point, Span, Window

_LONGEST_SPLIT = timedelta(days=10)
_WHOLE = TimeOfDay(0, 0, *WHOLE_DAY)


def windows(phrase: Phrase, at: datetime) -> list[Window]:
    """The windows that a phrase names, none of them past; a window that has begun begins now."""
    if phrase.moment:
        return _of_moment(phrase, at)
    if phrase.deadline and phrase.days:
        last = phrase.days[-1]
        end = end_of(last.last - DAY if last.kind == "festival" else last.last)
        return [Span(start=at, end=end)] if end > at else []
    days = phrase.days or [Day(0, 0, ((at.date(), at.date()),), step=1)]
    if phrase.ranged and phrase.days:
        return _kept(_ranged(phrase), at)
    return [window for day in _each_day(days, phrase.times) for window in _of_day(day, phrase.times or [_WHOLE], at)]


def _each_day(days: list[Day], times: list[TimeOfDay]) -> list[Day]:
    """A part of the day in a stretch (2号到4号下午) is that part on each of its days; whole days are one."""
    if not times or any(t.deadline or (t.opens, t.closes) == WHOLE_DAY for t in times):
        return days
    return [single for day in days for single in (_split(day) if _is_short_stretch(day) else [day])]


def _is_short_stretch(day: Day) -> bool:
    return day.kind in ("stretch", "week") and len(day.spans) == 1 and day.last - day.first < _LONGEST_SPLIT


def _split(day: Day) -> list[Day]:
    dates = [day.first + n * DAY for n in range((day.last - day.first).days + 1)]
    return [replace(day, spans=((each, each),), step=0) for each in dates]


def other_windows(phrase: Phrase, at: datetime) -> list[Window]:
    """The windows of the second reading, where a bare clock could be morning or evening; else none."""
    if not any(t.other for t in phrase.times):
        return []
    shifted = [_shifted(t, t.other) for t in phrase.times]
    return windows(Phrase(phrase.start, phrase.end, phrase.days, shifted), at)


def _of_moment(phrase: Phrase, at: datetime) -> list[Window]:
    moment = phrase.moment
    if moment is None or moment.moment <= at:
        return []
    if moment.deadline:
        return [Span(start=at, end=moment.moment)]
    return [Point(at=moment.moment.replace(second=0, microsecond=0))]


def _ranged(phrase: Phrase) -> Iterator[Window]:
    """周一上午到周三下午: one span from the first hours to the last, or to the evening of the last day."""
    first, last = phrase.times[0], phrase.times[-1] if len(phrase.times) > 1 else _WHOLE
    start = _at(phrase.days[0].first, first.opens)
    end = _at(phrase.days[0].last, last.opens if last.closes is None else last.closes)
    if end > start:
        yield Span(start=start, end=end)


def _kept(found: Iterator[Window], at: datetime) -> list[Window]:
    return [kept for window in found if (kept := _from_now(window, at))]


def _of_day(day: Day, times: list[TimeOfDay], at: datetime) -> Iterator[Window]:
    for first, last in day.spans:
        for hours in times:
            if window := _coming(first, last, hours, day, at):
                yield window


def _coming(first: date, last: date, hours: TimeOfDay, day: Day, at: datetime) -> Window | None:
    """The window on those days; where it is past, in the evening if that may be meant, or the next time round."""
    tries = [(0, 0)]
    if hours.vague and hours.opens < NOON:
        tries.append((0, NOON))
    if again := _days_until_again(day):
        tries.append((again, 0))
    for ahead, later in tries:
        window = _on(first + ahead * DAY, last + ahead * DAY, _shifted(hours, later), at)
        if kept := _from_now(window, at):
            return kept
    return None


def _days_until_again(day: Day) -> int:
    """After how many days a bare name comes round again; 0 where it does not."""
    if day.month_day and (again := next_month_day(day.month_day, day.first + DAY)):
        return (again - day.first).days
    return day.step


def _on(first: date, last: date, hours: TimeOfDay, at: datetime) -> Window:
    if hours.deadline:
        return Span(start=min(at, _at(last, hours.closes or 0)), end=_at(last, hours.closes or 0))
    if hours.closes is None:
        return Point(at=_at(first, hours.opens))
    return Span(start=_at(first, hours.opens), end=_at(last, hours.closes))


def _from_now(window: Window, at: datetime) -> Window | None:
    if isinstance(window, Point):
        return window if window.at >= at else None
    if window.end <= at:
        return None
    return window if window.start >= at else Span(start=at, end=window.end)


def _shifted(hours: TimeOfDay, minutes: int) -> TimeOfDay:
    closes = None if hours.closes is None else hours.closes + minutes
    return TimeOfDay(hours.start, hours.end, hours.opens + minutes, closes, hours.deadline)


def _at(day: date, minutes: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minutes)
