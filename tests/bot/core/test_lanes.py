import asyncio

from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.core.lanes import Lanes


@given(st.lists(st.sampled_from("甲乙丙"), max_size=30))
def test_each_lane_keeps_its_order(lanes_of_items: list[str]) -> None:
    async def run() -> list[tuple[str, int]]:
        done: list[tuple[str, int]] = []
        all_done = asyncio.Event()

        async def handle(item: tuple[str, int]) -> None:
            await asyncio.sleep(0)  # lets the other lanes in between
            done.append(item)
            if len(done) == len(lanes_of_items):
                all_done.set()

        lanes: Lanes[tuple[str, int]] = Lanes(handle)
        for n, lane in enumerate(lanes_of_items):
            lanes.put(lane, (lane, n))
        if lanes_of_items:
            await asyncio.wait_for(all_done.wait(), 5)
        return done

    done = asyncio.run(run())
    for lane in "甲乙丙":
        assert [item for item in done if item[0] == lane] == [
            (lane, n) for n, of in enumerate(lanes_of_items) if of == lane
        ]


async def test_an_item_that_breaks_does_not_end_its_lane() -> None:
    reached = asyncio.Event()

    async def handle(item: str) -> None:
        if item == "秘密":
            raise ValueError(item)
        reached.set()

    lanes: Lanes[str] = Lanes(handle)
    with capture_logs() as logs:
        lanes.put("甲", "秘密")
        lanes.put("甲", "好")
        await asyncio.wait_for(reached.wait(), 5)
    assert "ValueError" in str(logs)
    assert "秘密" not in str(logs)


async def test_closing_lets_what_has_begun_end_and_begins_nothing_more() -> None:
    done: list[int] = []
    begun, gate = asyncio.Event(), asyncio.Event()

    async def handle(item: int) -> None:
        begun.set()
        await gate.wait()
        done.append(item)

    lanes: Lanes[int] = Lanes(handle)
    lanes.put("甲", 1)
    lanes.put("甲", 2)
    await begun.wait()
    assert lanes.waiting("甲") == 2
    closing = asyncio.create_task(lanes.close(5))
    gate.set()
    assert await closing == [2]
    assert done == [1]
    assert lanes.waiting("甲") == 0


async def test_closing_does_not_wait_for_ever() -> None:
    begun = asyncio.Event()

    async def handle(_: int) -> None:
        begun.set()
        await asyncio.Event().wait()

    lanes: Lanes[int] = Lanes(handle)
    lanes.put("甲", 1)
    await begun.wait()
    await asyncio.wait_for(lanes.close(0.01), 5)
    assert lanes.waiting("甲") == 0
