"""Repetitions (recurrence) in English: every other Thursday, twice a week, on weekdays."""

import re
from datetime import datetime

from nlu.grammar.times.english.words import DAY_NAME, DAY_NAMES, TIMES, number
from nlu.grammar.times.tokens import Count, Every, Lexicon, Token
from nlu.grammar.times.vocabulary import ALL_WEEK, WEEKEND, WORK_WEEK
from nlu.understanding import Every as EveryCode

_PLURAL = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days"


def _every(found: re.Match[str], _: datetime) -> Token:
    what = found["what"]
    days = (
        ALL_WEEK
        if what == "day"
        else WORK_WEEK
        if what in ("weekday", "workday")
        else WEEKEND
        if what == "weekend"
        else ()
    )
    code: EveryCode = "month" if what == "month" else "two_weeks" if found["other"] and what == "week" else "week"
    return Every(found.start(), found.end(), code, days)


def _every_weekday(found: re.Match[str], _: datetime) -> Token:
    days = tuple(sorted({DAY_NAMES.index(d[:3]) for d in re.findall(rf"\b{DAY_NAME}", found["days"])}))
    return Every(found.start(), found.end(), "two_weeks" if found["other"] else "week", days)


def _nth_weekday(found: re.Match[str], _: datetime) -> Token:
    """first Saturday of each month."""
    day = DAY_NAMES.index(found["day"][:3])
    return Every(found.start(), found.end(), "month", (day,), nth=_NTHS[found["nth"]])


def _per(found: re.Match[str], _: datetime) -> Token:
    times = TIMES.get(found["times"]) or number(found["times"].split()[0])
    if found["what"] == "day":
        return Every(found.start(), found.end(), "week", ALL_WEEK)
    two = found["what"] in ("two weeks", "fortnight", "2 weeks")
    return Every(
        found.start(), found.end(), "month" if found["what"] == "month" else "two_weeks" if two else "week", (), times
    )


def _weekdays(found: re.Match[str], _: datetime) -> Token:
    return Every(found.start(), found.end(), "week", WORK_WEEK)


_NTHS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": -1}

LEXICON: Lexicon = (
    (
        re.compile(rf"\b(?:the )?(?P<nth>{'|'.join(_NTHS)}) (?P<day>{DAY_NAME}) (?:of|in) (?:each|every|the) month\b"),
        _nth_weekday,
    ),
    (
        re.compile(
            r"\b(?:every|each) (?P<other>other |second |two )?(?P<what>day|weekday|workday|weekend|week|month)s?\b"
        ),
        _every,
    ),
    (
        re.compile(
            rf"\b(?:every|each|on alternate) ?(?P<other>other |"
            rf"second )?(?P<days>{DAY_NAME}s?(?:(?:, | and |, and |"
            rf" or |/){DAY_NAME}s?)*)\b"
        ),
        _every_weekday,
    ),
    (
        re.compile(rf"\b(?:on )?(?P<other>)(?P<days>{_PLURAL}(?:(?:, and |, | and | or |/){_PLURAL})*)\b"),
        _every_weekday,
    ),
    (re.compile(r"\b(?P<other>)(?P<what>)(?:daily)\b"), lambda m, _: Every(m.start(), m.end(), "week", ALL_WEEK)),
    (re.compile(r"\b(?:fortnightly|biweekly)\b"), lambda m, _: Every(m.start(), m.end(), "two_weeks")),
    (
        re.compile(
            r"\b(?P<times>once|twice|thrice|(?:\d|two|three|"
            r"four|five|six) (?:times|days)) (?:a|an|per|"
            r"every|each) (?P<what>day|week|month|two weeks|"
            r"2 weeks|fortnight)\b"
        ),
        _per,
    ),
    (
        re.compile(r"\b(?:on )?(?:weekdays|weekday(?= (?:morning|afternoon|evening|night|\d)))\b|\bworkdays\b"),
        _weekdays,
    ),
    (re.compile(r"\b(?P<n>once|twice) (?=every)"), lambda m, _: Count(m.start(), m.end(), TIMES[m["n"]])),
)
