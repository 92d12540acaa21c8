"""What goes wrong on the way, ordered by a test for the next so many calls of a method."""

import asyncio
from dataclasses import dataclass, field

from tests.botapi.answers import ApiError


@dataclass(frozen=True)
class Lost:
    """The connection drops: before the call was done, or after (only its answer is lost)."""

    done: bool = False


@dataclass(frozen=True)
class Says:
    """The server answers with an error instead of doing the call."""

    error: ApiError


@dataclass(frozen=True)
class Held:
    """The call waits, not done yet, until the test opens the gate; `reached` tells that it has come this far."""

    gate: asyncio.Event = field(default_factory=asyncio.Event)
    reached: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True)
class Garbled:
    """A proxy in between answers, not the Bot API: not JSON."""

    code: int = 502


Fault = Lost | Says | Held | Garbled | None
"""None: this call goes well."""


@dataclass
class _Order:
    method: str
    fault: Fault
    times: int
    chat: int | None


class Faults:
    """The faults that are still to happen."""

    def __init__(self) -> None:
        self._orders: list[_Order] = []

    def order(self, method: str, fault: Fault, times: int = 1, chat: int | None = None) -> None:
        """Let `fault` happen at the next `times` calls of `method` (to `chat` only, when given)."""
        self._orders.append(_Order(method.lower(), fault, times, chat))

    def next(self, method: str, chat: int | None) -> Fault | None:
        """The fault that strikes this call, used up by it."""
        for order in self._orders:
            if order.times > 0 and order.method == method.lower() and order.chat in (None, chat):
                order.times -= 1
                return order.fault
        return None

    def left(self, method: str, chat: int) -> int:
        """How many faults are still to strike calls of `method` to `chat`."""
        return sum(o.times for o in self._orders if o.method == method.lower() and o.chat == chat)
