"""Long-distance attachment: puts together phrases that stand apart, hours in one clause and their days in another."""

from collections.abc import Sequence
from dataclasses import replace

from nlu.grammar.times.pipeline.phrase import Phrase


def gathered(found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases, those that belong together made one."""
    return _hours_with_days(_days_of_count(_same_weeks(found)))


def _same_weeks(found: Sequence[Phrase]) -> list[Phrase]:
    """每周一早上送去，周五下午接回来: the second weekday comes round as the first does."""
    kept: list[Phrase] = []
    for phrase in found:
        before = kept[-1] if kept else None
        repeated = before and before.every and not before.every.days and before.days and before.times
        kept.append(replace(phrase, every=before.every) if before and repeated and _is_weekdays(phrase) else phrase)
    return kept


def _days_of_count(found: Sequence[Phrase]) -> list[Phrase]:
    """一周三次 …，周二周四周六上午: the days say it better than their number."""
    counted = next((p for p in found if p.every and p.count and not p.days and not p.every.days), None)
    named = [p for p in found if _is_weekdays(p)]
    if counted is None or sum(len(d.weekdays) for p in named for d in p.days) != counted.count:
        return list(found)
    return [replace(p, every=counted.every) if p in named else p for p in found if p is not counted]


def _hours_with_days(found: Sequence[Phrase]) -> list[Phrase]:
    """中午12点到1点半我午休，工作日可以来: lonely hours and lonely days are one time."""
    hours = [p for p in found if p.times and not (p.days or p.every or p.moment)]
    days = [p for p in found if (p.days or (p.every and p.every.days)) and not p.times and not _is_bound(p)]
    if len(hours) != 1 or len(days) != 1:
        return list(found)
    whole = replace(days[0], times=hours[0].times)
    return [whole if p is days[0] else p for p in found if p is not hours[0]]


def _is_weekdays(phrase: Phrase) -> bool:
    return bool(phrase.days and phrase.times) and all(d.weekdays and d.bare for d in phrase.days) and not phrase.every


def _is_bound(phrase: Phrase) -> bool:
    """Whether it says since, until or by when, or a whole week or stretch of dates: hours do not complete it."""
    return (
        phrase.since
        or phrase.until
        or phrase.deadline
        or any(d.kind in ("week", "stretch") and not d.weekdays for d in phrase.days)
    )
