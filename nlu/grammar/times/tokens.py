"""Tokens, the words of the time grammar: what the lexer finds in a text and the phrases are made of."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from nlu.understanding import Every as EveryCode

Part = Literal["night", "early", "morning", "noon", "afternoon", "dusk", "evening", "day"]
DayKind = Literal["day", "weekend", "workdays", "usual", "week", "stretch", "festival"]


@dataclass(frozen=True)
class Token:
    """A word or phrase at [start, end) of the text."""

    start: int
    end: int


@dataclass(frozen=True)
class Aside(Token):
    """Something that looks like a time and is none, or one that is past: greetings, durations, 上个月."""


@dataclass(frozen=True)
class Day(Token):
    """Calendar days. `spans` are (first, last) pairs, one a window: two for a weekend, one for a stretch.

    `weekdays` (0 is Monday) where days of the week were named, so that it may become a rule; `bare` where no
    这/下 fixed the week; `month_day` where only a day of the month was said; `step` is the number of days after
    which a bare name comes round again (0: it does not); `today` where 今天 was said; `week` where a whole week
    was named.
    """

    spans: tuple[tuple[date, date], ...]
    weekdays: tuple[int, ...] = ()
    bare: bool = False
    month_day: int | None = None
    step: int = 0
    today: bool = False
    kind: DayKind = "day"

    @property
    def first(self) -> date:
        """The earliest day."""
        return min(first for first, _ in self.spans)

    @property
    def last(self) -> date:
        """The latest day."""
        return max(last for _, last in self.spans)


@dataclass(frozen=True)
class Hours(Token):
    """A part of the day, in minutes after midnight."""

    part: Part
    opens: int
    closes: int


@dataclass(frozen=True)
class Clock(Token):
    """A time by the clock, in minutes after midnight as said (三点 is 180); `until` for 三四点 and 3-4点.

    `plain` where it could be morning or evening; `weak` where it may be no time at all (快一点).
    """

    minutes: int
    until: int | None = None
    plain: bool = True
    weak: bool = False


@dataclass(frozen=True)
class TimeOfDay(Token):
    """Hours made definite: a span, a point (`closes` is None) or a deadline; `other` is what a second reading adds."""

    opens: int
    closes: int | None
    deadline: bool = False
    other: int = 0
    vague: bool = False


@dataclass(frozen=True)
class Every(Token):
    """A repetition: 每, 每周, 隔周, 每月; `days` where they are said in the same breath (每天).

    `nth` which of the month's such weekdays (-1: the last); `monthdays` the days of a month, a `lunar` one or not;
    `holidays` for public holidays.
    """

    every: EveryCode
    days: tuple[int, ...] = ()
    times: int | None = None
    nth: int | None = None
    monthdays: tuple[int, ...] = ()
    lunar: bool = False
    holidays: bool = False


@dataclass(frozen=True)
class Count(Token):
    """How often: 两次."""

    times: int


@dataclass(frozen=True)
class Moment(Token):
    """A moment counted from now: a deadline (三天之内) or a point (两小时后)."""

    moment: datetime
    deadline: bool


Build = Callable[[re.Match[str], datetime], Token | None]
Lexicon = tuple[tuple[re.Pattern[str], Build], ...]
"""Expressions and what each makes of its match; None where it is no time after all."""
