"""Wakes a waiting loop from any thread, so that nothing has to poll quickly."""

import asyncio


class WakeUp:
    """Woken by whoever changed something, waited for by the loop that acts on it. A call while nobody waits is kept."""

    def __init__(self) -> None:
        self._woken = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self) -> None:
        """Wake the waiter; callable from any thread, and before anybody waits."""
        if self._loop is None:
            self._woken.set()
        elif not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._woken.set)

    async def wait(self, seconds: float) -> bool:
        """Until it is woken or `seconds` have passed; whether it was woken."""
        self._loop = asyncio.get_running_loop()
        try:
            await asyncio.wait_for(self._woken.wait(), seconds)
        except TimeoutError:
            return False
        self._woken.clear()
        return True
