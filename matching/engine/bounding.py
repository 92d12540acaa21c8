"""Bounding, beside the search: column generation lowers the bound, in turns with a search for better plans.

The gap closes from both sides: a turn counts by the part of it that it closed.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from matching.columns.column_generation import ColumnGeneration
from matching.cpsat.restricted_master import solve_restricted_master
from matching.engine.operator_selection import OperatorSelection
from matching.engine.portfolio import Portfolio
from matching.incumbent.incumbent import Incumbent

FEW_NEEDS = 500
"""Of the tours for more needs than this, a choice takes longer than neighbourhoods do to gain as much."""

HORIZON_SECONDS, PART = 12.0, 0.2
"""The first rounds, which gain the most, are forgotten in so many seconds, or such a part of the time left."""


@dataclass
class Bounding:
    """The second thread's work, beside that of the `first`; bound and search have a part of the time at `least`."""

    best: Incumbent
    columns: ColumnGeneration
    first: Portfolio
    seed: int
    least: float

    def __post_init__(self) -> None:
        horizon = max(1e-3, min(HORIZON_SECONDS, PART * self.best.left()))
        self.selection = OperatorSelection(least=self.least, horizon=horizon)
        self.going = True
        self.chosen = len(self.best.instance.problem.needs) > FEW_NEEDS

    def work(self) -> None:
        """Till the time is over or the plan proved."""
        ways = {"bound": self.bound, "search": self.search}
        while self.best.left():
            name = self.selection.next([*ways] if self.going else ["search"])
            self.selection.take(name, ways[name])

    def bound(self) -> float:
        """Another round of tours; the part of the gap that it closed, all of what was open the first time."""
        bound, gap = self.columns.bound, self.gap
        self.going = self.columns.round(self.best.left)
        return (bound - self.columns.bound) / gap if math.isfinite(bound) else 1.0

    def search(self) -> float:
        """Once, when the bound is close, a choice among tours; else a step of searches of its own."""
        before = self.gap
        if self.chosen or not self.columns.close:
            return self.second.step() / before
        self.chosen = True
        return solve_restricted_master(self.best, self.columns, self.first.seen(), self.seed) / before

    @property
    def gap(self) -> float:
        """How far the program's bound is above the plan, a unit at least."""
        return max(1.0, self.columns.bound - self.best.units)

    @cached_property
    def second(self) -> Portfolio:
        """Made only when it is needed."""
        return self.first.beside(self.seed)
