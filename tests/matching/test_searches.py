"""One thread's searches take turns till the plan is best, with annealing beside neighbourhoods and without."""

import pytest

from matching.searches import Searches
from tests.matching.begun import LONG, SHORT, begun
from tests.matching.laid import laid
from tests.matching.problems import a_problem, a_volunteer


@pytest.mark.parametrize("annealed", [True, False])
def test_turn_by_turn_the_plan_gets_best(annealed: bool) -> None:
    here = laid(a_problem(needs=[LONG, *SHORT], providers=[a_volunteer()]))
    best = begun(here)
    searches = Searches(best, here.candidates, here.network if annealed else None, seed=1)
    while best.left() and len(best.served) < len(SHORT):
        searches.step()
    assert {s.need for s in best.served} == {n["id"] for n in SHORT}


def test_the_tours_that_annealing_sees_are_told_once_it_is_ready() -> None:
    here = laid(a_problem(needs=SHORT, providers=[a_volunteer()]))
    best = begun(here)
    searches = Searches(best, here.candidates, here.network, seed=1)
    while best.left() and not searches.seen():
        searches.step()
    assert all(here.network.need[o] < len(SHORT) for tour in searches.seen() for o in tour)
    assert Searches(best, here.candidates, None, seed=1).seen() == []
