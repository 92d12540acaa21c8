"""The incumbent: the best plan and the best bound so far."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from threading import RLock

from matching.check import Report, check, check_change, differing
from matching.incumbent.budget import Budget, Progress
from matching.instance.instance import Instance
from matching.model.assignment import Assignment
from matching.model.plan import Plan


@dataclass
class Incumbent:
    """The best matches found, their score, and it and the bound in units of the score; tells of every step forward.

    Several threads may offer and prove; what one of them found is put together with what the others found meanwhile.
    """

    instance: Instance
    budget: Budget
    on_progress: Callable[[Progress], None] | None = None
    served: tuple[Assignment, ...] = ()
    units: float = -math.inf
    bound: float = math.inf
    lock: RLock = field(default_factory=RLock)

    @property
    def score(self) -> float:
        """Of the best plan; minus infinity before there is one."""
        return self.units if math.isinf(self.units) else self.instance.worth.points(self.units)

    @property
    def proved(self) -> bool:
        """Whether no plan can be better."""
        return self.units >= self.bound

    def left(self) -> float:
        """Seconds left to find a better plan: 0 also where there is none."""
        return 0.0 if self.proved else self.budget.left()

    def offer(self, served: Iterable[Assignment], since: Sequence[Assignment] | None = None) -> float:
        """How much better the best plan is with these matches, in units; 0 where they are not taken.

        Taken is what keeps every rule and scores more; the checker decides, not the solver. `since` are the best
        matches that these were made from: where others have come up meanwhile, both changes are tried together first.
        """
        mine = tuple(served)
        with self.lock:
            if since is None or since is self.served:
                return self._take(mine)
            both = sorted(together(since, mine, self.served), key=lambda s: self.instance.need_number[s.need])
            return self._take(tuple(both)) or self._take(mine)

    def prove(self, bound: float) -> None:
        """Take the bound (units) if it is lower than the best."""
        with self.lock:
            if bound < self.bound:
                self.bound = max(bound, self.units)
                self._tell()

    def _take(self, served: tuple[Assignment, ...]) -> float:
        before = self.units
        units = self._worth(served)
        if units <= before:
            return 0.0
        self.served, self.units = served, units
        self._tell()
        return units - before

    def _worth(self, served: tuple[Assignment, ...]) -> float:
        """What the matches score; minus infinity where they break a rule."""
        problem = self.instance.problem
        if math.isinf(self.units) or len({s.need for s in served}) < len(served):
            report = check(problem, Plan(served=served))
            return -math.inf if report.broken else self._units(report)
        old, new = check_change(problem, self.served, served)
        return -math.inf if new.broken else self.units + self._units(new) - self._units(old)

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


def together(since: Iterable[Assignment], mine: Iterable[Assignment], theirs: Iterable[Assignment]) -> list[Assignment]:
    """Their matches, and in them every need as I have it that I have changed."""
    before, after = {s.need: s for s in since}, {s.need: s for s in mine}
    changed = differing(before, after)
    return [s for s in theirs if s.need not in changed] + [s for s in after.values() if s.need in changed]
