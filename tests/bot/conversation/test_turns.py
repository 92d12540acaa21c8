import asyncio
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.turns import PRESSING_IN_A_ROW, Turns


async def _called(turns: Turns, waiting: list[bool], leaving: set[int]) -> list[int]:
    """With the only turn taken, these wait, pressing or not, and some of them leave: in which order they are called."""
    called: list[int] = []

    async def come(number: int) -> None:
        async with turns.turn(pressing=waiting[number]):
            called.append(number)

    async with turns.turn(pressing=False):
        tasks = [asyncio.create_task(come(number)) for number in range(len(waiting))]
        await asyncio.sleep(0)  # all of them wait now
        for number in leaving:
            tasks[number].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return called


@given(st.lists(st.booleans(), max_size=16), st.sets(st.integers(0, 15)))
def test_the_pressing_go_first_but_not_for_ever_in_the_order_they_came_and_who_leaves_holds_up_nobody(
    waiting: list[bool], leaving: set[int]
) -> None:
    here = leaving & set(range(len(waiting)))
    stay = [number for number in range(len(waiting)) if number not in here]
    called = asyncio.run(asyncio.wait_for(_called(Turns(1), waiting, here), 5))
    for kind in (True, False):
        assert [n for n in called if waiting[n] is kind] == [n for n in stay if waiting[n] is kind]
    assert _kinds([waiting[n] for n in called]) == _kinds_expected([waiting[n] for n in stay])


def _kinds(called: list[bool]) -> str:
    return "".join("p" if pressing else "o" for pressing in called)


def _kinds_expected(waiting: list[bool]) -> str:
    """Four that press, one other, and so on; when one kind is at its end, the rest of the other."""
    pressing, others, order = waiting.count(True), waiting.count(False), ""
    while pressing and others:
        some = min(pressing, PRESSING_IN_A_ROW)
        order += "p" * some + ("o" if some == PRESSING_IN_A_ROW else "")
        pressing, others = pressing - some, others - (some == PRESSING_IN_A_ROW)
    return order + "p" * pressing + "o" * others


@given(st.integers(1, 4), st.integers(1, 12))
def test_so_many_at_once_and_no_more(at_once: int, comers: int) -> None:
    async def most() -> int:
        turns, inside, seen = Turns(at_once), 0, 0

        async def come() -> None:
            nonlocal inside, seen
            async with turns.turn(pressing=False):
                inside += 1
                seen = max(seen, inside)
                await asyncio.sleep(0)
                inside -= 1

        await asyncio.gather(*(come() for _ in range(comers)))
        return seen

    assert asyncio.run(most()) == min(at_once, comers)


async def test_who_was_called_and_leaves_before_coming_passes_the_turn_on() -> None:
    turns, came = Turns(1), asyncio.Event()

    async def come() -> None:
        async with turns.turn(pressing=False):
            came.set()

    async with turns.turn(pressing=False):
        leaving, staying = asyncio.create_task(come()), asyncio.create_task(come())
        await asyncio.sleep(0)
    leaving.cancel()  # called at the end of the turn above, it has not run since
    with suppress(asyncio.CancelledError):
        await leaving
    await asyncio.wait_for(staying, 5)
    assert came.is_set()


async def test_a_turn_is_given_back_after_an_error() -> None:
    turns = Turns(1)
    with suppress(RuntimeError):
        async with turns.turn(pressing=False):
            raise RuntimeError("inside")
    async with asyncio.timeout(5), turns.turn(pressing=False):
        pass
