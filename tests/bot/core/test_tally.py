"""Counts by source, taken once."""

from bot.core import tally
from bot.core.messages import Address
from bot.core.tally import Calls, Tally


def here(id: str) -> Address:
    return Address(channel="web", id=id)


def test_calls_are_counted_by_their_source_and_taken_once() -> None:
    counted = Tally()
    for source in ("a", "b", "a"):
        counted.add(here(source))
    assert counted.take() == {here("a"): Calls(2), here("b"): Calls(1)}
    assert counted.take() == {}


def test_the_first_words_of_a_source_are_kept_and_counts_that_come_back_are_added() -> None:
    counted = Tally()
    counted.add(here("a"), Calls(words="救命", network="10.0.0.1"))
    counted.add(here("a"), Calls(3, words="着火了", network="10.0.0.2"))
    assert counted.take() == {here("a"): Calls(4, words="救命", network="10.0.0.1")}


def test_no_flood_of_sources_fills_the_memory() -> None:
    counted = Tally()
    for n in range(tally.MOST_SOURCES + 5):
        counted.add(here(str(n)))
    assert len(counted.take()) == tally.MOST_SOURCES
