"""Wakes a waiting loop from any thread, so that nothing has to poll quickly."""

import asyncio


class Bell:
    """Rung by whoever changed something, waited for by the loop that acts on it. A ring while nobody waits is kept."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def ring(self) -> None:
        """Wake the waiter; callable from any thread, and before anybody waits."""
        if self._loop is None:
            self._rung.set()
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._rung.set)

    async def wait(self, seconds: float) -> bool:
        """Until it is rung or `seconds` have passed; whether it was rung."""
        self._loop = asyncio.get_running_loop()
        try:
            await asyncio.wait_for(self._rung.wait(), seconds)
        except TimeoutError:
            return False
        self._rung.clear()
        return True
