"""The best plan and the best bound so far, and when to stop."""

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from matching.check import Report, check
from matching.layout.instance import Instance
from matching.plan import Plan, Served


@dataclass(frozen=True)
class Progress:
    """How far the engine is: seconds since it began, the best score, the proved bound (None: none yet)."""

    seconds: float
    score: float
    bound: float | None

    @property
    def gap(self) -> float | None:
        """(bound - score) / bound: how much better a plan could be at most."""
        if self.bound is None:
            return None
        return max(0.0, (self.bound - self.score) / max(abs(self.bound), 1.0))


@dataclass(frozen=True)
class Budget:
    """When to stop: after `seconds`, or when `should_stop` says so."""

    seconds: float
    should_stop: Callable[[], bool] | None = None
    began: float = field(default_factory=time.monotonic)

    @property
    def spent(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.began

    def left(self) -> float:
        """Seconds left, 0 when told to stop."""
        stopped = self.should_stop is not None and self.should_stop()
        return 0.0 if stopped else max(0.0, self.seconds - self.spent)


@dataclass
class Incumbent:
    """The best matches found, their score, and it and the bound in units of the score; tells of every step forward."""

    instance: Instance
    budget: Budget
    on_progress: Callable[[Progress], None] | None = None
    served: tuple[Served, ...] = ()
    score: float = -math.inf
    units: float = -math.inf
    bound: float = math.inf

    @property
    def proved(self) -> bool:
        """Whether no plan can be better."""
        return self.units >= self.bound

    def offer(self, served: Iterable[Served]) -> bool:
        """Take these matches if they keep every rule and score more; the checker decides, not the solver."""
        plan = Plan(served=tuple(served))
        report = check(self.instance.problem, plan)
        units = self._units(report)
        if report.broken or units <= self.units:
            return False
        self.served, self.units, self.score = plan.served, units, report.score
        self._tell()
        return True

    def prove(self, bound: float) -> None:
        """Take the bound (units) if it is lower than the best."""
        if bound < self.bound:
            self.bound = max(bound, self.units)
            self._tell()

    def _units(self, report: Report) -> int:
        worth = self.instance.worth
        gains = worth.served * report.weight + worth.preferred * report.preferred
        costs = worth.travel * report.travel + worth.repeat * report.repeats + worth.moved * report.moved
        return gains - costs

    def _tell(self) -> None:
        if self.on_progress is not None and self.served is not None:
            points = self.instance.worth.points
            bound = None if math.isinf(self.bound) else points(self.bound)
            self.on_progress(Progress(self.budget.spent, points(self.units), bound))
