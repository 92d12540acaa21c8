"""The stretch a problem is made for, and the problem with what it was made from, to record its plan by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from data.planning.settings import NOTICE
from data.planning.windows import DAY, minute
from matching import Problem


@dataclass(frozen=True, slots=True)
class Horizon:
    """The stretch a plan is made for: minutes from the origin, and the first in which a visit may begin."""

    origin: datetime
    now: datetime
    days: int
    notice: timedelta = NOTICE

    @property
    def first(self) -> int:
        """The first minute in which something new may begin."""
        return minute(self.origin, self.now + self.notice)

    @property
    def last(self) -> int:
        """The end."""
        return self.days * DAY


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`origin` is minute 0, aware; `need_versions` the versions of the needs as they were read."""

    problem: Problem
    origin: datetime
    need_versions: Mapping[int, int]

    def at(self, minute: int) -> datetime:
        """The moment of a minute of the problem."""
        return self.origin + timedelta(minutes=minute)
