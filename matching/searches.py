"""The searches that better a plan, in turns; one thread has its own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from matching.annealing.prepared import prepared
from matching.columns.network import Network
from matching.cpsat.neighbourhoods import KINDS, Search
from matching.incumbent import Incumbent
from matching.layout.candidates import Candidates
from matching.turns import Turns

ALONE, BESIDE = 1.0, 0.5
"""Seconds of annealing at once: where it can move all needs, and where neighbourhoods take turns with it."""


@dataclass
class Searches:
    """Neighbourhoods, and annealing where there is a network of tours for it."""

    best: Incumbent
    candidates: Candidates
    network: Network | None
    seed: int

    def __post_init__(self) -> None:
        self.turns = Turns()
        self.search = Search(self.best, self.candidates, self.seed)
        self.annealing = prepared(self.best, self.network, self.seed) if self.network is not None else lambda: None

    def work(self) -> None:
        """Turn by turn, till the time is over or the plan proved."""
        while self.best.left():
            self.step()

    def step(self) -> None:
        """A while of the search that lately gained most; of short ones till annealing is ready."""
        annealing = self.annealing()
        if annealing is not None and annealing.all_movable:
            annealing.step(ALONE)
        elif annealing is None and self.network is not None:
            self.search.step("near")
        else:
            ways: dict[str, Callable[[], float]] = {kind: partial(self.search.step, kind) for kind in KINDS}
            if annealing is not None:
                ways["annealing"] = partial(annealing.step, BESIDE)
            self.turns.take(name := self.turns.next(list(ways)), ways[name])

    def seen(self) -> list[tuple[int, ...]]:
        """The tours that annealing has seen lately, as options in order."""
        annealing = self.annealing()
        return [] if annealing is None else list(annealing.seen)
