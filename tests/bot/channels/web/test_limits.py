"""Whoever asks for too much is the only one who gets less."""

from fastapi import Request

from bot.channels.web.limits import Limits


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
