"""Adaptive operator selection: of several searches, time goes to those by which the plan has gained most lately."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

HORIZON_SECONDS = 10.0
"""Seconds after which what was gained and spent counts only a third (1 / e), unless said otherwise."""

LEAST = 0.1
"""Of the time, at least, for each search, unless said otherwise: what gains nothing now may later."""


@dataclass
class OperatorSelection:
    """`clock` tells the seconds; by search what it gained and the seconds it took, the more the later."""

    clock: Callable[[], float] = time.monotonic
    least: float = LEAST
    horizon: float = HORIZON_SECONDS
    gained: dict[str, float] = field(default_factory=dict)
    spent: dict[str, float] = field(default_factory=dict)

    def next(self, names: Sequence[str]) -> str:
        """The one of these that is furthest behind its share; those that never had a turn first."""
        total = sum(self.spent.get(name, 0.0) for name in names)
        return max(names, key=lambda name: self._share(name, names) - self.spent.get(name, -1.0) / max(total, 1e-9))

    def take(self, name: str, search: Callable[[], float]) -> float:
        """Let the search have its turn; it tells what it gained, and so does this."""
        began = self.clock()
        gain = search()
        took = self.clock() - began
        for book in (self.gained, self.spent):
            for other in book:
                book[other] *= math.exp(-took / self.horizon)
        self.gained[name] = self.gained.get(name, 0.0) + gain
        self.spent[name] = self.spent.get(name, 0.0) + took
        return gain

    def _share(self, name: str, names: Sequence[str]) -> float:
        rates = {other: self._rate(other) for other in names}
        total = sum(rates.values())
        part = rates[name] / total if total > 0 else 1 / len(names)
        return self.least + (1 - self.least * len(names)) * part

    def _rate(self, name: str) -> float:
        return self.gained.get(name, 0.0) / max(self.spent.get(name, 0.0), 1e-9)
