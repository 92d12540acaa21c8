"""Days in English: tomorrow, next Wednesday, December 5th, the end of the month."""

import re
from datetime import date, datetime, timedelta

from nlu.grammar.times.building import single, stretch, weekday_range, weekdays, weekend, whole_week
from nlu.grammar.times.calendar import DAY, month_ahead, month_end, next_month_day
from nlu.grammar.times.english.words import DAY_NAME, DAY_NAMES
from nlu.grammar.times.tokens import Aside, Every, Lexicon, Token
from nlu.grammar.times.vocabulary import WEEKEND

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|"
    r"apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?)\.?"
)
_ORDINALS = {word: n + 1 for n, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh"))}
_RELATIVE = {
    "today": 0,
    "to": 0,
    "tomorrow": 1,
    "tmr": 1,
    "tmrw": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}


def _relative(found: re.Match[str], at: datetime) -> Token:
    ahead = _RELATIVE[found["day"]]
    return single(found, at.date() + timedelta(days=ahead), today=ahead == 0)


def _weekday(found: re.Match[str], at: datetime) -> Token:
    day = DAY_NAMES.index(found["day"][:3])
    if found["many"] and not found["which"]:
        return Every(found.start(), found.end(), "week", (day,))
    return weekdays(found, at.date(), (day,), {"next": 1, "this": 0}.get(found["which"] or ""))


def _weekend(found: re.Match[str], at: datetime) -> Token:
    if found["many"]:
        return Every(found.start(), found.end(), "week", WEEKEND)
    return weekend(found, at.date(), int(found["which"] == "next") if found["which"] else None)


def _week(found: re.Match[str], at: datetime) -> Token:
    return whole_week(found, at.date(), int(found["which"] in ("next", "the coming")))


def _month(found: re.Match[str], at: datetime) -> Token | None:
    year, month = month_ahead(at.date(), 1 if found["which"] == "next" else 0)
    last = month_end(year, month)
    first = last - 2 * DAY if found["end"] else date(year, month, 1)
    return stretch(found, max(first, at.date()), last)


def _date(found: re.Match[str], at: datetime) -> Token | None:
    month = _MONTHS.index(found["month"][:3]) + 1
    try:
        day = date(at.year, month, _ORDINALS.get(found["day"]) or int(found["day"]))
        return single(found, day if day >= at.date() else day.replace(year=at.year + 1))
    except ValueError:
        return None


def _month_day(found: re.Match[str], at: datetime) -> Token | None:
    day = next_month_day(int(found["day"]), at.date())
    return single(found, day, month_day=int(found["day"])) if day else None


def _day_range(found: re.Match[str], at: datetime) -> Token:
    first, last = (DAY_NAMES.index(found[name][:3]) for name in ("first", "last"))
    return weekday_range(found, at.date(), first, last, None)


def _aside(found: re.Match[str], _: datetime) -> Token:
    return Aside(found.start(), found.end())


LEXICON: Lexicon = (
    (
        re.compile(
            rf"\bgood (?:morning|afternoon|evening|night)|"
            rf"\blast (?:{DAY_NAME}|week|month|year|night|time)\b|"
            rf"\byesterday(?: (?:morning|afternoon|evening))?|"
            rf"\b(?:\d+|a|one|two|three|few) (?:days?|weeks?|"
            rf"months?|years?|hours?) (?:ago|old)\b|"
            rf"\bhave a nice day|\bthese days|\bin the past\b"
        ),
        _aside,
    ),
    (
        re.compile(r"\b(?P<day>today\b|to(?=night\b)|tomorrow\b|tmrw?\b|(?:the )?day after tomorrow\b)(?:'s)?"),
        _relative,
    ),
    (re.compile(rf"\b(?P<which>next|this|this coming)? ?\b(?P<day>{DAY_NAME})(?P<many>days|s)?\b"), _weekday),
    (re.compile(rf"\b(?P<first>{DAY_NAME}) ?(?:to|through|thru|till|until|-) ?(?P<last>{DAY_NAME})\b"), _day_range),
    (re.compile(r"\b(?:(?P<which>next|this|this coming) |the |on )?weekend(?P<many>s)?\b"), _weekend),
    (re.compile(r"\b(?P<which>next|this|the coming) week\b"), _week),
    (re.compile(r"\b(?P<end>(?:the )?end of )?(?P<which>next|this|the) month\b"), _month),
    (re.compile(rf"\b{_MONTH} (?:the )?(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)?\b"), _date),
    (re.compile(rf"\b(?:the )?(?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)? (?:of )?{_MONTH}\b"), _date),
    (re.compile(rf"\b(?:the )?(?P<day>{'|'.join(_ORDINALS)}) of (?:the )?{_MONTH}\b"), _date),
    (re.compile(r"\bthe (?P<day>3[01]|[12]?\d)(?:st|nd|rd|th)\b"), _month_day),
)
