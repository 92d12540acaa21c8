"""Taking turns at what bears few at once: whoever is pressed goes first, the others in the order in which they came."""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """A semaphore with a fast lane. For one event loop."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: list[tuple[bool, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()

    @asynccontextmanager
    async def turn(self, *, pressing: bool) -> AsyncIterator[None]:
        """Within it one of the turns is taken; it is waited for before all who are not `pressing`."""
        await self._take(pressing=pressing)
        try:
            yield
        finally:
            self._pass_on()

    async def _take(self, *, pressing: bool) -> None:
        if self._free:
            self._free -= 1
            return
        called: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (not pressing, next(self._numbers), called))
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():  # it was called, and does not come
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        """To the next who still waits, else it is free."""
        while self._waiting:
            *_, called = heapq.heappop(self._waiting)
            if not called.done():
                called.set_result(None)
                return
        self._free += 1
