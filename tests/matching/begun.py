"""A plan by insertion, from which searches go on, and a day on which insertion is not the best."""

from collections.abc import Callable

from matching.dispatch.construct import construct
from matching.incumbent import Budget, Incumbent
from tests.matching.laid import Laid
from tests.matching.problems import a_need

LONG = a_need("long", priority=3, minutes=110)
SHORT = [a_need(f"short{k}", priority=2, minutes=28) for k in range(4)]
"""Worth more together than the long visit, that insertion takes first."""


def begun(here: Laid, seconds: float = 60.0, should_stop: Callable[[], bool] | None = None) -> Incumbent:
    """The best plan so far is the one that insertion makes."""
    best = Incumbent(here.instance, Budget(seconds, should_stop))
    best.offer(construct(here.instance, here.candidates).served.values())
    return best
