"""The board: what is free to move may go wherever somebody could serve it, but to whom it is kept apart from."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numba import typeof

from matching.annealing.undo import nothing_done
from matching.annealing.warm_up import TINY
from matching.construct.schedule import Schedule
from matching.instance.instance import Instance
from matching.model.assignment import Assignment
from tests.matching.annealing.boards import laid_out, on_board
from tests.matching.kit.problems import Json, helpful_problems
from tests.matching.model.test_explicit_data import a_need, a_problem, apart


def test_whoever_is_agreed_for_one_of_two_needs_to_be_kept_apart_is_no_option_for_the_other() -> None:
    one, other = apart("one", "other"), apart("other", "one")
    agreed = Assignment(need="one", start=1, roles={"care": ("c0",)})
    instance = Instance.of(a_problem(one, other, carers=2).but(fixed=(agreed,)))
    _, board, _ = on_board(instance, Schedule(instance, [Assignment(need="one", start=1, roles={"care": ("c0",)})]))
    assert board.movable.tolist() == [False, True]
    assert [int(board.owner[board.shift[o]]) for o in board.options] == [1]


def test_what_stays_put_may_begin_at_one_moment_only() -> None:
    agreed = Assignment(need="one", start=7, roles={"care": ("c0",)})
    instance = Instance.of(a_problem(a_need("one"), a_need("two")).but(fixed=(agreed,)))
    served = [Assignment(need=n, start=s, roles={"care": ("c0",)}) for n, s in (("one", 7), ("two", 30))]
    _, board, days = on_board(instance, Schedule(instance, served))
    pinned = int(days.route[0, 0])
    assert (board.need[pinned], board.low[pinned], board.high[pinned]) == (0, 7, 7)
    assert np.array_equal(board.need[board.options], [1])


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 3).flatmap(lambda people: helpful_problems(people=people)))
def test_whatever_the_problem_the_loops_made_ready_are_those_it_takes(data: Json) -> None:
    """Of arrays laid out otherwise, everything would be compiled again in the time for the plan."""
    boards = [laid_out(one)[1:] for one in (TINY, data)]
    made, taken = ([typeof(part) for part in (board, days, nothing_done(days))] for board, days in boards)
    assert made == taken
