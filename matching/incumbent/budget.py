"""The time a solve has, and how far it is."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field


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
