"""The program solved roughly: prices that prove a bound near the value, each time from the last ones on."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.columns.approximate_lp import ApproximateLp
from matching.columns.exact_lp import ExactLp
from matching.columns.linear_program import LinearProgram
from tests.matching.kit.programs import SECONDS, Small, a_city, optimum, small_programs


def bound(rough: ApproximateLp, small: Small, tolerance: float) -> float:
    dual = rough.solve(tolerance, SECONDS)
    assert dual is not None
    return small.bound(small.program.at(dual))


@settings(deadline=None)
@given(small_programs(), st.sampled_from([1e-3, 1e-5, 1e-7]))
def test_its_prices_prove_a_bound_as_near_the_value_as_was_asked(small: Small, tolerance: float) -> None:
    best = optimum(small.program)
    near = 10 * tolerance * (1 + sum(map(abs, small.program.limits()[2])))
    assert best - 1e-6 <= bound(ApproximateLp(small.program), small, tolerance) <= best + near


@pytest.mark.parametrize("tolerance", [1e-2, 1e-3, 1e-4, 1e-6])
def test_of_a_city_too(tolerance: float) -> None:
    city = a_city()
    best = optimum(city.program)
    assert bound(ApproximateLp(city.program), city, tolerance) == pytest.approx(best, rel=10 * tolerance)


def test_the_next_solution_goes_on_from_the_last_one() -> None:
    city = a_city()
    best, going_on = optimum(city.program), ApproximateLp(city.program)
    bound(going_on, city, 1e-8)
    assert bound(going_on, city, 1e-1) == pytest.approx(best, rel=1e-6)
    assert bound(ApproximateLp(city.program), city, 1e-1) != pytest.approx(best, rel=1e-3)


def test_it_goes_on_where_columns_and_rows_were_added() -> None:
    city = a_city()
    rough = ApproximateLp(city.program)
    bound(rough, city, 1e-6)
    row = city.program.at_most(5)
    city.program.put_all(np.full(len(city.tours), row), city.tours, np.ones(len(city.tours)))
    city.program.put(row, city.program.column(3, 80), 1)
    assert bound(rough, city, 1e-6) == pytest.approx(optimum(city.program), rel=1e-5)


def test_its_prices_lie_amid_all_that_would_do() -> None:
    """A tour worth 10, with a row of its shift and one of its visit: every way to share the 10 out would do."""
    program = LinearProgram()
    shift, visit = program.at_most(1), program.at_most(1)
    (tour,) = program.unlimited(np.array([10.0]))
    program.put(shift, int(tour), 1)
    program.put(visit, int(tour), 1)
    amid, extreme = ApproximateLp(program).solve(1e-8, SECONDS), ExactLp(program).solve(SECONDS)
    assert sorted(extreme) == pytest.approx([0, 10])
    assert amid == pytest.approx([5, 5], abs=1e-3)


def test_without_time_or_told_to_stop_it_claims_nothing() -> None:
    hurried, told = ApproximateLp(a_city().program), ApproximateLp(a_city().program)
    told.stop()
    assert hurried.solve(1e-6, 0.0) is None
    assert told.solve(1e-6, SECONDS) is None
    assert hurried.solve(1e-6, SECONDS) is not None


def test_where_nothing_keeps_the_rows_there_are_no_prices() -> None:
    program = LinearProgram()
    program.put(program.row(0, 0), program.column(1, 1, least=1), 1)
    assert ApproximateLp(program).solve(1e-6, SECONDS) is None


def test_an_empty_program_has_no_prices_and_one_without_columns_costs_nothing() -> None:
    program = LinearProgram()
    assert ApproximateLp(program).solve(1e-6, SECONDS) == pytest.approx([])
    program.at_most(3)
    assert ApproximateLp(program).solve(1e-6, SECONDS) == pytest.approx([0])
