"""The rate limit."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.rate_limit import Limiter

PAUSES = st.lists(st.floats(0, 5, allow_nan=False), max_size=60)


def test_a_burst_is_allowed_and_the_next_one_has_to_wait() -> None:
    limiter = Limiter(rate=0.5, burst=3, clock=lambda: 7.0)
    assert [limiter.wait("a") for _ in range(4)] == [0.0, 0.0, 0.0, 2.0]


def test_one_key_does_not_use_up_anothers_tokens() -> None:
    limiter = Limiter(rate=1, burst=1, clock=lambda: 0.0)
    assert (limiter.wait("a"), limiter.wait("b")) == (0.0, 0.0)
    assert limiter.wait("a") > 0


def test_the_least_recently_seen_key_is_forgotten_first() -> None:
    limiter = Limiter(rate=1, burst=1, clock=lambda: 0.0, most_keys=2)
    for key in ("a", "b", "a", "c"):
        limiter.wait(key)
    assert limiter.wait("a") > 0
    assert limiter.wait("b") == 0.0


@given(PAUSES)
def test_never_more_than_the_burst_and_the_rate_are_allowed(pauses: list[float]) -> None:
    now = [0.0]
    limiter = Limiter(rate=1, burst=4, clock=lambda: now[0])
    allowed = 0
    for pause in pauses:
        now[0] += pause
        allowed += limiter.wait("a") == 0.0
    assert allowed <= 4 + now[0] + 1e-6


@given(PAUSES)
def test_who_waits_as_long_as_told_is_allowed(pauses: list[float]) -> None:
    now = [0.0]
    limiter = Limiter(rate=0.7, burst=2, clock=lambda: now[0])
    for pause in pauses:
        now[0] += pause
        limiter.wait("a")
    now[0] += limiter.wait("a") + 1e-6
    assert limiter.wait("a") == 0.0 or limiter.wait("a") <= 1 / 0.7


def test_what_costs_more_waits_longer_and_never_for_ever() -> None:
    limiter = Limiter(rate=2, burst=4, clock=lambda: 0.0)
    assert limiter.wait("a", 3) == 0.0
    assert limiter.wait("a", 3) == 1.0
    assert limiter.wait("b", 100) == 0.0
    assert limiter.wait("b", 100) == 2.0
