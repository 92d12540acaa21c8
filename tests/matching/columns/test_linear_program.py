"""A linear program in plain arrays, and what prices prove of it, whoever made them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.columns.linear_program import LinearProgram
from tests.matching.kit.programs import Small, optimum, small_programs, some_prices


@given(small_programs(), st.data())
def test_whatever_the_prices_no_solution_is_worth_more_than_they_prove(small: Small, data: st.DataObject) -> None:
    solution = small.program.at(data.draw(some_prices(small.program.rows)))
    assert small.bound(solution) >= optimum(small.program) - 1e-6


@given(small_programs(), st.data())
def test_prices_are_kept_as_far_as_their_rows_can_have_them(small: Small, data: st.DataObject) -> None:
    told = data.draw(some_prices(small.program.rows))
    (low, high), kept = small.program.sides(), small.program.at(told).dual
    for price, side, asked in zip(told, np.where(told > 0, high, low), kept, strict=True):
        assert asked == (price if np.isfinite(price) and np.isfinite(side) else 0)


def test_the_gain_of_a_column_above_the_prices_and_the_bound() -> None:
    """3 x + 2 y of x in [1, 4] and y without limit, where x + 2 y is at most 5: worth 15 - 3 at a price of 3."""
    program = LinearProgram()
    x, (y,) = program.column(4, 3, least=1), program.unlimited(np.array([2.0]))
    row = program.at_most(5)
    program.put(row, x, 1)
    program.put(row, int(y), 2)
    dear, fair, cheap = (program.at(np.array([price])) for price in (4.0, 3.0, 1.0))
    assert [dear.value, fair.value, cheap.value] == [20 - 1, 15, 5 + 4 * 2]
    assert [s.reduced.tolist() for s in (dear, fair, cheap)] == [[-1, -6], [0, -4], [2, 0]]
    assert optimum(program) == pytest.approx(13)


def test_rows_and_columns_are_numbered_in_the_order_in_which_they_are_made() -> None:
    program = LinearProgram()
    assert [program.row(1, 2), program.at_most(3)] == [0, 1]
    assert program.column(4, 5, least=-1) == 0
    assert program.unlimited(np.array([6.0, 7.0])).tolist() == [1, 2]
    assert (program.rows, program.columns) == (2, 3)
    assert [side.tolist() for side in program.sides()] == [[1, -np.inf], [2, 3]]
    assert [limit.tolist() for limit in program.limits()] == [[-1, 0, 0], [4, np.inf, np.inf], [5, 6, 7]]


def test_of_many_factors_those_without_a_row_are_skipped() -> None:
    program = LinearProgram()
    for _ in range(2):
        program.at_most(1)
    columns = program.unlimited(np.ones(3))
    program.put_all(np.array([1, -1, 0]), columns, np.array([5, 6, 7]))
    assert program.matrix().toarray().tolist() == [[0, 0, 7], [5, 0, 0]]


def test_what_was_put_can_be_read_from_any_point_on() -> None:
    program = LinearProgram()
    row, column = program.at_most(1), program.column(1, 1)
    program.put(row, column, 2)
    later = program.column(1, 1)
    program.put(row, later, -3)
    assert [part.tolist() for part in program.entries()] == [[0, 0], [0, 1], [2, -3]]
    assert [part.tolist() for part in program.entries(1)] == [[0], [1], [-3]]


def test_an_empty_program_is_worth_nothing() -> None:
    solution = LinearProgram().at(np.zeros(0))
    assert (solution.value, len(solution.reduced)) == (0, 0)
