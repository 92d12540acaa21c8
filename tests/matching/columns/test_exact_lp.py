"""The program solved to the end: the value that another solver finds, however the program grew."""

import numpy as np
import pytest
from hypothesis import given, settings

from matching.columns.exact_lp import ExactLp
from matching.columns.linear_program import LinearProgram
from tests.matching.kit.programs import SECONDS, Small, a_city, optimum, small_programs


def solve(exact: ExactLp, program: LinearProgram) -> float:
    dual = exact.solve(SECONDS)
    assert dual is not None
    return program.at(dual).value


@settings(deadline=None)
@given(small_programs())
def test_its_prices_prove_the_value_and_no_column_gains_above_them(small: Small) -> None:
    dual = ExactLp(small.program).solve(SECONDS)
    assert dual is not None
    solution = small.program.at(dual)
    assert solution.dual == pytest.approx(dual, abs=1e-6)
    assert solution.value == pytest.approx(optimum(small.program), abs=1e-6)
    assert (solution.reduced[small.tours] <= 1e-6).all()


@settings(deadline=None)
@given(small_programs())
def test_columns_rows_and_factors_that_come_later_count(small: Small) -> None:
    program, exact = small.program, ExactLp(small.program)
    solve(exact, program)
    program.put_all(np.zeros(2, dtype=np.int64), program.unlimited(np.array([15.0, 30.0])), np.array([1.0, 2.0]))
    assert solve(exact, program) == pytest.approx(optimum(program), abs=1e-6)
    row = program.at_most(2)
    program.put_all(np.full(4, row), small.tours, np.array([1.0, 3.0, 5.0, 7.0]))
    program.put(row, program.column(2, 4), 1)
    assert solve(exact, program) == pytest.approx(optimum(program), abs=1e-6)


def test_a_program_that_did_not_change_has_the_same_prices() -> None:
    exact = ExactLp(a_city().program)
    assert np.array_equal(exact.solve(SECONDS), exact.solve(SECONDS))


def test_without_time_or_told_to_stop_it_claims_nothing() -> None:
    hurried, told = ExactLp(a_city().program), ExactLp(a_city().program)
    told.stop()
    assert hurried.solve(0.0) is None
    assert told.solve(SECONDS) is None
    assert hurried.solve(SECONDS) is not None


def test_where_nothing_keeps_the_rows_there_are_no_prices() -> None:
    program = LinearProgram()
    program.put(program.row(0, 0), program.column(1, 1, least=1), 1)
    assert ExactLp(program).solve(SECONDS) is None
