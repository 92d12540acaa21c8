"""A service that fails is left alone for a while."""

from nlu.runtime.breaker import Breaker


class Clock:
    """Seconds that pass when told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_lets_calls_through_until_three_have_failed_in_a_row() -> None:
    breaker = Breaker(limit=3, rest_seconds=5, clock=Clock())
    for _ in range(3):
        assert breaker.lets_through()
        breaker.failed()
    assert not breaker.lets_through()


def test_a_success_forgets_earlier_failures() -> None:
    breaker = Breaker(limit=2, rest_seconds=5, clock=Clock())
    breaker.failed()
    breaker.succeeded()
    breaker.failed()
    assert breaker.lets_through()


def test_after_the_rest_one_call_tries_and_the_others_go_on_waiting() -> None:
    clock = Clock()
    breaker = Breaker(limit=1, rest_seconds=5, clock=clock)
    breaker.failed()
    clock.now = 5.0
    assert breaker.lets_through()
    assert not breaker.lets_through()


def test_a_try_that_succeeds_closes_the_circuit() -> None:
    clock = Clock()
    breaker = Breaker(limit=1, rest_seconds=5, clock=clock)
    breaker.failed()
    clock.now = 5.0
    assert breaker.lets_through()
    breaker.succeeded()
    assert breaker.lets_through()
    assert breaker.lets_through()


def test_a_try_that_fails_starts_another_rest() -> None:
    clock = Clock()
    breaker = Breaker(limit=1, rest_seconds=5, clock=clock)
    breaker.failed()
    clock.now = 5.0
    breaker.lets_through()
    breaker.failed()
    clock.now = 9.9
    assert not breaker.lets_through()
