"""Days named from today: 今天, 后天, 下周三, 周末, 这周, 这两天."""

import re
from datetime import datetime, timedelta

from nlu.grammar.numerals import whole
from nlu.grammar.times.building import single, stretch, weekday_range, weekdays, weekend, whole_week
from nlu.grammar.times.calendar import DAY
from nlu.grammar.times.chinese.words import SMALL, WEEK, WEEKDAYS
from nlu.grammar.times.tokens import Day, DayKind, Lexicon
from nlu.grammar.times.vocabulary import WORK_WEEK

_NEXT = {"这": 0, "本": 0, "这一": 0, "当": 0, "下": 1, "下一": 1, "下下": 2}
_WHICH = "(?:(?P<which>下下|下一|下|这一|这|本|当)个?)?"
_N = "一二三四五六日天1-7"
_RELATIVE = {"今": 0, "明": 1, "后": 2, "大后": 3, "大大后": 4}
_NO_COUNT = r"(?!次|回|趟|遍|个|顿|天|节课|小时|年|岁|月|餐|场|(?<=\d)\d)"
_NO_OTHER_WORD = (
    r"(?!(?<=[1-7])\d|\d(?!\d?[:点])|[点号月:起天整大个直定样般次回趟位名人岁楼栋子常家种些顿节场年]|[下早]"
    r"(?![午上班昼半晡]))"
)
_LIST = rf"[{_N}]{_NO_COUNT}(?:(?:[、和]|,(?=[1-7]))?{WEEK}?[{_N}]{_NO_OTHER_WORD})*"
_FEW = {"两": 2, "二": 2, "2": 2, "几": 3, "三": 3, "3": 3}


def _relative(found: re.Match[str], at: datetime) -> Day:
    ahead = _RELATIVE[found["ahead"]]
    return single(found, at.date() + timedelta(days=ahead), today=ahead == 0)


def _tomorrow(found: re.Match[str], at: datetime) -> Day:
    """Cantonese and Hakka words for tomorrow."""
    return single(found, at.date() + DAY)


def _two_relative(found: re.Match[str], at: datetime) -> Day:
    days = [at.date() + timedelta(days=_RELATIVE[c]) for c in found["ahead"]]
    return Day(found.start(), found.end(), tuple((d, d) for d in days), today=found["ahead"][0] == "今")


def _weekdays(found: re.Match[str], at: datetime) -> Day:
    named = tuple(dict.fromkeys(WEEKDAYS[c] for c in found["days"] if c in WEEKDAYS))
    week = _week_of(found)
    if through := found["through"]:
        return weekday_range(found, at.date(), named[0], WEEKDAYS[through], week)
    return weekdays(found, at.date(), named, week)


def _weekend(found: re.Match[str], at: datetime) -> Day:
    return weekend(found, at.date(), _week_of(found))


def _week(found: re.Match[str], at: datetime) -> Day:
    return whole_week(found, at.date(), _week_of(found) or 0)


def _week_of(found: re.Match[str]) -> int | None:
    """How many weeks ahead 这, 下, 下下 say; None where nothing is said."""
    return _NEXT[found["which"]] if found["which"] else None


def _workdays(found: re.Match[str], at: datetime) -> Day:
    kind: DayKind = "usual" if found.group() in ("平时", "平常", "平日") else "workdays"
    return Day(found.start(), found.end(), ((at.date(), at.date()),), WORK_WEEK, bare=True, kind=kind)


def _few_days(found: re.Match[str], at: datetime) -> Day:
    """过两天: from the day after tomorrow, two days; 这两天: today and tomorrow."""
    count = _FEW.get(found["few"]) or whole(found["few"]) or 2
    first = at.date() + timedelta(days=2 if found["lead"] == "过" and count == 2 else 3 if found["lead"] == "过" else 0)
    return stretch(found, first, first + timedelta(days=count - 1))


def _next_days(found: re.Match[str], at: datetime) -> Day:
    first = at.date() + DAY
    return stretch(found, first, first + timedelta(days=(whole(found["few"]) or 1) - 1))


def _days_on_end(found: re.Match[str], at: datetime) -> Day:
    """后天起连着三天."""
    first = at.date() + timedelta(days=_RELATIVE[found["ahead"]])
    return stretch(found, first, first + timedelta(days=(whole(found["few"]) or 1) - 1))


LEXICON: Lexicon = (
    (
        re.compile(
            rf"从?(?P<ahead>今|明|后|大后)天(?:算|开始)?起?(?:连着|连续|一连|后的|的)?(?P<few>{SMALL})天(?!后|之后|"
            rf"以后|内|前)"
        ),
        _days_on_end,
    ),
    (re.compile(r"(?P<ahead>大大后|大后|今|明|后)(?:天|日(?!期|后)|儿个?|个儿)(?!津|气|然|生|使|才|线)"), _relative),
    (re.compile(r"(?P<ahead>明)朝(?!代)"), _relative),
    (re.compile(r"(?P<tomorrow>听日|天光日?(?=[,。早下中晏当我佢偓行来去])|听(?=晚|朝))"), _tomorrow),
    (re.compile(r"(?P<ahead>今|明|后)(?=[早晚晨夜](?!饭|餐))"), _relative),
    (re.compile(r"(?P<ahead>今明|明后)(?:两天|二天|天|两日)"), _two_relative),
    (re.compile(rf"{_WHICH}{WEEK}(?P<days>{_LIST})(?P<through>)"), _weekdays),
    (re.compile(rf"{_WHICH}{WEEK}(?P<days>[{_N}])(?:到|至|-|~){WEEK}?(?P<through>[{_N}]){_NO_OTHER_WORD}"), _weekdays),
    (re.compile(rf"{_WHICH}(?:周末|双休日|双休|星期末|礼拜末)"), _weekend),
    (re.compile(rf"(?P<which>下下|下一|下|这一|这|本)个?{WEEK}(?![{_N}末岁])"), _week),
    (re.compile(r"工作日|平时|平常|平日|上班时间"), _workdays),
    (re.compile(r"(?P<lead>过|这|近)(?P<few>[两二2几三3])(?:天|日)(?!后|之后|以后|内|就|了|的(?:饭|菜))"), _few_days),
    (re.compile(rf"(?:接下来|未来|往后)(?:的)?(?P<few>{SMALL})天"), _next_days),
)
