"""Beside the search: the bound is lowered, and in turns with that better plans are looked for too.

The gap closes from both sides: a turn counts by how much it lowered the bound or raised the score.
"""

import math
from dataclasses import dataclass, field
from functools import cached_property

from matching.columns.generation import Columns
from matching.cpsat.choice import choose
from matching.incumbent import Incumbent
from matching.searches import Searches
from matching.turns import Turns

FEW = 500
"""Of the tours for more needs than this, a choice takes longer than neighbourhoods do to gain as much."""


@dataclass
class Bounding:
    """The second thread's work, beside that of the `first`."""

    best: Incumbent
    columns: Columns
    first: Searches
    seed: int
    turns: Turns = field(default_factory=Turns)

    def __post_init__(self) -> None:
        self.going = True
        self.chosen = len(self.best.instance.problem.needs) > FEW

    def work(self) -> None:
        """Till the time is over or the plan proved."""
        ways = {"bound": self.bound, "search": self.search}
        while self.best.left():
            name = self.turns.next([*ways] if self.going else ["search"])
            self.turns.take(name, ways[name])

    def bound(self) -> float:
        """Another round of tours; by how much the bound fell, the first time: how near the plan it came."""
        before = self.columns.bound
        self.going = self.columns.round(self.best.left)
        if math.isinf(self.columns.bound):
            return 0.0
        return self.columns.bound - self.best.units if math.isinf(before) else before - self.columns.bound

    def search(self) -> float:
        """Once, when the bound is close, a choice among tours; else a step of searches of its own."""
        if self.chosen or not self.columns.close:
            return self.second.step()
        self.chosen = True
        return choose(self.best, self.columns, self.first.seen(), self.seed)

    @cached_property
    def second(self) -> Searches:
        """Made only when it is needed."""
        return self.first.beside(self.seed)
