"""How much one browser, and one address that many may share, can ask of us. Who asks for more costs nobody else."""

import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from fastapi import Request

from bot.core.rate_limit import Limiter


def _limiter(rate: float, burst: float) -> Callable[[], Limiter]:
    return lambda: Limiter(rate, burst, time.monotonic)


@dataclass(frozen=True)
class Limits:
    """Messages of one browser and of one address, polls of one browser; new cookies and danger beyond the limits.

    An address is the peer's, or what a proxy named in the settings says. Only browsers that we know count against the
    messages of their address: whoever comes with a forged cookie, or with none, takes nothing from its neighbours.
    """

    browser: Limiter = field(default_factory=_limiter(0.5, 15))
    address: Limiter = field(default_factory=_limiter(3, 60))
    polls: Limiter = field(default_factory=_limiter(2, 30))
    newcomers: Limiter = field(default_factory=_limiter(0.1, 30))
    danger: Limiter = field(default_factory=_limiter(0.05, 1))
    danger_at_address: Limiter = field(default_factory=_limiter(0.2, 10))

    def allow_newcomer(self, request: Request) -> bool:
        """Whether one more cookie may be given to somebody at this address now."""
        return not self.newcomers.wait(address_of(request))

    def allow_message(self, who: str, request: Request) -> bool:
        """Whether this browser, at this address, may send one more message now."""
        return not self.browser.wait(who) and not self.address.wait(address_of(request))

    def allow_danger(self, who: str, request: Request) -> bool:
        """Whether danger may be told beyond the limits: once in a while from each, so that no flood hides a first."""
        return not self.danger.wait(who) and not self.danger_at_address.wait(address_of(request))


class Penalties:
    """How long a refusal is held back: nothing at first, and the longer the more of an address are held back now."""

    def __init__(self, pardoned: Limiter | None = None, step_seconds: float = 0.02, most_seconds: float = 0.8) -> None:
        """`pardoned` are refusals that an address hears at once. `most_seconds` is for words of danger, too."""
        self._pardoned = pardoned or Limiter(0.5, 10, time.monotonic)
        self._step_seconds, self._most_seconds = step_seconds, most_seconds
        self._held: Counter[str] = Counter()

    @asynccontextmanager
    async def of(self, address: str) -> AsyncIterator[float]:
        """Seconds to hold this one back; it counts as held back within the context."""
        if not self._pardoned.wait(address):
            yield 0.0
            return
        self._held[address] += 1
        try:
            yield min(self._most_seconds, self._most_seconds / 2 + self._step_seconds * self._held[address])
        finally:
            self._held[address] -= 1
            if not self._held[address]:
                del self._held[address]


def address_of(request: Request) -> str:
    """Where the request comes from, as far as it can be believed."""
    return request.client.host if request.client else ""
