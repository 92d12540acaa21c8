"""Counts by source, taken once."""

from bot.core import tally
from bot.core.messages import Address
from bot.core.tally import Tally


def here(id: str) -> Address:
    return Address(channel="web", id=id)


def test_calls_are_counted_by_their_source_and_taken_once() -> None:
    counted = Tally()
    for source in ("a", "b", "a"):
        counted.add(here(source))
    assert counted.take() == {here("a"): 2, here("b"): 1}
    assert counted.take() == {}


def test_no_flood_of_sources_fills_the_memory() -> None:
    counted = Tally()
    for n in range(tally.MOST_SOURCES + 5):
        counted.add(here(str(n)))
    assert len(counted.take()) == tally.MOST_SOURCES
