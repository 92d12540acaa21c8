"""The choice of tours as a program: at its prices no tour in it is missed, and each is in it once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.columns.exact_lp import ExactLp
from matching.columns.rows import make_master
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import Json, a_need, a_problem, a_volunteer, small_problems
from tests.matching.kit.programs import SECONDS, solved, some_prices, with_all_tours


@settings(max_examples=60, deadline=None)
@given(small_problems())
def test_at_the_programs_prices_no_tour_brings_anything_and_the_chosen_ones_cost_nothing(data: Json) -> None:
    here = laid(data)
    master = with_all_tours(here)
    dual = ExactLp(master.lp).solve(SECONDS)
    assert dual is not None
    prices, solution = master.prices(dual), master.lp.at(dual)
    chosen = solved(master.lp).x if master.chosen else []
    for path, x in master.chosen.items():
        profit = here.profit(path, prices)
        assert profit <= 1e-5
        assert solution.reduced[x] == pytest.approx(profit, abs=1e-5)
        assert chosen[x] < 1e-6 or profit == pytest.approx(0, abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(small_problems(), st.data())
def test_whatever_the_prices_a_tours_profit_is_its_columns_gain_above_them(data: Json, drawn: st.DataObject) -> None:
    here = laid(data)
    master = with_all_tours(here)
    solution = master.lp.at(drawn.draw(some_prices(master.lp.rows)))
    prices = master.prices(solution.dual)
    for path, x in master.chosen.items():
        assert solution.reduced[x] == pytest.approx(here.profit(path, prices), abs=1e-6)


def test_a_tour_is_taken_in_once() -> None:
    here = laid(a_problem(needs=[a_need()], providers=[a_volunteer()]))
    master = make_master(here.instance, here.candidates, here.network)
    assert [master.add_paths([(0,), (0,)]), master.add_paths([(0,)])] == [1, 0]
    assert list(master.chosen) == [(0,)]
