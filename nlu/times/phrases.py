"""Puts the words of time together: which hours belong to which days, what repeats, what ends it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from nlu.times.dates import next_month_day
from nlu.times.days import monday
from nlu.times.tokens import Aside, Count, Day, Every, Moment, TimeOfDay, Token
from nlu.times.workdays import DAY, is_workday

_LISTED = re.compile(
    r"(?:[\s、,/和跟与及&]|或者?|以及|还有|还是|或是|要么|都?可以|也?行|也都?|都行|都|的|then|and|or|on|the|either|at)*"
)
_ALSO = re.compile(
    r"(?:[\s、,/和跟与及&]|或者?|以及|还有|还是|或是|要么|都?可以|也?行|都行|也可以|and|or|either|in the|the)*"
)
_RANGE = re.compile(
    r"[\s,]*(?:那天|号|日)?(?:起|开始|以后)?[\s,]*(?:一?直?到|至|-+|~|to|until|till|through|thru)\s*(?:the )?"
)
_SINCE_BEFORE = re.compile(r"(?:从|自|打|由|from|since|starting(?: from| on)?)\s*$")
_SINCE_AFTER = re.compile(r"(?:那天|这天)?(?:起|开始|以后|之后|往后|后(?!天))")
_UNTIL_BEFORE = re.compile(r"(?:到|至|截止到?|截至|until|till|through)\s*(?:the )?$")
_UNTIL_AFTER = re.compile(r"(?:为止|止|截止|结束|之前|以前|前(?!后|面|天))")
_BEFORE = re.compile(r"(?:那天)?(?:之前|以前|前(?!后|面|天|夕|夜)|之内|以内|内(?!科)|(?:下班|天黑)前)")
_BEFORE_PREFIX = re.compile(r"(?:\bbefore|\bby|\bwithin|\bno later than|最迟|最晚|截止)\s*(?:the )?$")
_SENTENCE = re.compile(r"[。;!?\n]")
_FAR = 40


@dataclass
class Phrase:
    """Days and hours that belong together, at [start, end) of the text."""

    start: int
    end: int
    days: list[Day] = field(default_factory=list)
    times: list[TimeOfDay] = field(default_factory=list)
    every: Every | None = None
    count: int | None = None
    moment: Moment | None = None
    ranged: bool = False
    since: bool = False
    until: bool = False
    open_end: bool = False
    deadline: bool = False

    def take(self, token: Token) -> None:
        """Stretch the phrase over one more token."""
        self.end = max(self.end, token.end)
        if isinstance(token, Day):
            self.days.append(token)
        elif isinstance(token, TimeOfDay):
            self.times.append(token)


def phrases(found: Sequence[Token], text: str) -> list[Phrase]:
    """The phrases of a text, in order."""
    built: list[Phrase] = []
    for token in found:
        if isinstance(token, Aside):
            continue
        if built and _joins(built[-1], token, text):
            continue
        if opened := _opened(token, built, text):
            built.append(opened)
    for phrase in built:
        _mark(phrase, text)
    return built


def _opened(token: Token, built: list[Phrase], text: str) -> Phrase | None:
    """A new phrase that begins with `token`; a count or a second part of the same day opens none."""
    if isinstance(token, Count):
        return None
    if (
        isinstance(token, TimeOfDay)
        and built
        and built[-1].times
        and not _SENTENCE.search(text[built[-1].end : token.start])
    ):
        return None
    phrase = Phrase(token.start, token.end)
    if isinstance(token, Every):
        phrase.every = token
    elif isinstance(token, Moment):
        phrase.moment = token
    else:
        phrase.take(token)
        _inherit(phrase, token, built, text)
    return phrase


def _inherit(phrase: Phrase, token: Token, built: list[Phrase], text: str) -> None:
    """每周五晚上和周日上午: the second repeats as the first does."""
    if not (built and built[-1].every and isinstance(token, Day) and token.bare and token.weekdays):
        return
    if _LISTED.fullmatch(text[built[-1].end : token.start]):
        phrase.every = built[-1].every


def _joins(last: Phrase, token: Token, text: str) -> bool:
    """Whether `token` belongs to the phrase before it, which then takes it."""
    gap = text[last.end : token.start]
    if last.moment or len(gap) > _FAR:
        return False
    if isinstance(token, Day):
        return any(rule(last, token, gap) for rule in _DAY_RULES)
    if isinstance(token, TimeOfDay):
        return _joins_time(last, token, gap)
    if isinstance(token, Count) and last.every and not _SENTENCE.search(gap):
        last.count, last.end = token.times, token.end
        return True
    if isinstance(token, Every) and len(gap) <= 4 and not last.every and _repeats(last):
        last.every, last.end = token, token.end
        return True
    return False


def _repeats(phrase: Phrase) -> bool:
    return bool(phrase.days) and all(d.weekdays and d.bare for d in phrase.days)


def _same_day(last: Phrase, token: Day, gap: str) -> bool:
    """12月8号（周二）: the weekday only explains the date."""
    if (
        not last.days
        or len(gap) > 2
        or len(token.weekdays) != 1
        or not token.bare
        or gap.strip(" (,的是")
        or last.times
    ):
        return False
    same = last.days[-1].first == last.days[-1].last and last.days[-1].first.weekday() == token.weekdays[0]
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
    if not last.days or last.times or len(gap) > 8 or not _LISTED.fullmatch(gap) or (last.every and not token.weekdays):
        return False
    if last.days[-1].kind == "week":
        return _day_of_week(last, token, gap)
    if token.kind in ("workdays", "usual") or last.days[-1].kind in ("stretch", "workdays", "usual"):
        return token.kind == "workdays" and _workdays_of(last, token)
    last.take(_following(last.days[-1], token))
    return True


def _day_of_rule(last: Phrase, token: Day, gap: str) -> bool:
    """每周两次，周二和周四: the days of the rule are said later."""
    if not last.every or last.every.days or last.days or not token.weekdays or len(gap) > 12 or _SENTENCE.search(gap):
        return False
    last.take(token)
    return True


def _day_of_week(last: Phrase, token: Day, gap: str) -> bool:
    """下周 … 周三: a bare weekday after a week is of that week; 下周的工作日 its workdays."""
    if not last.days or last.times or last.days[-1].kind not in ("week", "stretch") or _SENTENCE.search(gap):
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


_DAY_RULES = (_same_day, _through_day, _listed_day, _day_of_rule, _day_of_week, _day_after_hours)


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


def _joins_time(last: Phrase, token: TimeOfDay, gap: str) -> bool:
    if last.ranged and len(last.times) == 1:
        last.take(token)
        return True
    if not last.times:
        last.take(token)
        return True
    latest = last.times[-1]
    if len(gap) <= 8 and _ALSO.fullmatch(gap) and not _refines(latest, token):
        last.take(token)
        return True
    if _refines(latest, token) and not _SENTENCE.search(gap):
        last.times[-1] = token
        last.end = token.end
        return True
    return False


def _refines(wide: TimeOfDay, narrow: TimeOfDay) -> bool:
    """周三下午要…，三点到就行: the later time is inside the earlier one and says it better."""
    if wide.closes is None or wide.deadline:
        return False
    closes = narrow.opens if narrow.closes is None else narrow.closes
    return (
        wide.opens <= narrow.opens
        and closes <= wide.closes
        and (narrow.closes is None or wide.closes - wide.opens > closes - narrow.opens)
    )


def _mark(phrase: Phrase, text: str) -> None:
    """Notes whether the phrase says since when, until when or by when."""
    if not phrase.days and not phrase.times:
        return
    before, end = text[max(0, phrase.start - 16) : phrase.start], phrase.end
    from_then_on = bool(_SINCE_AFTER.match(text, end))
    phrase.since = bool(_SINCE_BEFORE.search(before) or from_then_on) and not phrase.times
    phrase.open_end = phrase.since and (from_then_on or (bool(phrase.days) and phrase.days[-1].kind == "week"))
    phrase.until = bool(_UNTIL_BEFORE.search(before) or _UNTIL_AFTER.match(text, end)) and not phrase.times
    phrase.deadline = not phrase.times and bool(_BEFORE.match(text, end) or _BEFORE_PREFIX.search(before))
