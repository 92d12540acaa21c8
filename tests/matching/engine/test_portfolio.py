"""One thread's searches take turns till the plan is best, with annealing beside neighbourhoods and without."""

import pytest

from matching.annealing.warm_up import prepared
from matching.engine.portfolio import Portfolio
from tests.matching.kit.begun import LONG, SHORT, begun
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import a_problem, a_volunteer


@pytest.mark.parametrize("annealed", [True, False])
def test_turn_by_turn_the_plan_gets_best(annealed: bool) -> None:
    here = laid(a_problem(needs=[LONG, *SHORT], providers=[a_volunteer()]))
    best = begun(here)
    searches = Portfolio(best, here.candidates, 1, prepared(best, here.network, 1) if annealed else None)
    while best.left() and len(best.served) < len(SHORT):
        searches.step()
    assert {s.need for s in best.served} == {n["id"] for n in SHORT}


def test_the_tours_that_annealing_sees_are_told_once_it_is_ready() -> None:
    here = laid(a_problem(needs=SHORT, providers=[a_volunteer()]))
    best = begun(here)
    searches = Portfolio(best, here.candidates, 1, prepared(best, here.network, 1))
    while best.left() and not searches.seen():
        searches.step()
    assert all(here.network.need[o] < len(SHORT) for tour in searches.seen() for o in tour)
    assert Portfolio(best, here.candidates, 1).seen() == []


def test_another_threads_searches_anneal_on_the_same_ground() -> None:
    here = laid(a_problem(needs=[LONG, *SHORT], providers=[a_volunteer()]))
    best = begun(here)
    first = Portfolio(best, here.candidates, 1, prepared(best, here.network, 1))
    second = first.beside(2)
    assert first.annealing is not None
    assert second.annealing is not None
    while best.left() and (ready := second.annealing()) is None:
        first.step()
    assert ready is not None
    assert ready is second.annealing()
    assert ready.ground is first.annealing().ground
    assert first.beside(3).annealing() is not ready
    assert Portfolio(best, here.candidates, 1).beside(2).annealing is None
