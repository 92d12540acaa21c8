"""Whoever asks for too much is the only one who gets less."""

from contextlib import AsyncExitStack

import pytest
from fastapi import Request

from bot.channels.web.limits import Limits, Penalties
from bot.core.rate_limit import Limiter


def at(address: str) -> Request:
    return Request({"type": "http", "headers": [], "client": (address, 1)})


def test_a_browser_beyond_its_limit_takes_nothing_from_its_neighbours() -> None:
    limits = Limits()
    allowed = [limits.allow_message("flood", at("1.1.1.1")) for _ in range(1000)]
    assert sum(allowed) < 30
    assert limits.allow_message("neighbour", at("1.1.1.1"))


def test_many_browsers_of_one_address_cost_only_that_address() -> None:
    limits = Limits()
    allowed = [limits.allow_message(f"browser {n}", at("1.1.1.1")) for n in range(1000)]
    assert sum(allowed) < 100
    assert limits.allow_message("somebody", at("2.2.2.2"))


def test_new_cookies_are_given_to_a_room_full_of_people_and_not_to_a_flood() -> None:
    limits = Limits()
    allowed = [limits.allow_newcomer(at("1.1.1.1")) for _ in range(1000)]
    assert 20 <= sum(allowed) <= 60
    assert limits.allow_newcomer(at("2.2.2.2"))


def test_danger_beyond_the_limits_is_heard_once_from_each_and_a_few_times_from_an_address() -> None:
    limits = Limits()
    assert [limits.allow_danger("one", at("1.1.1.1")) for _ in range(3)] == [True, False, False]
    assert sum(limits.allow_danger(f"browser {n}", at("1.1.1.1")) for n in range(1000)) <= 15


async def test_who_is_refused_now_and_then_hears_it_at_once_and_a_flood_waits() -> None:
    penalties = Penalties(Limiter(rate=1, burst=2, clock=lambda: 0.0), step_seconds=0.1, most_seconds=0.8)
    held = []
    async with AsyncExitStack() as flood:
        for _ in range(10):
            held.append(await flood.enter_async_context(penalties.of("1.1.1.1")))
        async with penalties.of("2.2.2.2") as neighbour:
            assert neighbour == 0.0
    assert held == pytest.approx([0.0, 0.0, 0.5, 0.6, 0.7, *[0.8] * 5])
    async with penalties.of("1.1.1.1") as later:
        assert later == pytest.approx(0.5)
