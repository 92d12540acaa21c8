"""How much one browser, and one address that many may share, can ask of us. Who asks for more costs nobody else."""

import time
from collections.abc import Callable
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


def address_of(request: Request) -> str:
    """Where the request comes from, as far as it can be believed."""
    return request.client.host if request.client else ""
