"""A plan by insertion, from which searches go on."""

from collections.abc import Callable

from matching.dispatch.construct import construct
from matching.incumbent import Budget, Incumbent
from tests.matching.laid import Laid


def begun(here: Laid, seconds: float = 60.0, should_stop: Callable[[], bool] | None = None) -> Incumbent:
    """The best plan so far is the one that insertion makes."""
    best = Incumbent(here.instance, Budget(seconds, should_stop))
    best.offer(construct(here.instance, here.candidates).served.values())
    return best
