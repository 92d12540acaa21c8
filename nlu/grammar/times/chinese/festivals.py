"""Festivals, by the solar and the lunar calendar, and the public holidays around them."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from nlu.grammar.numerals import whole
from nlu.grammar.times.building import single, stretch
from nlu.grammar.times.calendar import DAY, end_of
from nlu.grammar.times.chinese.lunar import next_lunar
from nlu.grammar.times.chinese.words import SMALL
from nlu.grammar.times.tokens import Lexicon, Moment, Token
from nlu.grammar.times.workdays import holiday_around, is_workday, workdays_from

Finder = Callable[[date], date | None]


def _fixed(month: int, day: int, start: date) -> date:
    this_year = date(start.year, month, day)
    return this_year if this_year >= start else date(start.year + 1, month, day)


def _nth_sunday(month: int, nth: int, start: date) -> date:
    for year in (start.year, start.year + 1):
        first = date(year, month, 1)
        day = first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))
        if day >= start:
            break
    return day


def _tomb_sweeping(start: date) -> date:
    """清明 falls on 4 April in leap years and the year after, else on 5 April (true to 2043)."""
    days = [date(y, 4, 4 if y % 4 in (0, 1) else 5) for y in (start.year, start.year + 1)]
    return next(d for d in days if d >= start)


def _winter_solstice(start: date) -> date:
    days = [date(y, 12, 21 if y % 4 == 0 else 22) for y in (start.year, start.year + 1)]
    return next(d for d in days if d >= start)


def _new_years_eve(start: date) -> date | None:
    spring = next_lunar(1, 1, start + DAY)
    return spring - DAY if spring else None


FESTIVALS: dict[str, Finder] = {
    "元旦节?|新年第一天|阳历年": partial(_fixed, 1, 1),
    "情人节": partial(_fixed, 2, 14),
    "学雷锋(?:纪念)?日|雷锋日": partial(_fixed, 3, 5),
    "妇女节|三八(?:妇女)?节|三八(?=那天|当天|前)": partial(_fixed, 3, 8),
    "植树节": partial(_fixed, 3, 12),
    "清明节?": _tomb_sweeping,
    "五一劳动节|五一节?(?!路|街|广场|村)|劳动节": partial(_fixed, 5, 1),
    "五四(?:青年)?节|青年节": partial(_fixed, 5, 4),
    "母亲节": partial(_nth_sunday, 5, 2),
    "(?:全国)?助残日": partial(_nth_sunday, 5, 3),
    "六一儿童节|六一节?(?![\\d]|路|村)|儿童节": partial(_fixed, 6, 1),
    "父亲节": partial(_nth_sunday, 6, 3),
    "七一(?:建党)?节?(?=那天|当天|前|活动|,|上午|下午|晚上)|建党节": partial(_fixed, 7, 1),
    "八一建军节|建军节|八一节": partial(_fixed, 8, 1),
    "教师节": partial(_fixed, 9, 10),
    "国庆节?|十一(?=假|长假|期间|黄金周|放假|国庆)": partial(_fixed, 10, 1),
    "双十一|双11": partial(_fixed, 11, 11),
    "(?:国际)?志愿者日|志愿服务日": partial(_fixed, 12, 5),
    "冬至": _winter_solstice,
    "平安夜": partial(_fixed, 12, 24),
    "圣诞节?": partial(_fixed, 12, 25),
    "除夕|大年三十|年三十|大年夜|年夜": _new_years_eve,
    "春节|过年(?=那天|假|期间|放假|几天|前|时|的时候)|大年初一|年初一|正月初一": partial(next_lunar, 1, 1),
    "大年初二|年初二": partial(next_lunar, 1, 2),
    "大年初三|年初三": partial(next_lunar, 1, 3),
    "元宵节?|正月十五|正月半": partial(next_lunar, 1, 15),
    "二月二(?:龙抬头)?(?![\\d十]|[号日])": partial(next_lunar, 2, 2),
    "三月三(?![\\d十]|[号日])": partial(next_lunar, 3, 3),
    "端午节?": partial(next_lunar, 5, 5),
    "七夕节?": partial(next_lunar, 7, 7),
    "中元节?|七月半": partial(next_lunar, 7, 15),
    "中秋节?|八月十五|八月半": partial(next_lunar, 8, 15),
    "重阳节?|老人节|敬老节": partial(next_lunar, 9, 9),
    "腊八节?": partial(next_lunar, 12, 8),
    "小年(?!轻|级|纪)": partial(next_lunar, 12, 23),
}
_FINDERS = [(re.compile(name), finder) for name, finder in FESTIVALS.items()]
NAME = "|".join(f"(?:{name})" for name in FESTIVALS)
"""Regular expression of any festival's name."""

_HOLIDAY = re.compile(r"国庆|春节|过年")


def festival(found: re.Match[str], start: date) -> date | None:
    """The first date from `start` on of the festival that the group `name` of a match calls by name."""
    named = (
        finder
        for pattern, finder in _FINDERS
        if (whole := pattern.match(found.string, found.start("name"))) and whole.end() == found.end("name")
    )
    return next((finder(start) for finder in named), None)


def _day(found: re.Match[str], at: datetime) -> Token | None:
    day = festival(found, at.date())
    return single(found, day, kind="festival") if day else None


def _eve(found: re.Match[str], at: datetime) -> Token | None:
    day = festival(found, at.date() + DAY)
    return single(found, day - DAY) if day else None


def _day_after(found: re.Match[str], at: datetime) -> Token | None:
    day = festival(found, at.date())
    return single(found, day + DAY) if day else None


def _first_days(found: re.Match[str], at: datetime) -> Token | None:
    """国庆头三天: from the festival's day on."""
    start, count = _running_since(found, at.date()), whole(found["count"]) or 1
    return stretch(found, max(start, at.date()), start + (count - 1) * DAY) if start else None


def _before_new_year(found: re.Match[str], at: datetime) -> Token | None:
    """年前 is by the eve of the lunar new year."""
    eve = _new_years_eve(at.date())
    return Moment(found.start(), found.end(), end_of(eve), deadline=True) if eve else None


def _holiday(found: re.Match[str], at: datetime) -> Token | None:
    """The days off around a festival; 国庆七天 as many as are said, from the festival on."""
    start = _running_since(found, at.date())
    if start is None:
        return None
    first, last = holiday_around(start)
    if count := whole(found["count"] or ""):
        first = first if _HOLIDAY.match(found["name"]) else min(first, start)
        last = first + timedelta(days=count - 1)
    return stretch(found, max(first, at.date()), last)


def _running_since(found: re.Match[str], today: date) -> date | None:
    """The festival to come, or the one whose days off are going on today."""
    if not is_workday(today):
        first, last = holiday_around(today)
        if (day := festival(found, first)) and day <= last:
            return day
    return festival(found, today)


def _nth_workday(found: re.Match[str], at: datetime) -> Token | None:
    """头一个工作日: of a month, or after a festival's days off, or from tomorrow on."""
    if found["month"]:
        month = whole(found["month"]) or 1
        start = _fixed(month, 1, date(at.year, at.month, 1)) if 1 <= month <= 12 else at.date()
    elif found["next"]:
        start = (at.date().replace(day=1) + timedelta(days=32)).replace(day=1)
    elif found["name"]:
        day = _running_since(found, at.date())
        start = (holiday_around(day)[1] if day else at.date()) + DAY
    else:
        start = at.date() + DAY
    days = workdays_from(max(start, at.date()))
    for _ in range((whole(found["nth"].removeprefix("头")) or 1) - 1):
        next(days)
    return single(found, next(days))


LEXICON: Lexicon = (
    (re.compile(r"(?<![\d一二两三四五六七八九十几多半去前])年前"), _before_new_year),
    (re.compile(rf"(?P<name>{NAME})(?:这天|那天|当天|当日|那一天)?"), _day),
    (re.compile(rf"(?P<name>{NAME})(?:前一天|前夜|前夕|头一天)"), _eve),
    (re.compile(rf"(?P<name>{NAME})(?:节)?(?:的)?(?:第二天|次日|后一天|过后一天)"), _day_after),
    (re.compile(rf"(?P<name>{NAME})(?:节)?(?:假期|放假)?的?[头前](?P<count>{SMALL})天"), _first_days),
    (
        re.compile(
            rf"(?P<name>{NAME})(?:的)?(?:这|那)?(?:(?P<count>{SMALL})天(?:假|长假|假期)?|(?:小)?长假|假期|放假|期间|黄金周|放假期间|假日|几天|假里)"
        ),
        _holiday,
    ),
    (
        re.compile(
            rf"(?:(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?|(?P<next>下个?月)|(?P<name>{NAME})(?:节|假期|假|放假|长假)?(?:以|之|过)?后)?的?"
            r"第?(?P<nth>头一|头|[一二三123])个?(?:工作日|上班日)"
        ),
        _nth_workday,
    ),
)
