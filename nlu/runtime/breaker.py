"""Circuit breaker: after a few failures in a row a service is left alone for a while, so that nobody waits for it."""

import time
from collections.abc import Callable


class Breaker:
    """Closed (calls go through) until `limit` failures follow each other; then one call every `rest_seconds` tries."""

    def __init__(self, limit: int = 3, rest_seconds: float = 5.0, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds that never run backwards."""
        self._limit = limit
        self._rest_seconds = rest_seconds
        self._clock = clock
        self._failures = 0
        self._next_try = 0.0

    @property
    def is_closed(self) -> bool:
        """Whether calls go through."""
        return self._failures < self._limit

    def lets_through(self) -> bool:
        """Whether to call now. While open, a True is the one try of its rest."""
        if self.is_closed:
            return True
        if self._clock() < self._next_try:
            return False
        self._next_try = self._clock() + self._rest_seconds
        return True

    def succeeded(self) -> None:
        """Say that a call went well: the circuit is closed again."""
        self._failures = 0

    def failed(self) -> None:
        """Say that a call failed."""
        self._failures += 1
        self._next_try = self._clock() + self._rest_seconds
