"""Taking turns at what bears few at once: whoever is pressed goes first, the others in the order in which they came."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PRESSING_IN_A_ROW = 4
"""So many at most while others wait: a flood of cries makes everybody slower, and nobody wait for ever."""

Called = asyncio.Future[None]


class Turns:
    """A semaphore with a fast lane. For one event loop."""

    def __init__(self, at_once: int) -> None:
        self._free, self._in_a_row = at_once, 0
        self._pressing, self._others = deque[Called](), deque[Called]()

    @asynccontextmanager
    async def turn(self, *, pressing: bool) -> AsyncIterator[None]:
        """Within it one of the turns is taken; who is `pressing` waits before nearly all who are not."""
        await self._take(self._pressing if pressing else self._others)
        try:
            yield
        finally:
            self._pass_on()

    async def _take(self, lane: deque[Called]) -> None:
        if self._free:
            self._free -= 1
            return
        lane.append(called := asyncio.get_running_loop().create_future())
        try:
            await called
        except asyncio.CancelledError:
            if called.done() and not called.cancelled():  # it was called, and does not come
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        """To the next who still waits, else it is free."""
        while lane := self._next_lane():
            called = lane.popleft()
            if not called.done():
                self._in_a_row = self._in_a_row + 1 if lane is self._pressing else 0
                called.set_result(None)
                return
        self._free, self._in_a_row = self._free + 1, 0

    def _next_lane(self) -> deque[Called]:
        enough = self._in_a_row >= PRESSING_IN_A_ROW and self._others
        return self._others if enough or not self._pressing else self._pressing
