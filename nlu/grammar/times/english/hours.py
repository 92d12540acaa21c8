"""Hours in English: 3pm, between 2 and 4, before noon, within three days."""

import re
from datetime import datetime, timedelta

from nlu.grammar.times.building import part_of_day, single
from nlu.grammar.times.calendar import DAY, FARTHEST, end_of
from nlu.grammar.times.english.words import COUNT, UNITS, number
from nlu.grammar.times.tokens import Clock, Lexicon, Moment, Part, Token

_PARTS: tuple[tuple[str, Part], ...] = (
    (r"early morning|first thing(?: in the morning)?", "early"),
    (r"mornings?|forenoon", "morning"),
    (
        r"(?:around |about )noon|(?<!\bat )(?<!\bby )(?<!\bbefore )(?<!\buntil )(?<!\btill )(?<!12 )noon|"
        r"lunch ?time|mid-?day",
        "noon",
    ),
    (r"afternoons?", "afternoon"),
    (r"late afternoon|dusk|early evening", "dusk"),
    (r"evenings?|nights?|after work|after dinner", "evening"),
    (r"all day|whole day|daytime|during the day", "day"),
)


def _part(found: re.Match[str], _: datetime) -> Token:
    return part_of_day(found, next(name for words, name in _PARTS if re.fullmatch(words, found.group())))


def _clock(found: re.Match[str], _: datetime) -> Token | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), (found["half"] or "")[:1]
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return Clock(found.start(), found.end(), hour * 60 + minute, plain=not half and hour < 13)


def _clock_range(found: re.Match[str], _: datetime) -> Token | None:
    """2-4pm, from 2 to 4, between 9 and 11 am."""
    first, last, half = int(found["hour"]), int(found["last"]), (found["half"] or "")[:1]
    if not (0 < first <= 24 and 0 < last <= 24):
        return None
    if half and last <= 12:
        last = last % 12 + (12 if half == "p" else 0)
        first = first % 12 + (12 if half == "p" and first % 12 + 12 < last else 0)
        return Clock(found.start(), found.end(), first * 60, last * 60, plain=False)
    return Clock(found.start(), found.end(), first * 60, last * 60, plain=first < 13)


def _in_words(found: re.Match[str], _: datetime) -> Token:
    """half past six, quarter to nine."""
    hour = number(found["hour"]) or int(found["hour"])
    part = {"half": 30, "quarter": 15, "a quarter": 15}.get(found["part"]) or number(found["part"])
    minutes = hour * 60 + (part if found["side"] == "past" else -part)
    return Clock(found.start(), found.end(), minutes % (24 * 60), plain=True)


def _noon(found: re.Match[str], _: datetime) -> Token:
    return Clock(found.start(), found.end(), 24 * 60 if found.group() == "midnight" else 12 * 60, plain=False)


def _within(found: re.Match[str], at: datetime) -> Token | None:
    length = number(found["n"]) * UNITS[found["unit"]]
    if not timedelta() < length < FARTHEST:
        return None
    end = end_of((at + length).date()) if length >= DAY else at + length
    return Moment(found.start(), found.end(), end, deadline=True)


def _later(found: re.Match[str], at: datetime) -> Token | None:
    length = number(found["n"]) * UNITS[found["unit"]]
    if not timedelta() < length < FARTHEST:
        return None
    if length < DAY:
        return Moment(found.start(), found.end(), at + length, deadline=False)
    return single(found, (at + length).date())


LEXICON: Lexicon = (
    (re.compile(r"(?<=to)night\b"), _part),
    (re.compile("|".join(rf"\b(?:{words})\b" for words, _ in _PARTS)), _part),
    (
        re.compile(
            r"\b(?P<part>half|a quarter|quarter|five|ten|twenty) (?P<side>past|to) (?P<hour>1[0-2]|[1-9]|one|two|"
            r"three|four|five|six|seven|eight|nine|ten)\b"
        ),
        _in_words,
    ),
    (re.compile(r"\b(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?)"), _clock),
    (
        re.compile(
            r"(?:(?<=\bat )|(?<=\bby )|(?<=\bbefore )|(?<=\bafter )|(?<=\baround )|(?<=\bfrom )|(?<=\buntil )|"
            r"(?<=\btill ))(?P<hour>[01]?\d|"
            r"2[0-3])(?::(?P<minute>[0-5]\d))?(?P<half>)\b(?! ?(?:people|"
            r"days?|weeks?|hours?|years?|\d|"
            r"[-/]))(?: o'?clock)?"
        ),
        _clock,
    ),
    (re.compile(r"\b(?P<hour>\d{1,2})(?P<minute>)(?P<half>) o'?clock\b"), _clock),
    (
        re.compile(
            r"\b(?:from |between )?(?P<hour>\d{1,2})(?::00)? ?(?:-|"
            r"to|and|till|until) ?(?P<last>\d{1,2})(?::00)? ?(?P<half>[ap]\.?m\b\.?)"
        ),
        _clock_range,
    ),
    (
        re.compile(r"\b(?:from|between) (?P<hour>\d{1,2}) (?:-|to|and|till|until) (?P<last>\d{1,2})\b(?P<half>)"),
        _clock_range,
    ),
    (
        re.compile(r"(?:(?<=\bby )|(?<=\bbefore )|(?<=\buntil )|(?<=\btill )|(?<=\bat )|(?<=12 ))noon\b|\bmidnight\b"),
        _noon,
    ),
    (re.compile(rf"\bwithin (?:the next )?{COUNT} (?P<unit>minute|hour|day|week|month)s?\b"), _within),
    (re.compile(rf"\bin {COUNT} (?P<unit>minute|hour|day|week|month)s?(?: time)?\b"), _later),
)
