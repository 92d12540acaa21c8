"""Attachment: which day joins the phrase before it, a second of a list, the end of a range, the weekday of a week.

Each rule takes the phrase, the next day and the text between; where it applies it changes the phrase and says so.
"""

import re
from dataclasses import replace
from datetime import timedelta

from nlu.grammar.times.calendar import DAY, monday, next_month_day
from nlu.grammar.times.pipeline.phrase import Phrase
from nlu.grammar.times.tokens import Day
from nlu.grammar.times.workdays import is_workday

LISTED = re.compile(
    r"(?:[\s、,/和跟与及同搭&]|或者?|以及|还有|还是|或是|要么|都?可以|也?行|也都?|都行|都|的|then|and|or|on|the|either|at)*"
)
SENTENCE = re.compile(r"[。;!?\n]")
_RANGE = re.compile(
    r"[\s,]*(?:那天|号|日)?(?:起|开始|以后)?[\s,]*(?:一?直?到|至|-+|~|to|until|till|through|thru)\s*(?:the )?"
)


def joins_day(last: Phrase, token: Day, gap: str) -> bool:
    """Whether the day belongs to the phrase, which then holds it."""
    return any(rule(last, token, gap) for rule in _RULES)


def _same_day(last: Phrase, token: Day, gap: str) -> bool:
    """12月8号（周二）: the weekday only explains the date."""
    if not last.days or len(gap) > 2 or not token.weekdays or gap.strip(" (,的是那这个") or last.times or last.every:
        return False
    same = all(first == last and first.weekday() in token.weekdays for d in last.days for first, last in d.spans)
    if same and not last.days[-1].weekdays:
        last.end = token.end
        return True
    return False


def _through_day(last: Phrase, token: Day, gap: str) -> bool:
    if not last.days or not _RANGE.fullmatch(gap) or (last.every and not token.weekdays) or (last.times and last.every):
        return False
    first = last.days[-1]
    until = _following(first, token)
    if until.last < first.first:
        return False
    weekdays: tuple[int, ...] = ()
    if len(first.weekdays) == 1 and len(token.weekdays) == 1:
        weekdays = tuple((first.weekdays[0] + i) % 7 for i in range((token.weekdays[0] - first.weekdays[0]) % 7 + 1))
    last.days[-1] = replace(first, end=token.end, spans=((first.first, until.last),), weekdays=weekdays, kind="stretch")
    last.end, last.ranged = token.end, bool(last.times)
    return True


def _listed_day(last: Phrase, token: Day, gap: str) -> bool:
    if not last.days or last.times or len(gap) > 8 or not LISTED.fullmatch(gap) or (last.every and not token.weekdays):
        return False
    if last.days[-1].kind == "week":
        return _day_of_week(last, token, gap)
    if token.kind in ("workdays", "usual") or last.days[-1].kind in ("stretch", "workdays", "usual"):
        return token.kind == "workdays" and _workdays_of(last, token)
    last.take(_following(last.days[-1], token))
    return True


def _day_of_rule(last: Phrase, token: Day, gap: str) -> bool:
    """每周两次，周二和周四: the days of the rule are said later."""
    if (
        not last.every
        or last.every.days
        or last.days
        or not (token.weekdays and token.bare)
        or len(gap) > 12
        or SENTENCE.search(gap)
    ):
        return False
    last.take(token)
    return True


def _day_of_week(last: Phrase, token: Day, gap: str) -> bool:
    """下周 … 周三: a bare weekday after a week is of that week; 下周的工作日 its workdays."""
    if not last.days or last.times or last.days[-1].kind not in ("week", "stretch") or SENTENCE.search(gap):
        return False
    if token.kind == "workdays":
        return len(gap) <= 3 and _workdays_of(last, token)
    if last.days[-1].kind != "week" or not token.weekdays or not token.bare:
        return False
    start = monday(last.days[-1].last)
    spans = tuple((d, d) for d in (start + timedelta(days=n) for n in token.weekdays) if d >= last.days[-1].first)
    if spans:
        last.days[-1] = replace(token, spans=spans, bare=False, step=0)
        last.end = token.end
    return bool(spans)


def _workdays_of(last: Phrase, token: Day) -> bool:
    """The workdays inside a stretch, holidays and make-up workdays counted, from the first to the last."""
    stretch = last.days[-1]
    days = [stretch.first + n * DAY for n in range((stretch.last - stretch.first).days + 1)]
    worked = [day for day in days if is_workday(day)]
    if worked:
        last.days[-1] = replace(stretch, end=token.end, spans=((worked[0], worked[-1]),), kind="stretch")
        last.end = token.end
    return bool(worked)


def _day_after_hours(last: Phrase, token: Day, gap: str) -> bool:
    """3pm on Friday; 上午八点，周五."""
    if (
        last.days
        or last.every
        or not last.times
        or len(gap) > 6
        or not re.fullmatch(r"[\s,]*(?:on|of|的)?\s*(?:the )?", gap)
    ):
        return False
    last.take(token)
    return True


_RULES = (_same_day, _through_day, _listed_day, _day_of_rule, _day_of_week, _day_after_hours)


def _following(first: Day, token: Day) -> Day:
    """The day of `token` when it is said in the same breath as `first`: 下周四、周五, 12月1号到3号."""
    if token.month_day and not first.month_day and first.first.day != 0:
        day = next_month_day(token.month_day, first.first)
        return replace(token, spans=((day, day),), step=0) if day else token
    if token.bare and token.weekdays and first.weekdays and first.step == 0 and first.kind == "day":
        start = monday(first.first)
        days = [start + timedelta(days=n) for n in token.weekdays]
        days = [d if d >= first.first else d + timedelta(weeks=1) for d in days]
        return replace(token, spans=tuple((d, d) for d in days), bare=False, step=0)
    if token.bare and token.weekdays and token.first < first.first:
        return replace(token, spans=tuple((a + timedelta(weeks=1), b + timedelta(weeks=1)) for a, b in token.spans))
    return token
