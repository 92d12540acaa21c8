"""Small linear programs, what another solver makes of them, and programs over all the tours there are."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import linprog
from scipy.sparse import vstack

from matching.columns.column_generation import constant
from matching.columns.exact_lp import ExactLp
from matching.columns.linear_program import LinearProgram, Solution
from matching.columns.master import Master
from matching.columns.rows import make_master
from matching.instance.arrays import Floats, Ints
from tests.matching.kit.laid import Laid

SECONDS = 60.0


def solved(program: LinearProgram) -> Any:
    """What HiGHS finds: `fun` is less than zero by the value, `x` the columns."""
    (low, high), (least, most, gain) = program.sides(), program.limits()
    sides, closed = np.concatenate((high, -low)), np.isfinite(np.concatenate((high, -low)))
    matrix = program.matrix()
    both = vstack((matrix, -matrix)).tocsr()[closed]
    found = linprog(-gain, both, sides[closed], bounds=np.stack((least, most), axis=1))  # type: ignore[call-overload]
    assert found.status == 0, found.message
    return found


def optimum(program: LinearProgram) -> float:
    """The program's value, as HiGHS finds it."""
    return -float(solved(program).fun)


def value(program: LinearProgram) -> float:
    """The program's value, as we find it."""
    dual = ExactLp(program).solve(SECONDS)
    assert dual is not None
    return program.at(dual).value


@dataclass(frozen=True)
class Small:
    """A program whose unlimited columns (`tours`) are in one row each (`shift`) that holds no more than 1 of them."""

    program: LinearProgram
    tours: Ints
    shift: Ints

    def bound(self, solution: Solution) -> float:
        """What these prices prove: no shift adds more than its best tour."""
        best = np.zeros(self.program.rows)
        np.maximum.at(best, self.shift, solution.reduced[self.tours])
        return solution.value + float(best.sum())


@st.composite
def small_programs(draw: st.DrawFn) -> Small:
    """Columns in a box and tours; rows open at either side, at both or at none. The least of all columns keeps them."""
    program = LinearProgram()
    least, room, gain = (draw(_numbers(3, *span)) for span in ((0, 2), (0, 3), (-9, 9)))
    for low, more, worth in zip(least, room, gain, strict=True):
        program.column(low + more, worth, least=low)
    shifts = np.array([program.at_most(1) for _ in range(2)])
    tours = program.unlimited(draw(_numbers(4, -9, 20)))
    shift = shifts[draw(arrays(np.int64, 4, elements=st.integers(0, 1)))]
    program.put_all(shift, tours, np.ones(4))
    for factor in draw(st.lists(_numbers(7, -3, 3), max_size=4)):
        at = float(factor[:3] @ least)
        below, above = draw(st.tuples(_SLACK, _SLACK))
        row = program.row(at - below, at + above)
        program.put_all(np.full(7, row), np.arange(7), factor)
    return Small(program, tours, shift)


_SLACK = st.sampled_from([0.0, 0.0, 1.0, 4.0, np.inf])


def _numbers(many: int, low: int, high: int) -> st.SearchStrategy[Floats]:
    return arrays(np.float64, many, elements=st.integers(low, high).map(float))


def some_prices(rows: int) -> st.SearchStrategy[Floats]:
    """Prices good or bad, and a few that are no number."""
    some = st.floats(-20, 20) | st.sampled_from([0.0, np.nan, np.inf, -np.inf])
    return arrays(np.float64, rows, elements=some)


def a_city(shifts: int = 60, tours: int = 300) -> Small:
    """So many tours for needs that several want, that the first prices are not the best ones."""
    some, program = np.random.default_rng(1), LinearProgram()
    needs = np.array([program.at_most(1) for _ in range(2 * shifts)])
    rows = np.array([program.at_most(1) for _ in range(shifts)])
    columns = program.unlimited(some.integers(1, 50, tours).astype(np.float64))
    shift = rows[some.integers(0, shifts, tours)]
    visited = [(need, x) for x in columns for need in some.choice(needs, 3, replace=False)]
    program.put_all(shift, columns, np.ones(tours))
    program.put_all(*np.array(visited).T, np.ones(len(visited)))  # type: ignore[call-arg]
    return Small(program, columns, shift)


def with_all_tours(here: Laid) -> Master:
    """The choice among all tours there are."""
    master = make_master(here.instance, here.candidates, here.network)
    assert master.add_paths(here.tours) == len(here.tours)
    return master


def points(master: Master) -> float:
    """The program's value as a score."""
    return (value(master.lp) + constant(master.instance)) / master.instance.worth.units
