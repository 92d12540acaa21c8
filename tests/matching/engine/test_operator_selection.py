"""Operator selection among searches: whoever gains more gets more time, and nobody is forgotten."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from matching.engine.operator_selection import LEAST, OperatorSelection


@dataclass
class Station:
    """Searches that take so many seconds a turn and gain so much."""

    seconds: dict[str, float]
    gains: dict[str, float]
    now: float = 0.0
    time_of: Counter[str] = field(default_factory=Counter)

    def after(self, selection: int, **least: float) -> Counter[str]:
        shared = OperatorSelection(lambda: self.now, **least)  # type: ignore[arg-type]
        for _ in range(selection):
            name = shared.next(list(self.seconds))
            shared.take(name, self._search(name))
        return self.time_of

    def _search(self, name: str) -> Callable[[], float]:
        def search() -> float:
            self.now += self.seconds[name]
            self.time_of[name] += self.seconds[name]  # type: ignore[assignment]
            return self.gains[name]

        return search


def test_who_gains_more_gets_more_time() -> None:
    spent = Station({"strong": 1.0, "weak": 1.0}, {"strong": 10.0, "weak": 1.0}).after(200)
    assert spent["strong"] > 3 * spent["weak"]


@given(st.floats(0.1, 3.0), st.floats(0.1, 3.0), st.floats(0.0, 1e6))
def test_nobody_is_forgotten(first: float, second: float, gain: float) -> None:
    spent = Station({"lucky": first, "unlucky": second}, {"lucky": gain, "unlucky": 0.0}).after(300)
    assert spent["unlucky"] >= LEAST / 3 * sum(spent.values())


def test_where_nobody_gains_anything_all_get_the_same_time() -> None:
    spent = Station({"one": 1.0, "other": 0.5}, {"one": 0.0, "other": 0.0}).after(300)
    assert abs(spent["one"] - spent["other"]) < 0.1 * sum(spent.values())


def test_each_gets_as_much_as_is_said_at_least() -> None:
    spent = Station({"lucky": 1.0, "unlucky": 1.0}, {"lucky": 1.0, "unlucky": 0.0}).after(300, least=0.3)
    assert 0.25 < spent["unlucky"] / sum(spent.values()) < 0.35
