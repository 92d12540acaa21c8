"""A small rate limit: a bucket of tokens for each key, kept in memory, the least recently seen forgotten first."""

from collections import OrderedDict
from collections.abc import Callable


class Limiter:
    """Allows `burst` at once and `rate` a second after that, for each key on its own."""

    def __init__(self, rate: float, burst: float, clock: Callable[[], float], most_keys: int = 10_000) -> None:
        """`clock` counts seconds and never goes back (`time.monotonic`)."""
        self._rate = rate
        self._burst = burst
        self._clock = clock
        self._most_keys = most_keys
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str, cost: float = 1.0) -> float:
        """Take `cost` tokens: 0.0 when there were, else the seconds until there will be (and none is taken).

        What costs more than `burst` costs that.
        """
        cost = min(cost, self._burst)
        now = self._clock()
        tokens, seen = self._buckets.pop(key, (self._burst, now))
        tokens = min(self._burst, tokens + (now - seen) * self._rate)
        short = max(0.0, cost - tokens)
        self._buckets[key] = (tokens if short else tokens - cost, now)
        if len(self._buckets) > self._most_keys:
            self._buckets.popitem(last=False)
        return short / self._rate
