"""Tours exchanged: whatever comes of it holds by every rule, can be undone, and reaches what short strings do not."""

import copy

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.annealing.ruin import exchange
from matching.annealing.undo import keep, nothing_done, undo
from matching.check import check
from matching.construct.schedule import Schedule
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model.assignment import Assignment
from tests.matching.annealing.boards import laid_out, on_board, rows_of, tours_of
from tests.matching.kit.problems import (
    END_OF_STREET,
    HOME,
    Json,
    a_need,
    a_problem,
    a_volunteer,
    helpful_problems,
    small_problems,
)
from tests.matching.model.test_explicit_data import a_need as a_given_need
from tests.matching.model.test_explicit_data import a_problem as a_given_problem
from tests.matching.model.test_explicit_data import apart

TRIES = 60


@settings(max_examples=60, deadline=None)
@given(small_problems(needs=5) | helpful_problems(needs=5, people=2), st.integers(0, 4))
def test_what_is_exchanged_holds_and_can_be_undone(data: Json, pick: int) -> None:
    instance, board, days = laid_out(data)
    if not len(board.movables):
        return
    undone = nothing_done(days)
    keep(days, undone)
    before = copy.deepcopy(rows_of(days))
    exchange(board, days, undone, int(board.movables[pick % len(board.movables)]))
    assert check(instance.problem.but(fixed=(), previous=()), tours_of(instance, board, days)).broken == []
    undo(board, days, undone)
    assert rows_of(days) == before


def test_two_people_swap_their_whole_days_where_each_works_at_the_others_door() -> None:
    """Any one visit moved alone would make the ways longer: only a swap of all of them helps."""
    here, there = HOME, END_OF_STREET
    needs = [a_need(f"here{k}", place=here, minutes=30) for k in range(3)]
    needs += [a_need(f"there{k}", place=there, minutes=30) for k in range(3)]
    people = [a_volunteer("of_here", place=here), a_volunteer("of_there", place=there)]
    problem = read_problem(a_problem(needs=needs, providers=people))
    crossed = [a_visit(n, k, "of_there") for k, n in enumerate(("here0", "here1", "here2"))]
    crossed += [a_visit(n, k, "of_here") for k, n in enumerate(("there0", "there1", "there2"))]
    instance = Instance.of(problem)
    _, board, days = on_board(instance, Schedule(instance, crossed))
    undone, cost = nothing_done(days), int(days.cost[0])
    keep(days, undone)
    reached = set()
    for _ in range(TRIES):
        exchange(board, days, undone, 0)
        reached.add(int(days.cost[0]))
        undo(board, days, undone)
    ways = check(problem, tours_of(instance, board, days)).travel
    assert ways > 0
    assert min(reached) == cost - instance.worth.travel * ways


def a_visit(need: str, k: int, who: str) -> Assignment:
    return Assignment(need=need, start=500 + 30 * k, roles={"company": (who,)})


def test_a_need_that_nobody_serves_exchanges_nothing() -> None:
    instance = Instance.of(read_problem(a_problem(needs=[a_need()], providers=[a_volunteer()])))
    _, board, days = on_board(instance, Schedule(instance, ()))
    undone, before = nothing_done(days), rows_of(days)
    exchange(board, days, undone, 0)
    assert rows_of(days) == before
    assert not np.any(undone.filled)


def test_tours_are_not_exchanged_where_that_brings_together_what_is_to_be_kept_apart() -> None:
    """Whoever took over the other's day would come to both; so nothing can be handed over, whatever is drawn."""
    needs = [apart(a, b) for a, b in (("a", "b"), ("b", "a"))]
    free = [a_given_need(f"free{k}") for k in range(2)]
    instance = Instance.of(a_given_problem(*needs, *free, carers=2, until=90))
    visits = [("a", 1, "c0"), ("free0", 12, "c0"), ("b", 1, "c1"), ("free1", 12, "c1")]
    served = [Assignment(need=n, start=s, roles={"care": (who,)}) for n, s, who in visits]
    _, board, days = on_board(instance, Schedule(instance, served))
    undone = nothing_done(days)
    keep(days, undone)
    for n in range(TRIES):
        exchange(board, days, undone, n % len(instance.problem.needs))
        assert check(instance.problem, tours_of(instance, board, days)).broken == []
        undo(board, days, undone)
