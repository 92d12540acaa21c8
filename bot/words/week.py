"""A week of hours as a small table: a line for each group of days with the same hours, and for what is no week."""

from collections.abc import Sequence
from datetime import datetime

from bot.core.messages import Language
from bot.words import say
from bot.words.times import hours_in_words, rules_in_words, windows_in_words
from nlu.understanding import WEEK, Day, Rule, Window

_FEWEST_IN_A_ROW = 3
"""Days in a row from which on they are said as from … to …"""


def week_in_words(language: Language, windows: Sequence[Window], rules: Sequence[Rule], now: datetime) -> str:
    """When somebody is free: in one line where one says it, else a line each, indented. Empty where nothing is."""
    lines = [*_week(language, rules), *_others(language, rules)]
    if windows:
        lines.append(windows_in_words(language, windows, now, between="list.and"))
    return lines[0] if len(lines) == 1 else "".join(f"\n  {line}" for line in lines)


def _week(language: Language, rules: Sequence[Rule]) -> list[str]:
    """Days with the same hours together, in the order of the week."""
    hours = {day: _hours_of(language, day, rules) for day in WEEK}
    groups = dict.fromkeys(said for said in hours.values() if said)
    return [f"{_days(language, [day for day in WEEK if hours[day] == said])} {said}" for said in groups]


def _hours_of(language: Language, day: Day, rules: Sequence[Rule]) -> str:
    of_day = sorted((rule for rule in rules if _weekly(rule) and day in rule.days), key=_begins)
    return say(language, "list.and").join(dict.fromkeys(hours_in_words(language, rule) for rule in of_day))


def _others(language: Language, rules: Sequence[Rule]) -> list[str]:
    return [rules_in_words(language, [rule]) for rule in rules if not _weekly(rule)]


def _weekly(rule: Rule) -> bool:
    """Whether the rule is the same every week, and of days of the week alone."""
    plain = rule.every == "week" and not rule.times and not rule.since and not rule.until
    return plain and bool(rule.days) and "HO" not in rule.days


def _begins(rule: Rule) -> str:
    start = rule.at or rule.start
    return start.isoformat() if start else ""


def _days(language: Language, days: Sequence[Day]) -> str:
    if len(days) == len(WEEK):
        return say(language, "every.day")
    first, last = WEEK.index(days[0]), WEEK.index(days[-1])
    if len(days) >= _FEWEST_IN_A_ROW and last - first == len(days) - 1:
        return say(language, "week.from_to", first=_day(language, days[0]), last=_day(language, days[-1]))
    return say(language, "list.days").join(_day(language, day) for day in days)


def _day(language: Language, day: Day) -> str:
    return say(language, f"day.{day}")
