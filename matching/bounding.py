"""Beside the search: the bound is lowered, and where that rests, tours are chosen or searched for a better plan too."""

import time
from dataclasses import dataclass
from functools import cached_property

from matching.columns.generation import Columns
from matching.cpsat.choice import choose
from matching.incumbent import Incumbent
from matching.searches import Searches

NEAR = 0.05
"""When no more than such a part of the way from the plan to the bound could be saved, the bound rests."""

FEW = 500
"""Of the tours for more needs than this, a choice takes longer than neighbourhoods do to gain as much."""


@dataclass
class Bounding:
    """The second thread's work; `alone` are the seconds after which the bound has half of the time only."""

    best: Incumbent
    columns: Columns
    first: Searches
    seed: int
    alone: float

    def __post_init__(self) -> None:
        self.chosen = len(self.best.instance.problem.needs) > FEW
        self.bounding = self.searching = 0.0

    def work(self) -> None:
        """Till the time is over or the plan proved."""
        going = True
        while self.best.left():
            if going and self.worth_it:
                began = time.monotonic()
                going = self.columns.round(self.best.left)
                self.bounding += time.monotonic() - began
            else:
                began = time.monotonic()
                self.search()
                self.searching += time.monotonic() - began

    @property
    def worth_it(self) -> bool:
        """Whether the program could still lower the bound by what matters, and has not had more than its share."""
        bound = self.columns.bound
        near = bound - self.columns.value < NEAR * (bound - self.best.units)
        return not near and self.bounding <= max(self.alone, self.searching)

    def search(self) -> None:
        """Once a choice among tours, then searches of its own."""
        if self.chosen:
            self.second.step()
        else:
            self.chosen = True
            choose(self.best, self.columns, self.first.seen(), self.seed)

    @cached_property
    def second(self) -> Searches:
        """Made only when there is time for it."""
        return Searches(self.best, self.first.candidates, self.first.network, self.seed)
