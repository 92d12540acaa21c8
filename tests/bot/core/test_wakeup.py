"""What wakes loops."""

import asyncio
import threading

from bot.core.wakeup import WakeUp


async def test_a_ring_before_anybody_waits_is_kept() -> None:
    wakeup = WakeUp()
    wakeup.wake()
    assert await wakeup.wait(5)


async def test_a_ring_from_another_thread_wakes_the_waiter() -> None:
    wakeup = WakeUp()
    waiting = asyncio.create_task(wakeup.wait(5))
    await asyncio.sleep(0)
    threading.Thread(target=wakeup.wake).start()
    assert await waiting


async def test_each_ring_wakes_once() -> None:
    wakeup = WakeUp()
    wakeup.wake()
    wakeup.wake()
    assert await wakeup.wait(5)
    assert not await wakeup.wait(0.001)
