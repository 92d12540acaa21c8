"""Dates by the lunar calendar: 腊月二十八, 农历八月初三, 初五."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from lunardate import LunarDate

from nlu.grammar.numerals import whole
from nlu.grammar.times.building import single
from nlu.grammar.times.tokens import Lexicon, Token

_LUNAR_MONTHS = {"正": 1, "腊": 12, "冬": 11}
_LUNAR_DAY = (
    r"(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?|[二三]十[一二三四五六七八九]?|十[一二三四五六七八九]?)"
)

_LAST_MONTH, _LONGEST_MONTH_DAYS = 12, 30


def new_years_eve(start: date) -> date | None:
    """The next last day of the lunar year, which people call 腊月三十 even where that month has 29 days."""
    new_year = next_lunar(1, 1, start + timedelta(days=1))
    return new_year - timedelta(days=1) if new_year else None


def _lunar(found: re.Match[str], at: datetime) -> Token | None:
    """A lunar date: with its month, or without one the next such day."""
    day = whole(found["day"].removeprefix("初")) or 0
    month = _LUNAR_MONTHS.get(found["month"] or "", whole(found["month"] or "") or 0)
    eve = (month, day) == (_LAST_MONTH, _LONGEST_MONTH_DAYS)
    solar = new_years_eve(at.date()) if eve else next_lunar(month, day, at.date())
    return single(found, solar) if solar else None


@lru_cache(maxsize=1024)
def next_lunar(month: int, day: int, start: date) -> date | None:
    """The first date from `start` on that is this lunar month and day (month 0: any month)."""
    for ahead in range(400):
        solar = start + timedelta(days=ahead)
        lunar = LunarDate.from_solar_date(solar.year, solar.month, solar.day)
        if lunar.day == day and month in (0, lunar.month) and not lunar.is_leap_month:
            return solar
    return None


LEXICON: Lexicon = (
    (re.compile(rf"(?:农历|阴历|旧历|大年)?(?:的)?(?P<month>正|腊|冬)月(?P<day>{_LUNAR_DAY})"), _lunar),
    (re.compile(rf"(?:农历|阴历|旧历)的?(?P<month>十[一二]?|[一二三四五六七八九])月(?P<day>{_LUNAR_DAY})"), _lunar),
    (re.compile(r"(?P<month>十[一二]?|[一二三四五六七八九])月(?P<day>初[一二三四五六七八九十])"), _lunar),
    (re.compile(r"(?P<month>)(?<!月)(?P<day>初[一二三])(?=上午|下午|早上|晚上|中午|那天)"), _lunar),
    (re.compile(r"(?P<month>)(?<!月)(?P<day>初[四五六七八九十])(?!级|中|步|期)"), _lunar),
)
