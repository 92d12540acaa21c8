"""The bell that wakes loops."""

import asyncio
import threading

from bot.core.wakeup import Bell


async def test_a_ring_before_anybody_waits_is_kept() -> None:
    bell = Bell()
    bell.ring()
    assert await bell.wait(5)


async def test_a_ring_from_another_thread_wakes_the_waiter() -> None:
    bell = Bell()
    waiting = asyncio.create_task(bell.wait(5))
    await asyncio.sleep(0)
    threading.Thread(target=bell.ring).start()
    assert await waiting


async def test_each_ring_wakes_once() -> None:
    bell = Bell()
    bell.ring()
    bell.ring()
    assert await bell.wait(5)
    assert not await bell.wait(0.001)
