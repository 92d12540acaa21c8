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
_NAMED = r"(?:[一二三四五六日天末1-7](?!次|回|趟|遍|个|顿|天|节课|小时|\d(?!\d?[:点]))|双休)"
_LAST, _LONGEST_MONTH_DAYS = -1, 31
_PARTS_OF_MONTH = {"初": (1, 2, 3), "头": (1, 2, 3), "底": (-3, -2, -1), "末": (-3, -2, -1), "中": tuple(range(10, 21))}
_MONTH_DAY = (
    r"(?:初[一二三四五六七八九十]|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|\d{1,2}|[一二三四五六七八九])"
)
_MONTH_DAYS = (
    rf"(?P<days>{_MONTH_DAY}[号日]?(?:[、和跟与, ]{{0,2}}{_MONTH_DAY}(?:[号日]|(?=[、和]))|(?<=初一)[、和跟与]?十五|"
    rf"[、和]{_MONTH_DAY}[号日]?)*)"
)
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
    """每月第一个周六, 每月最后一个周五."""
    nth = _LAST if found["nth"] in ("最后", "末") else whole(found["n"] or "一") or 1
    return Every(found.start(), found.end(), "month", (WEEKDAYS[found["day"]],), nth=nth)


def _some_weekday(found: re.Match[str], _: datetime) -> Token:
    """每月抽一个周六: which one is not said."""
    return every(found, "month", (WEEKDAYS[found["day"]],))


def _month_days(found: re.Match[str], _: datetime) -> Token | None:
    """每月十号、二十号; 初一十五 are of the lunar month."""
    said = found["days"]
    named = {day for word in re.findall(_MONTH_DAY, said) if (day := whole(word.lstrip("初")))}
    days = tuple(sorted(day for day in named if day <= _LONGEST_MONTH_DAYS))
    lunar = "初" in said or any(name in found.group() for name in ("农历", "阴历", "旧历"))
    return Every(found.start(), found.end(), "month", monthdays=days, lunar=lunar) if days else None


def _month_part(found: re.Match[str], _: datetime) -> Token:
    """每月月初, 每月月底."""
    return Every(found.start(), found.end(), "month", monthdays=_PARTS_OF_MONTH[found["part"][0]])


def _decimal_days(found: re.Match[str], _: datetime) -> Token:
    """逢三: the 3rd, 13th and 23rd; 逢五逢十: the 5th, 10th, 15th …"""
    digits = [(whole(word) or 0) for word in re.findall("[一二三四五六七八九十]", found["days"])]
    days = {ten + digit for digit in digits for ten in (0, 10, 20) if 0 < ten + digit <= _LONGEST_MONTH_DAYS - 1}
    return Every(found.start(), found.end(), "month", monthdays=tuple(sorted(days)))


def _working_days(found: re.Match[str], _: datetime) -> Token:
    """逢一至五: Monday to Friday."""
    return every(found, "week", tuple(range(5)))


def _two_days(found: re.Match[str], _: datetime) -> Token:
    return every(found, "two_days")


def _holidays(found: re.Match[str], _: datetime) -> Token:
    return Every(found.start(), found.end(), "week", holidays=True)


def _count(found: re.Match[str], _: datetime) -> Token | None:
    count = whole(found["n"].replace("俩", "两"))
    return Count(found.start(), found.end(), count) if count else None


LEXICON: Lexicon = (
    (
        re.compile(rf"(?:每逢|逢|逐|每个?)(?={WEEK}{_NAMED})|(?:每逢|逢|每个?)(?=双休|工作日)"),
        _week,
    ),
    (re.compile(rf"每(?:一?个)?{WEEK}(?!{_NAMED})"), _week),
    (re.compile(rf"一个?{WEEK}{_SOON}"), _week),
    (re.compile(rf"(?:从今(?:往|以)后|从此|往后|以后)(?:都|就|每逢)?(?={WEEK}{_NAMED})"), _week),
    (re.compile(rf"{WEEK}{WEEK}(?=[一二三四五六日天])"), _week),
    (
        re.compile(
            r"每天|天天(?=白天|有空|都?得闲|有人|来(?!闹|吵)|送|要|能|给|帮|可以|都(?:要|可|有|能|行)|"
            r"[早晚上中下傍]|陪|接)|每日(?!一)|每一天|日日|逐日|逐(?=暗晡)|"
            r"(?:每个?)(?=早上|晚上|上午|下午|中午|傍晚|清早|夜里)|每(?=早|晚|晨|夜)|夜夜(?=要|有人)|周一到周日|一"
            r"年到头|每顿"
        ),
        _daily,
    ),
    (re.compile(r"每个?工作日"), _workdaily),
    (
        re.compile(
            r"(?<![周期拜初第\d年])(?P<days>一三五|二四六|二四|一三|三五|六日)(?=的?(?:早|朝|上[午昼半]|中午|下"
            r"[午昼半]|傍晚|晚|夜|白天|有空))"
        ),
        _named_days,
    ),
    (
        re.compile(
            rf"隔(?:一?个?)(?={WEEK}[一二三四五六日天末])|(?:每)?隔(?:一|个|一个)?{WEEK}(?![一二三四五六日天])|"
            rf"每?隔{WEEK}(?=的)|每(?:两|俩|二|2)"
            rf"个?{WEEK}|每(?:隔)?半个?月|(?:两|二|2)个?{WEEK}(?=[^,。;!?]{{0,6}}[一1](?:次|回|趟))|"
            rf"半个月(?=[^,。;!?]{{0,6}}[一1](?:次|回|趟))|双周|单周"
        ),
        _two_weeks,
    ),
    (re.compile(rf"每(?:一?个)?月|一个月{_SOON}|月月"), _month),
    (
        re.compile(
            rf"(?:每(?:一?个)?|月)月的?(?P<nth>第|头|最后|末)(?P<n>[一二三四五1-5])?个?{WEEK}"
            rf"(?P<day>[一二三四五六日天])"
        ),
        _nth_weekday,
    ),
    (
        re.compile(
            rf"每(?:一?个)?月(?:能|可以|都|会)?(?:抽|挑|选|腾|有|拿|空)(?:得?出)?(?:来)?(?:一|1)?个{WEEK}"
            rf"(?P<day>[一二三四五六日天])"
        ),
        _some_weekday,
    ),
    (
        re.compile(
            rf"(?:每逢|逢)?(?:农历|阴历|旧历)?(?:每(?:一?个)?月|月月)(?:的|逢)?(?:农历|阴历|旧历)?的?{_MONTH_DAYS}"
            rf"(?!次|回|趟|个|天|块|元|百|千|{WEEK})"
        ),
        _month_days,
    ),
    (re.compile(rf"(?:每逢|逢)(?:农历|阴历|旧历){_MONTH_DAYS}"), _month_days),
    (
        re.compile(
            r"(?:每(?:一?个)?月)逢(?P<days>[一二三四五六七八九十](?:[、和]?逢?[一二三四五六七八九十])*)(?![号日\d至到-])"
        ),
        _decimal_days,
    ),
    (re.compile(r"(?:每逢|逢)(?P<days>一(?:至|到)五)(?=[早上中下晚放朝午夜都我可的,。;]|$)"), _working_days),
    (re.compile(r"(?:每逢|逢)?(?:农历|阴历|旧历)?(?<!月)(?P<days>初一[、和跟与, ]?(?:跟|和)?十五)"), _month_days),
    (re.compile(r"每(?:一?个)?月(?:的)?月?(?P<part>底|初|末|中(?!旬)|头(?![一二三四五个]))"), _month_part),
    (
        re.compile(
            r"(?<![相重])(?:每)?逢(?P<days>[一二三四五六七八九十](?:[、和]?逢?[一二三四五六七八九十])*)(?=的|号|日"
            r"|赶|圩|[,。上下早晚中]|都|我|$)"
        ),
        _decimal_days,
    ),
    (
        re.compile(
            r"隔[天日](?=[^,。;!?]{0,6}(?:能|可|都|就|一|来|去|送|有|帮|上|下|早|晚|要|[,。]|$))|每隔一[天日]|每"
            r"[两二2]天(?!内)|\bevery other day\b"
        ),
        _two_days,
    ),
    (
        re.compile(r"(?:国家)?(?:法定)?节假日(?!我?们?也?都?(?:值班|上班|不|没|除外|休息|加班)|除外|以外|之外)"),
        _holidays,
    ),
    (re.compile(rf"(?P<n>{_N})(?:(?:到|、|-|~)?{_N})?{_TIMES}"), _count),
    (
        re.compile(
            rf"(?<=[周期拜月])(?:里)?(?:有|抽|出|能抽|能出|可以抽|拿|腾)?(?:出)?(?P<n>{_N})个(?=晚上|上午|下午|早上)"
        ),
        _count,
    ),
    (
        re.compile(rf"(?<=周)(?P<n>{_N})天|(?<=期)(?P<n2>{_N})天"),
        lambda m, _: Count(m.start(), m.end(), whole(m["n"] or m["n2"]) or 1),
    ),
)
