"""Recurrence rules: turns phrases into rules, which repeat, on which days, since and until when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from nlu.grammar.times.pipeline.phrase import Phrase
from nlu.grammar.times.tokens import Every, TimeOfDay
from nlu.grammar.times.vocabulary import ALL_WEEK, WHOLE_DAY, WORK_WEEK
from nlu.intents import OFFERS, Intent
from nlu.understanding import WEEK, Rule
from nlu.understanding import Day as WeekDay

_WHOLE = TimeOfDay(0, 0, *WHOLE_DAY)
_DAY_MINUTES = 24 * 60


@dataclass(frozen=True)
class Season:
    """The time that rules hold: from a day, to a day, either open."""

    since: date | None = None
    until: date | None = None


def repeats(phrase: Phrase, intent: Intent | None, *, always: bool, once: bool) -> bool:
    """Whether a phrase is a rule: by 每, 工作日, in an offer by a weekday; `always` where 都, 一般 … were said.

    `once` where 轮休, 请了假 … say that a weekday is that day alone.
    """
    offered = intent in OFFERS
    if phrase.every and phrase.every.holidays:
        return offered
    if phrase.every or not phrase.days:
        return bool(phrase.every) or (offered and always and bool(phrase.times))
    day = phrase.days[0]
    if not day.weekdays or phrase.deadline:
        return False
    if day.kind in ("workdays", "usual"):
        return day.kind == "workdays" or offered or bool(phrase.times)
    if day.kind == "stretch":
        whole_week = day.weekdays[: len(WORK_WEEK)] == WORK_WEEK
        return day.bare and (offered or (whole_week and (bool(phrase.times) or always)))
    return day.bare and offered and not once


def rules(phrase: Phrase, season: Season, excluded: frozenset[int]) -> Iterator[Rule]:
    """One rule for each time of day of the phrase."""
    every = phrase.every or Every(phrase.start, phrase.end, "week")
    days = _days(phrase, excluded)
    counted = not (days or every.monthdays or every.every == "two_days")
    for hours in _hours(phrase.times):
        yield Rule(
            days=days,
            nth=every.nth if days else None,
            monthdays=every.monthdays,
            lunar=every.lunar,
            times=(phrase.count or every.times or 1) if counted else None,
            every=every.every,
            start=None if hours.closes is None else _clock(hours.opens),
            end=None if hours.closes is None else _clock(hours.closes),
            at=_clock(hours.opens) if hours.closes is None else None,
            since=season.since,
            until=season.until,
        )


def _days(phrase: Phrase, excluded: frozenset[int]) -> tuple[WeekDay, ...]:
    if phrase.every and (phrase.every.monthdays or phrase.every.every == "two_days"):
        return ()
    if phrase.every and phrase.every.holidays:
        return ("HO",)
    daily = () if phrase.every or phrase.days else ALL_WEEK
    return tuple(WEEK[n] for n in (daily or _weekdays(phrase)) if n not in excluded)


def season(phrases: Sequence[Phrase], at: date) -> Season:
    """When the rules of a text begin and end, by the phrases that are no rules themselves."""
    since: date | None = None
    until: date | None = None
    for phrase in phrases:
        if not phrase.days or phrase.times:
            continue
        day = phrase.days[-1]
        if phrase.until:
            until = day.last
        elif day.kind in ("stretch", "week") and not phrase.open_end:
            since, until = day.first, day.last
        elif phrase.since:
            since = day.first
    return Season(since if since and since > at else None, until)


def is_season(phrase: Phrase) -> bool:
    """Whether a phrase only says since or until when the rules of its text hold."""
    if not phrase.days or phrase.times:
        return False
    return phrase.until or phrase.since or phrase.days[-1].kind in ("stretch", "week")


def _weekdays(phrase: Phrase) -> list[int]:
    named = {n for day in phrase.days for n in day.weekdays}
    return sorted(named or set(phrase.every.days if phrase.every else ()))


def _hours(times: Sequence[TimeOfDay]) -> Sequence[TimeOfDay]:
    """The hours of a rule; 上午下午都行 is one stretch."""
    if len(times) == 2 and times[0].closes == times[1].opens and times[1].closes is not None:
        return (replace(times[0], closes=times[1].closes),)
    return times or (_WHOLE,)


def _clock(minutes: int) -> time:
    minutes %= _DAY_MINUTES
    return time(minutes // 60, minutes % 60)
