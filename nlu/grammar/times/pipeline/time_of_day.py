"""Resolution of hours: 下午 + 三点 is 15:00; 八点到十点, 七点以后, 中午之前; a bare 八点 has two readings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nlu.grammar.times.tokens import Clock, Day, Every, Hours, TimeOfDay, Token
from nlu.grammar.times.vocabulary import PARTS, WHOLE_DAY

NOON = 12 * 60
DAY_MINUTES = 24 * 60
_RANGE = re.compile(
    r"\s*(?:钟|起|开始)?\s*(?:一?直?到|至|-+|~|to|until|till|and)\s*(?P<next>第二[天日]|次日|隔[天日])?\s*"
)
_NEAR = re.compile(r"(?:的|大概|大约|差不多|在|是|从|约|就|,| |at|from|between|around)*")
_AFTER = re.compile(r"\s*(?:钟)?(?:之后|已后|过|以后|过后|往后|后(?!天|来|面|门)|\s*(?:or later|onwards?))")
_BEFORE = re.compile(r"(?:钟)?(?:之前|以前|前(?!后|面|天))")
_BEFORE_PREFIX = re.compile(r"(?:\bbefore|\bby|\bno later than|不晚于|最迟|最晚)\s*(?:the )?(?:[今明后]天)?$")
_AFTER_PREFIX = re.compile(r"(?:\bafter|\bfrom)\s*(?:the )?$")


@dataclass(frozen=True)
class _End:
    """One end of a span of hours: a part of the day, a time by the clock, or both."""

    part: Hours | None
    clock: Clock | None

    @property
    def tokens(self) -> list[Token]:
        return sorted((t for t in (self.part, self.clock) if t), key=lambda t: t.start)


def settle(found: Sequence[Token], text: str) -> list[Token]:
    """The tokens with every run of Hours and Clock replaced by one TimeOfDay; clocks that are no time left out."""
    settled: list[Token] = []
    at = 0
    while at < len(found):
        first, after = _end(found, at, text)
        if first is None:
            settled.append(found[at])
            at += 1
            continue
        second, next_day, after = _through(found, after, first, text)
        if second or not _is_idle(first, settled, text):
            settled.append(_limited(_definite(first, second, next_day=next_day), first, second, text))
        at = after
    return settled


def _end(found: Sequence[Token], at: int, text: str) -> tuple[_End | None, int]:
    """The end that begins at token `at`, and the index after it."""
    one = found[at] if at < len(found) else None
    two = found[at + 1] if at + 1 < len(found) else None
    gap = text[one.end : two.start] if one and two else ""
    if isinstance(one, Hours):
        if isinstance(two, Clock) and len(gap) <= 8 and _NEAR.fullmatch(gap):
            return _End(one, two), at + 2
        return _End(one, None), at + 1
    if isinstance(one, Clock):
        if isinstance(two, Hours) and re.fullmatch(r"\s*(?:in the|at)\s*", gap):
            return _End(two, one), at + 2
        return _End(None, one), at + 1
    return None, at


def _through(found: Sequence[Token], at: int, first: _End, text: str) -> tuple[_End | None, bool, int]:
    """The end after a 到 that follows `first`, if any; and whether it is said to be of the next day."""
    if at < len(found) and (gap := _RANGE.fullmatch(text[first.tokens[-1].end : found[at].start])):
        second, after = _end(found, at, text)
        if second:
            return second, gap["next"] is not None, after
    return None, False, at


def _is_idle(end: _End, before: list[Token], text: str) -> bool:
    """Whether a lone 一点 or 两点 is no time: it is one only right after a day, or with 以后 or 之前."""
    if end.part or end.clock is None or not end.clock.weak:
        return False
    near = before and isinstance(before[-1], Day | Every) and end.clock.start - before[-1].end <= 3
    return not near and not _AFTER.match(text, end.clock.end) and not _BEFORE.match(text, end.clock.end)


def _definite(first: _End, second: _End | None, *, next_day: bool = False) -> TimeOfDay:
    start, end = first.tokens[0].start, (second or first).tokens[-1].end
    opening = _moment(first, start, end)
    if second is None:
        return opening
    opens = opening.opens
    if next_day or (second.part and second.part.part in ("night", "early") and opens >= PARTS["evening"][0]):
        return TimeOfDay(start, end, opens, DAY_MINUTES + _early(second))
    closing = _moment(second if second.part else _End(first.part, second.clock), start, end)
    closes = closing.opens if closing.closes is None else closing.closes
    if second.part and second.part.part in ("early", "morning") and opens >= closes:
        opens -= NOON if opening.vague else 0
    if closes <= opens:
        closes += NOON
    other = opening.other if opening.other == closing.other else 0
    return TimeOfDay(start, end, max(opens, 0), max(closes, opens + 1), other=other)


def _early(end: _End) -> int:
    """The minutes of an end on the next day: 凌晨两点, 早上六点, a bare 六点 is in the morning."""
    if end.clock is None:
        return end.part.closes if end.part else 0
    return _by_part(end.clock, end.part)[0] if end.part else end.clock.minutes


def _moment(end: _End, start: int, stop: int) -> TimeOfDay:
    """A part of the day as its span, a clock as a point, 三四点 as a span."""
    if end.clock is None:
        assert end.part is not None  # noqa: S101 - an end has one of the two
        return TimeOfDay(start, stop, end.part.opens, end.part.closes)
    minutes, other = _by_part(end.clock, end.part)
    vague = end.part is None and end.clock.plain
    closes = None if end.clock.until is None else minutes + ((end.clock.until - end.clock.minutes) % NOON or NOON)
    return TimeOfDay(start, stop, minutes, closes, other=other, vague=vague)


def _by_part(clock: Clock, part: Hours | None) -> tuple[int, int]:
    """Minutes after midnight, and what to add for the other reading (0: there is none)."""
    said = clock.minutes
    if not clock.plain:
        return said, 0
    if part is None or part.part == "day":
        return _by_habit(said)
    if part.part == "night":
        return said % NOON, 0
    if part.part == "evening" and (said >= NOON or said < 5 * 60):
        return (said + NOON if said >= NOON else said + 2 * NOON), 0
    if part.part in ("afternoon", "dusk", "evening") or (part.part == "noon" and said < 10 * 60):
        return (said if said >= NOON else said + NOON), 0
    return said, 0


def _by_habit(said: int) -> tuple[int, int]:
    """A bare clock: 一点 to 五点 is afternoon, 六点 and 七点 rather evening, 八点 and later rather morning."""
    if said < 6 * 60:
        return said + NOON, 0
    if said < 8 * 60:
        return said + NOON, -NOON
    return said, (NOON if said < 9 * 60 else 0)


def _limited(time: TimeOfDay, first: _End, second: _End | None, text: str) -> TimeOfDay:
    """With 以后 the time runs to the end of its part of the day; with 之前 it is a deadline."""
    part = (second or first).part
    if _BEFORE.match(text, time.end) or _BEFORE_PREFIX.search(text, max(0, time.start - 16), time.start):
        return _deadline(time, first)
    is_after = _AFTER.match(text, time.end) or _AFTER_PREFIX.search(text, max(0, time.start - 10), time.start)
    if not is_after or time.closes is not None:
        return time
    if time.vague and 8 * 60 <= time.opens < 9 * 60:
        time = replace(time, opens=time.opens + NOON, other=-NOON)
    return replace(time, closes=_end_of_part(time.opens, part), vague=False)


def deadline_of(time: TimeOfDay) -> TimeOfDay:
    """The time as a deadline: by noon is before twelve, by the afternoon before it begins."""
    if time.closes is None:
        return replace(time, opens=min(WHOLE_DAY[0], time.opens), closes=time.opens, deadline=True)
    closes = NOON if (time.opens, time.closes) == PARTS["noon"] else time.opens
    return replace(time, opens=min(WHOLE_DAY[0], closes), closes=closes, deadline=True)


def _deadline(time: TimeOfDay, first: _End) -> TimeOfDay:
    """下午之前 is before the afternoon begins; 中午之前 before twelve; 三点之前 before three."""
    if first.clock is None and time.closes is not None:
        closes = NOON if first.part and first.part.part == "noon" else time.opens
        return replace(time, opens=min(WHOLE_DAY[0], closes), closes=closes, deadline=True)
    last = time.opens if time.closes is None else time.closes
    opens = first.part.opens if first.part and first.part.opens < last else min(WHOLE_DAY[0], last)
    return replace(time, opens=opens, closes=last, deadline=True)


def _end_of_part(minutes: int, part: Hours | None) -> int:
    part_closes = part.closes if part and part.part in ("dusk", "night") else 0
    afternoon, evening = PARTS["afternoon"][1], PARTS["evening"][1]
    return next((end for end in (part_closes, afternoon, evening) if end > minutes), minutes + 120)
