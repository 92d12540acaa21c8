"""Calendar dates: 12月10号, 30号, 这个月底, 10月, 腊月廿三."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from nlu.grammar.numerals import whole
from nlu.grammar.times.building import single, stretch
from nlu.grammar.times.calendar import DAY, month_ahead, month_end, next_month_day
from nlu.grammar.times.tokens import Day, Lexicon, Token

_YEAR = r"(?:(?P<year>20\d\d|明|后|今)年?[-/. ]?)?"
_D = r"(?:\d{1,2}|三十一?|二?十[一二三四五六七八九]?|二十|[一二三四五六七八九])"
_MONTH = r"(?:(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])月份?|(?P<which>下下|下|这|本|当)个?月)"
_NOT_HOUSE = r"(?!楼|栋|门|线|院|床|单元|房|桌|车|厅|机|病|岗|窗|员|库|井|馆|店(?![里休家])|路|码|令|地|子|召)"
_THIRDS = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "月中": (10, 20),
    "中": (10, 20),
    "初": (1, 3),
    "头": (1, 3),
    "下旬": (21, 31),
    "底": (-3, 31),
    "末": (-3, 31),
}
_FAR_MONTHS = 6


def _month_of(found: re.Match[str], today: date) -> tuple[int, int] | None:
    """(year, month) that the words name: the next to come where no year is said."""
    if found["which"]:
        return month_ahead(today, {"下": 1, "下下": 2}.get(found["which"], 0))
    month = 1 if found["month"] == "元" else whole(found["month"]) or 0
    if not 1 <= month <= 12:
        return None
    return _year_of(found["year"], month, today), month


def _year_of(said: str | None, month: int, today: date) -> int:
    if said is None:
        return today.year + (month < today.month)
    return int(said) if said.isdecimal() else today.year + {"明": 1, "后": 2}.get(said, 0)


def _month_day(found: re.Match[str], at: datetime) -> Token | None:
    days = list(_days_said(found))
    if (when := _month_of(found, at.date())) is None or not days:
        return None
    dates = [_date(when[0], when[1], day) for day in days]
    return _dated(found, [_not_past(d, at.date(), fixed=bool(found["year"])) for d in dates if d])


def _not_past(day: date, today: date, *, fixed: bool) -> date:
    if day >= today or fixed:
        return day
    return _date(day.year + 1, day.month, day.day) or day


def _bare_month_day(found: re.Match[str], at: datetime) -> Token | None:
    days = list(_days_said(found))
    dates = [d for day in days if (d := next_month_day(day, at.date()))]
    return _dated(found, dates, month_day=days[0]) if dates and len(dates) == len(days) else None


def _days_said(found: re.Match[str]) -> Iterator[int]:
    yield from (n for word in re.findall(_D, found["day"]) if (n := whole(word)))
    if found["through"]:
        yield whole(found["through"]) or 0


def _dated(found: re.Match[str], dates: list[date], month_day: int | None = None) -> Token | None:
    if not dates:
        return None
    if found["through"] and len(dates) > 1:
        first, last = dates[0], dates[-1]
        return stretch(found, first, last) if first <= last else None
    return Day(found.start(), found.end(), tuple((d, d) for d in dates), month_day=month_day)


def _month_part(found: re.Match[str], at: datetime) -> Token | None:
    """A month, or its beginning, middle or end; 月底 is its last three days."""
    if (when := _month_of(found, at.date())) is None:
        return None
    if not found["part"] and not found["year"] and not found["which"] and (when[1] - at.month) % 12 > _FAR_MONTHS:
        return None  # 八月份 said in winter is the August that is over
    return _part(found, *when, at.date())


def _bare_month_part(found: re.Match[str], at: datetime) -> Token | None:
    year, month = at.year, at.month
    _, last = _bounds(year, month, found["part"])
    if last < at.date():
        year, month = month_ahead(at.date(), 1)
    return _part(found, year, month, at.date())


def _part(found: re.Match[str], year: int, month: int, today: date) -> Token | None:
    first, last = _bounds(year, month, found["part"])
    return stretch(found, max(first, today), last) if last >= today else None


def _bounds(year: int, month: int, part: str | None) -> tuple[date, date]:
    low, high = _THIRDS.get(part or "", (1, 31))
    last = month_end(year, month)
    first = last + (low + 1) * DAY if low < 0 else date(year, month, low)
    return first, min(last, date(year, month, min(high, last.day)))


def _year_end(found: re.Match[str], at: datetime) -> Token:
    year = at.year + (found["year"] == "明")
    return stretch(found, max(date(year, 12, 29), at.date()), date(year, 12, 31))


def _iso(found: re.Match[str], at: datetime) -> Token | None:
    year = int(found["year"]) if found["year"] else _year_of(None, int(found["month"]), at.date())
    day = _date(year, int(found["month"]), int(found["day"]))
    return single(found, _not_past(day, at.date(), fixed=bool(found["year"]))) if day else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_THROUGH = rf"(?:(?:[号日])?(?:到|至|-|~)(?P<through>{_D})(?=[号日]))?"
_DAYS = rf"(?P<day>{_D}(?:[号日]?[、和]{_D}(?=[、和号日])){{0,5}}){_THROUGH}"

LEXICON: Lexicon = (
    (re.compile(rf"{_YEAR}{_MONTH}的?{_DAYS}[号日]{_NOT_HOUSE}"), _month_day),
    (
        re.compile(
            rf"{_YEAR}{_MONTH}的?(?P<day>\d{{1,2}}|[二三]十[一二三四五六七八九]?|十[一二三四五六七八九]?)(?P<through>)(?![\d个号日岁元点:多几百千])"
        ),
        _month_day,
    ),
    (re.compile(rf"(?<![\d月.])(?<!第){_DAYS}[号](?:那天|当天)?{_NOT_HOUSE}"), _bare_month_day),
    (re.compile(r"(?<![\d月])(?P<day>[12]?\d|3[01])(?P<through>)日(?!元)"), _bare_month_day),
    (re.compile(rf"{_YEAR}{_MONTH}(?:的?(?P<part>上旬|中旬|下旬|初|中|底|末|头))?(?!\d)"), _month_part),
    (re.compile(r"(?:这|本)?(?:月)(?P<part>底|末|初|中|头)"), _bare_month_part),
    (re.compile(r"(?<!\d)(?P<part>上旬|中旬|下旬)"), _bare_month_part),
    (re.compile(r"(?P<year>今|明)?年(?:底|末|尾)"), _year_end),
    (
        re.compile(
            r"(?<![\d.])(?P<year>20\d\d)[-/.年](?P<month>1[0-2]|0?[1-9])[-/.月](?P<day>3[01]|[12]\d|0?[1-9])(?!\d)"
        ),
        _iso,
    ),
    (
        re.compile(
            r"(?<![\d.])(?P<year>)(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12]\d|0?[1-9])(?:[号日]|(?=[早上下中晚傍](?:[上午]|\d|点)?))(?!\d)"
        ),
        _iso,
    ),
    (re.compile(r"(?<![\d./])(?P<year>)(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?![\d/])"), _iso),
)
