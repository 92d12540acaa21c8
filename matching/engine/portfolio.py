"""Portfolio of searches: large neighbourhoods and annealing better a plan in turns; each thread has its own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from matching.annealing.loop_cache import is_warm
from matching.annealing.warm_up import Prepared, beside
from matching.cpsat.large_neighbourhoods import KINDS, LargeNeighbourhoodSearch
from matching.engine.operator_selection import OperatorSelection
from matching.incumbent.incumbent import Incumbent
from matching.instance.candidates import Candidates

ALONE_SECONDS, BESIDE_SECONDS = 1.0, 0.5
"""Seconds of annealing at once: where it can move all needs, and where neighbourhoods take turns with it."""


@dataclass
class Portfolio:
    """Neighbourhoods, and annealing where there is any."""

    best: Incumbent
    candidates: Candidates
    seed: int
    annealing: Prepared | None = None

    def __post_init__(self) -> None:
        self.selection = OperatorSelection()
        self.search = LargeNeighbourhoodSearch(self.best, self.candidates, self.seed)

    def beside(self, seed: int) -> "Portfolio":
        """The same for another thread."""
        annealing = None if self.annealing is None else beside(self.annealing, seed)
        return Portfolio(self.best, self.candidates, seed, annealing)

    def work(self) -> None:
        """Turn by turn, till the time is over or the plan proved."""
        while self.best.left():
            self.step()

    def step(self) -> float:
        """A while of the search that lately gained most, a short one where annealing is soon ready; what it gained."""
        annealing = self.annealing() if self.annealing is not None else None
        if annealing is not None and annealing.all_movable:
            return annealing.step(ALONE_SECONDS)
        if annealing is None and self.annealing is not None and is_warm():
            return self.search.step("near")
        ways: dict[str, Callable[[], float]] = {kind: partial(self.search.step, kind) for kind in KINDS}
        if annealing is not None:
            ways["annealing"] = partial(annealing.step, BESIDE_SECONDS)
        return self.selection.take(name := self.selection.next(list(ways)), ways[name])

    def seen(self) -> list[tuple[int, ...]]:
        """The tours that annealing has seen lately, as options in order."""
        annealing = self.annealing() if self.annealing is not None else None
        return [] if annealing is None else list(annealing.seen)
