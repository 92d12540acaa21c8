"""The tables of the English words of time."""

from datetime import timedelta

from nlu.grammar.numerals import whole
from nlu.grammar.times.calendar import DAY as ONE_DAY

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_NAME = r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
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
COUNT = r"(?P<n>\d{1,3}|a couple of|couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
UNITS = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": ONE_DAY,
    "week": timedelta(weeks=1),
    "month": timedelta(days=30),
}
TIMES = {"once": 1, "twice": 2, "thrice": 3}


def number(word: str) -> int:
    """The value of a small number in words or digits; 0 where it is none."""
    return _NUMBERS.get(word) or whole(word) or 0
