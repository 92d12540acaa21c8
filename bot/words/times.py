"""Times in words, in full: a wrong time that is read back is a visit saved, so nothing is left to be guessed."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from bot.core.messages import Language
from bot.words import say
from nlu.understanding import WEEK, Point, Rule, Span, Window

_PARTS = {
    (time(6), time(9)): "part.early",
    (time(8), time(12)): "part.morning",
    (time(11), time(14)): "part.noon",
    (time(12), time(18)): "part.afternoon",
    (time(17), time(19)): "part.dusk",
    (time(18), time(22)): "part.evening",
    (time(8), time(20)): "part.day",
}
_LAST = -1
_SHORTEST_RUN_DAYS = 3
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def windows_in_words(language: Language, windows: Sequence[Window], now: datetime, between: str = "list.or") -> str:
    """One-off times, each in full, by default as a choice; a run of days with the same hours as one.

    The year is said where it is not the present one.
    """
    if run := _run(windows):
        first, last = (_day(language, day, now) for day in run)
        return say(language, "time.run", first=first, last=last, hours=_hours(language, *_clocks(windows[0])))
    return say(language, between).join(_window(language, window, now) for window in windows)


def _run(windows: Sequence[Window]) -> tuple[date, date] | None:
    """The first and the last day where these are the same hours of days that follow one another."""
    spans = [window for window in windows if isinstance(window, Span)]
    if len(spans) < _SHORTEST_RUN_DAYS or len(spans) != len(windows):
        return None
    days = [span.start.date() for span in spans]
    alike = all(_clocks(span) == _clocks(spans[0]) and span.end.date() == span.start.date() for span in spans)
    running = all(after - before == timedelta(days=1) for before, after in pairwise(days))
    return (days[0], days[-1]) if alike and running else None


def _clocks(window: Window) -> tuple[time, time]:
    ends = (window.at, window.at) if isinstance(window, Point) else (window.start, window.end)
    return ends[0].time(), ends[1].time()


def rules_in_words(language: Language, rules: Sequence[Rule]) -> str:
    """Repeated times, each in full."""
    return say(language, "list.and").join(_rule(language, rule) for rule in rules)


def times_in_words(language: Language, windows: Sequence[Window], rules: Sequence[Rule], now: datetime) -> str:
    """One-off and repeated times together; empty where there are none."""
    both = (windows_in_words(language, windows, now), rules_in_words(language, rules))
    return say(language, "list.and").join(words for words in both if words)


def visit_in_words(language: Language, start: datetime, end: datetime, now: datetime) -> str:
    """When an agreed visit begins and ends."""
    return _window(language, Span(start=start, end=end), now)


def moment_in_words(language: Language, moment: datetime, now: datetime) -> str:
    """A day and an hour."""
    return f"{_day(language, moment.date(), now)} {moment:%H:%M}"


def _window(language: Language, window: Window, now: datetime) -> str:
    if isinstance(window, Point):
        return f"{_day(language, window.at.date(), now)} {window.at:%H:%M}"
    if _whole_days(window):
        return _days(language, window, now)
    first, last = window.start, window.end
    if last.date() != first.date() and last - first > timedelta(hours=12):
        return say(
            language,
            "time.stretch",
            start=moment_in_words(language, first, now),
            end=moment_in_words(language, last, now),
        )
    return f"{_day(language, first.date(), now)} {_hours(language, first.time(), last.time())}"


def day_in_words(language: Language, day: date, now: datetime) -> str:
    """A day, with its year where it is not the present one."""
    return _day(language, day, now)


def _whole_days(span: Span) -> bool:
    return (span.start.time(), span.end.time()) == (time(0), time(23, 59))


def _days(language: Language, span: Span, now: datetime) -> str:
    first, last = _day(language, span.start.date(), now), _day(language, span.end.date(), now)
    if first == last:
        return f"{first} {say(language, 'part.whole')}"
    return say(language, "time.stretch", start=first, end=last)


def _day(language: Language, day: date, now: datetime) -> str:
    key = "time.day" if day.year == now.year else "time.day_of_year"
    weekday = say(language, f"day.{WEEK[day.weekday()]}")
    return say(language, key, year=day.year, month=day.month, name=_MONTHS[day.month - 1], day=day.day, weekday=weekday)


def _hours(language: Language, start: time, end: time) -> str:
    hours = f"{start:%H:%M}–{end:%H:%M}"
    part = _PARTS.get((start, end))
    return say(language, "time.part", part=say(language, part), hours=hours) if part else hours


def _rule(language: Language, rule: Rule) -> str:
    words = f"{_how_often(language, rule)} {hours_in_words(language, rule)}".strip()
    if rule.since:
        words += say(language, "time.since", day=rule.since.isoformat())
    if rule.until:
        words += say(language, "time.until", day=rule.until.isoformat())
    return words


def _how_often(language: Language, rule: Rule) -> str:
    if rule.times:
        return say(language, f"every.{rule.every}.times", times=rule.times)
    if rule.every == "two_days":
        return say(language, "every.two_days")
    if rule.monthdays:
        return _month_days(language, rule)
    if rule.every == "week" and len(rule.days) == len(WEEK):
        return say(language, "every.day")
    return _weekdays(language, rule)


def _weekdays(language: Language, rule: Rule) -> str:
    days = say(language, "list.days").join(say(language, f"day.{day}") for day in rule.days)
    if rule.nth == _LAST:
        return say(language, "every.month.last", days=days)
    key = f"every.month.nth.{rule.nth}" if rule.nth else f"every.{rule.every}"
    return say(language, key, days=days)


def _month_days(language: Language, rule: Rule) -> str:
    """每月5日、15日; 每月（农历）初一; the days from a month's end by their own name."""
    named = [say(language, "monthday" if day > 0 else "monthday.from_end", day=abs(day)) for day in rule.monthdays]
    days = say(language, "list.days").join(named)
    return say(language, "every.month.lunar" if rule.lunar else "every.month", days=days)


def hours_in_words(language: Language, rule: Rule) -> str:
    """At which hours of its days a rule is; empty where none are said."""
    if rule.at:
        return f"{rule.at:%H:%M}"
    if rule.start and rule.end:
        return _hours(language, rule.start, rule.end)
    return ""
