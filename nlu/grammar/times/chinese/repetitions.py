"""Repetitions (recurrence): 每周三, 隔周, 每天, 每月两次, 一个星期三趟."""

import re
from datetime import datetime

from nlu.grammar.numerals import whole
from nlu.grammar.times.chinese.words import WEEK, WEEKDAYS
from nlu.grammar.times.tokens import Count, Every, Lexicon, Token
from nlu.grammar.times.vocabulary import ALL_WEEK, WORK_WEEK
from nlu.understanding import Every as EveryCode

_N = r"(?:十?[一两俩二三四五六七八九]|\d{1,2})"
_TIMES = r"(?:次|回|趟|遍|顿|节课?|场)"
_NAMED = r"(?:[一二三四五六日天末1-7](?!次|回|趟|遍|个|顿|天|节课|小时|\d)|双休)"
_SOON = r"(?=[^,。;!?才就]{0,8}?(?:[一两二三四五六七八九\d]{1,2}(?:到|、|-|~)?[一两二三四五六七八九\d]?)(?:次|回|趟))"


def every(found: re.Match[str], code: EveryCode, days: tuple[int, ...] = (), times: int | None = None) -> Every:
    """A repetition as a token."""
    return Every(found.start(), found.end(), code, days, times)


def _week(found: re.Match[str], _: datetime) -> Token:
    return every(found, "week")


def _daily(found: re.Match[str], _: datetime) -> Token:
    return every(found, "week", ALL_WEEK)


def _workdaily(found: re.Match[str], _: datetime) -> Token:
    return every(found, "week", WORK_WEEK)


def _named_days(found: re.Match[str], _: datetime) -> Token:
    """二四六晚上: weekdays so well known that 周 is left out."""
    return every(found, "week", tuple(WEEKDAYS[c] for c in found["days"]))


def _two_weeks(found: re.Match[str], _: datetime) -> Token:
    return every(found, "two_weeks")


def _month(found: re.Match[str], _: datetime) -> Token:
    return every(found, "month")


def _nth_weekday(found: re.Match[str], _: datetime) -> Token:
    """每月第一个周六: which one cannot be said in a rule; the weekday and the month can."""
    return every(found, "month", (WEEKDAYS[found["day"]],))


def _month_days(found: re.Match[str], _: datetime) -> Token:
    return every(found, "month", times=1 + len(re.findall("[、和]", found["days"])))


def _count(found: re.Match[str], _: datetime) -> Token | None:
    count = whole(found["n"].replace("俩", "两"))
    return Count(found.start(), found.end(), count) if count else None


LEXICON: Lexicon = (
    (
        re.compile(rf"(?:每逢|逢|每个?)(?={WEEK}{_NAMED})|(?:每逢|逢|每个?)(?=双休|工作日)"),
        _week,
    ),
    (re.compile(rf"每(?:一?个)?{WEEK}(?!{_NAMED})"), _week),
    (re.compile(rf"一个?{WEEK}{_SOON}"), _week),
    (re.compile(rf"(?:从今(?:往|以)后|从此|往后|以后)(?:都|就|每逢)?(?={WEEK}{_NAMED})"), _week),
    (re.compile(rf"{WEEK}{WEEK}(?=[一二三四五六日天])"), _week),
    (
        re.compile(
            r"每天|天天(?=有人|来(?!闹|吵)|送|要|能|给|帮|可以|都(?:要|可|有|能|行)|[早晚上中下傍]|陪|接)|每日(?!一)|每一天|日日|(?:每个?)(?=早上|晚上|上午|下午|中午|傍晚|清早|夜里)|每(?=早|晚|晨|夜)|夜夜(?=要|有人)|周一到周日|一年到头|每顿"
        ),
        _daily,
    ),
    (re.compile(r"每个?工作日"), _workdaily),
    (
        re.compile(
            r"(?<![周期拜初第\d年])(?P<days>一三五|二四六|二四|一三|三五|六日)(?=的?(?:早|上午|中午|下午|傍晚|晚|白天|有空))"
        ),
        _named_days,
    ),
    (
        re.compile(
            rf"隔(?:一个?)?(?={WEEK}[一二三四五六日天末])|(?:每)?隔(?:一|个|一个)?{WEEK}(?![一二三四五六日天])|每?隔{WEEK}(?=的)|每(?:两|俩|二|2)个?{WEEK}|每(?:隔)?半个?月|(?:两|二|2)个?{WEEK}(?=[^,。;!?]{{0,6}}[一1](?:次|回|趟))|半个月(?=[^,。;!?]{{0,6}}[一1](?:次|回|趟))|双周|单周"
        ),
        _two_weeks,
    ),
    (re.compile(rf"每(?:一?个)?月|一个月{_SOON}|月月"), _month),
    (re.compile(rf"每(?:一?个)?月的?(?:第|头|最后)[一二三四五1-5]?个?{WEEK}(?P<day>[一二三四五六日天])"), _nth_weekday),
    (
        re.compile(
            r"每(?:一?个)?月的?(?P<days>(?:初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|\d{1,2})[号日]?(?:[、和](?:初[一二三四五六七八九十]|[一二三]?十[一二三四五六七八九]?|\d{1,2})[号日]?)*)(?!次|回|趟|个|天|块|元)"
        ),
        _month_days,
    ),
    (re.compile(r"每(?:一?个)?月(?:的)?月?(?P<days>底|初|末|中|中旬|上旬|下旬)"), _month_days),
    (re.compile(rf"(?P<n>{_N})(?:(?:到|、|-|~)?{_N})?{_TIMES}"), _count),
    (
        re.compile(rf"(?<=周)(?P<n>{_N})天|(?<=期)(?P<n2>{_N})天"),
        lambda m, _: Count(m.start(), m.end(), whole(m["n"] or m["n2"]) or 1),
    ),
)
