"""The words of time in English messages: tomorrow at 3pm, next Wednesday, every other Thursday, before noon."""

import re
from datetime import date, datetime, timedelta

from nlu.numerals import whole
from nlu.times.dates import month_ahead, month_end, next_month_day
from nlu.times.days import monday, single, stretch, weekdays_token
from nlu.times.deadlines import end_of
from nlu.times.hours import part
from nlu.times.tokens import Aside, Clock, Count, Day, Every, Lexicon, Moment, Part, Token
from nlu.times.vocabulary import ALL_WEEK, WEEKEND, WORK_WEEK
from nlu.times.workdays import DAY
from nlu.understanding import Every as EveryCode

_LETTERS = re.compile(r"[a-z]{2,}")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_PLURAL = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_NUMBERS = {
    "a": 1,
    "an": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "couple of": 2,
    "a couple of": 2,
}
_N = r"(?P<n>\d{1,3}|a couple of|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_UNITS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": DAY,
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
}
_RELATIVE = {
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "tmr": 1,
    "tmrw": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}
_PARTS: tuple[tuple[str, Part], ...] = (
    (r"early morning|first thing(?: in the morning)?", "early"),
    (r"mornings?|forenoon", "morning"),
    (r"(?:around |about )noon|lunch ?time|mid-?day", "noon"),
    (r"afternoons?", "afternoon"),
    (r"late afternoon|dusk|early evening", "dusk"),
    (r"evenings?|nights?|after work|after dinner", "evening"),
    (r"all day|whole day|daytime|during the day", "day"),
)
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


def is_english(text: str) -> bool:
    """Whether the English words are worth looking for."""
    return _LETTERS.search(text) is not None


def _number(word: str) -> int:
    return _NUMBERS.get(word) or whole(word) or 0


def _relative(found: re.Match[str], at: datetime) -> Token:
    ahead = _RELATIVE[found["day"]]
    return single(found, at.date() + timedelta(days=ahead), today=ahead == 0)


def _weekday(found: re.Match[str], at: datetime) -> Token:
    day, which = _DAYS.index(found["day"][:3]), found["which"]
    if found["many"] and not which:
        return Every(found.start(), found.end(), "week", (day,))
    return weekdays_token(found, at.date(), (day,), {"next": "下", "this": "这"}.get(which or ""), is_range=False)


def _weekend(found: re.Match[str], at: datetime) -> Token:
    if found["many"]:
        return Every(found.start(), found.end(), "week", WEEKEND)
    saturday = monday(at.date()) + timedelta(days=5, weeks=found["which"] == "next")
    spans = tuple((d, d) for d in (saturday, saturday + DAY) if d >= at.date())
    return Day(found.start(), found.end(), spans, WEEKEND, bare=not found["which"], kind="weekend")


def _week(found: re.Match[str], at: datetime) -> Token:
    first = monday(at.date()) + timedelta(weeks=found["which"] in ("next", "the coming"))
    return Day(found.start(), found.end(), ((max(first, at.date()), first + 6 * DAY),), kind="week")


def _month(found: re.Match[str], at: datetime) -> Token | None:
    year, month = month_ahead(at.date(), 1 if found["which"] == "next" else 0)
    last = month_end(year, month)
    first = last - 2 * DAY if found["end"] else date(year, month, 1)
    return stretch(found, max(first, at.date()), last)


def _date(found: re.Match[str], at: datetime) -> Token | None:
    month = _MONTHS.index(found["month"][:3]) + 1
    try:
        day = date(at.year, month, int(found["day"]))
        return single(found, day if day >= at.date() else day.replace(year=at.year + 1))
    except ValueError:
        return None


def _month_day(found: re.Match[str], at: datetime) -> Token | None:
    day = next_month_day(int(found["day"]), at.date())
    return single(found, day, month_day=int(found["day"])) if day else None


def _part(found: re.Match[str], _: datetime) -> Token:
    return part(found, next(name for words, name in _PARTS if re.fullmatch(words, found.group())))


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


def _noon(found: re.Match[str], _: datetime) -> Token:
    return Clock(found.start(), found.end(), 24 * 60 if found.group() == "midnight" else 12 * 60, plain=False)


def _within(found: re.Match[str], at: datetime) -> Token | None:
    length = _number(found["n"]) * _UNITS[found["unit"]]
    if not timedelta() < length < timedelta(days=400):
        return None
    end = end_of((at + length).date()) if length >= DAY else at + length
    return Moment(found.start(), found.end(), end, deadline=True)


def _later(found: re.Match[str], at: datetime) -> Token | None:
    length = _number(found["n"]) * _UNITS[found["unit"]]
    if not timedelta() < length < timedelta(days=400):
        return None
    if length < DAY:
        return Moment(found.start(), found.end(), at + length, deadline=False)
    return single(found, (at + length).date())


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
    days = tuple(sorted({_DAYS.index(d[:3]) for d in re.findall(rf"\b{_DAY}", found["days"])}))
    return Every(found.start(), found.end(), "two_weeks" if found["other"] else "week", days)


def _per(found: re.Match[str], _: datetime) -> Token:
    times = _TIMES.get(found["times"]) or _number(found["times"].split()[0])
    if found["what"] == "day":
        return Every(found.start(), found.end(), "week", ALL_WEEK)
    two = found["what"] in ("two weeks", "fortnight", "2 weeks")
    return Every(
        found.start(), found.end(), "month" if found["what"] == "month" else "two_weeks" if two else "week", (), times
    )


def _weekdays(found: re.Match[str], _: datetime) -> Token:
    return Every(found.start(), found.end(), "week", WORK_WEEK)


def _day_range(found: re.Match[str], at: datetime) -> Token:
    first, last = (_DAYS.index(found[name][:3]) for name in ("first", "last"))
    named = tuple((first + i) % 7 for i in range((last - first) % 7 + 1))
    return weekdays_token(found, at.date(), named, None, is_range=True)


def _aside(found: re.Match[str], _: datetime) -> Token:
    return Aside(found.start(), found.end())


LEXICON: Lexicon = (
    (
        re.compile(
            rf"\bgood (?:morning|afternoon|evening|night)|\blast (?:{_DAY}|week|month|year|night|time)\b|\byesterday(?: (?:morning|afternoon|evening))?|\b(?:\d+|a|one|two|three|few) (?:days?|weeks?|months?|years?|hours?) (?:ago|old)\b|\bhave a nice day|\bthese days|\bin the past\b"
        ),
        _aside,
    ),
    (
        re.compile(r"\b(?P<day>today\b|to(?=night\b)|tomorrow\b|tmrw?\b|(?:the )?day after tomorrow\b)(?:'s)?"),
        _relative,
    ),
    (re.compile(r"(?<=to)night\b"), _part),
    (re.compile(rf"\b(?P<which>next|this|this coming)? ?\b(?P<day>{_DAY})(?P<many>days|s)?\b"), _weekday),
    (re.compile(rf"\b(?P<first>{_DAY}) ?(?:to|through|thru|till|until|-) ?(?P<last>{_DAY})\b"), _day_range),
    (re.compile(r"\b(?:(?P<which>next|this|this coming) |the |on )?weekend(?P<many>s)?\b"), _weekend),
    (re.compile(r"\b(?P<which>next|this|the coming) week\b"), _week),
    (re.compile(r"\b(?P<end>(?:the )?end of )?(?P<which>next|this|the) month\b"), _month),
    (re.compile(rf"\b{_MONTH} (?:the )?(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)?\b"), _date),
    (re.compile(rf"\b(?:the )?(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)? (?:of )?{_MONTH}\b"), _date),
    (re.compile(r"\bthe (?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)\b"), _month_day),
    (re.compile("|".join(rf"\b(?:{words})\b" for words, _ in _PARTS)), _part),
    (re.compile(r"\b(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?)"), _clock),
    (
        re.compile(
            r"\b(?:at|by|before|after|around|from|until|till) (?P<hour>[01]?\d|2[0-3])(?::(?P<minute>[0-5]\d))?(?P<half>)\b(?! ?(?:people|days?|weeks?|hours?|years?|\d|[-/]))(?: o'?clock)?"
        ),
        _clock,
    ),
    (re.compile(r"\b(?P<hour>\d{1,2})(?P<minute>)(?P<half>) o'?clock\b"), _clock),
    (
        re.compile(
            r"\b(?:from |between )?(?P<hour>\d{1,2})(?::00)? ?(?:-|to|and|till|until) ?(?P<last>\d{1,2})(?::00)? ?(?P<half>[ap]\.?m\b\.?)"
        ),
        _clock_range,
    ),
    (
        re.compile(r"\b(?:from|between) (?P<hour>\d{1,2}) (?:-|to|and|till|until) (?P<last>\d{1,2})\b(?P<half>)"),
        _clock_range,
    ),
    (re.compile(r"\b(?:noon|midnight)\b"), _noon),
    (re.compile(rf"\bwithin (?:the next )?{_N} (?P<unit>minute|hour|day|week|month)s?\b"), _within),
    (re.compile(rf"\bin {_N} (?P<unit>minute|hour|day|week|month)s?(?: time)?\b"), _later),
    (
        re.compile(
            r"\b(?:every|each) (?P<other>other |second |two )?(?P<what>day|weekday|workday|weekend|week|month)s?\b"
        ),
        _every,
    ),
    (
        re.compile(
            rf"\b(?:every|each|on alternate) ?(?P<other>other |second )?(?P<days>{_DAY}s?(?:(?:, | and |, and | or |/){_DAY}s?)*)\b"
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
            r"\b(?P<times>once|twice|thrice|(?:\d|two|three|four|five|six) (?:times|days)) (?:a|an|per|every|each) (?P<what>day|week|month|two weeks|2 weeks|fortnight)\b"
        ),
        _per,
    ),
    (re.compile(r"\b(?:on )?weekdays\b|\bworkdays\b"), _weekdays),
    (re.compile(r"\b(?P<n>once|twice) (?=every)"), lambda m, _: Count(m.start(), m.end(), _TIMES[m["n"]])),
)
