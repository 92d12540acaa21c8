"""A plan by insertion, from which searches go on, and days for them."""

from collections.abc import Callable

from matching.construct.greedy import construct
from matching.incumbent.budget import Budget
from matching.incumbent.incumbent import Incumbent
from tests.matching.kit.laid import Laid, laid
from tests.matching.kit.problems import STREET, a_need, a_problem, a_volunteer

LONG = a_need("long", priority=3, minutes=110)
SHORT = [a_need(f"short{k}", priority=2, minutes=28) for k in range(4)]
"""Worth more together than the long visit, that insertion takes first."""


def many_tours() -> Laid:
    """A day of more tours than one round of the program makes."""
    needs = [a_need(f"n{k}", minutes=10 + k, priority=1 + k % 5, place=STREET[k % 4]) for k in range(12)]
    return laid(a_problem(needs=needs, providers=[a_volunteer(f"p{k}", place=STREET[k]) for k in range(3)]))


def begun(here: Laid, seconds: float = 60.0, should_stop: Callable[[], bool] | None = None) -> Incumbent:
    """The best plan so far is the one that insertion makes."""
    best = Incumbent(here.instance, Budget(seconds, should_stop))
    best.offer(construct(here.instance, here.candidates).served.values())
    return best
