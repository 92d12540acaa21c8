"""Work in lanes: what belongs to one chat is done in order, one thing at a time; chats go side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

import structlog

from bot.core.faults import fault

T = TypeVar("T")
_log = structlog.get_logger(__name__)


class Lanes(Generic[T]):
    """One queue and, while it is not empty, one task for each lane."""

    def __init__(self, handle: Callable[[T], Awaitable[None]]) -> None:
        """`handle` does one item; an error of its own is logged and the lane goes on."""
        self._handle = handle
        self._queues: dict[str, deque[T]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, lane: str, item: T) -> None:
        """Do `item` after everything that waits in its lane."""
        if lane in self._queues:
            self._queues[lane].append(item)
            return
        self._queues[lane] = deque([item])
        task = asyncio.create_task(self._work(lane))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def waiting(self, lane: str) -> int:
        """How many items the lane holds, the one being done included."""
        return len(self._queues.get(lane, ()))

    def take_back(self, lane: str) -> list[T]:
        """Take out what waits behind the item being done; it is not done here any more."""
        first, *rest = self._queues[lane]
        self._queues[lane].clear()
        self._queues[lane].append(first)
        return rest

    async def close(self, seconds: float) -> list[T]:
        """Give what has begun so many seconds to end; what had not begun is returned."""
        left = [item for lane in self._queues for item in self.take_back(lane)]
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        return left

    async def _work(self, lane: str) -> None:
        queue = self._queues[lane]
        try:
            while queue:
                await self._do(queue[0])
                queue.popleft()
        finally:
            del self._queues[lane]

    async def _do(self, item: T) -> None:
        try:
            await self._handle(item)
        except Exception as error:
            _log.error("lane.fault", fault=fault(error))
