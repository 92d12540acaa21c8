"""Visits put in and taken out: the cost told is that of the checker, and what is undone leaves no trace."""

import copy

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.annealing.board import Board, Days
from matching.annealing.moves import best_place, keep, nothing_done, put, remember, take, undo
from matching.check import check
from matching.columns.labels import NONE
from matching.dispatch.construct import construct
from matching.layout.candidates import find_candidates
from matching.plan import Plan
from tests.matching.annealing.boards import laid_out, rows_of
from tests.matching.problems import Json, small_problems


def placed(board: Board, days: Days) -> list[tuple[int, int]]:
    return [
        (s, k) for s, size in enumerate(days.size) for k in range(size) if board.movable[board.need[days.route[s, k]]]
    ]


@settings(max_examples=60, deadline=None)
@given(small_problems(), st.data())
def test_taking_a_visit_out_costs_what_the_checker_says(data: Json, more: st.DataObject) -> None:
    instance, board, days = laid_out(data)
    if not (chances := placed(board, days)):
        return
    served = construct(instance, find_candidates(instance)).served
    shift, stop = more.draw(st.sampled_from(chances))
    before = int(days.cost[0])
    need = take(board, days, shift, stop)
    problem = instance.problem.but(previous=())
    scores = [
        check(problem, Plan(served=tuple(s for n, s in served.items() if n != out))).score for out in (NONE, need)
    ]
    assert int(days.cost[0]) - before == round((scores[0] - scores[1]) * instance.worth.units)


@settings(max_examples=60, deadline=None)
@given(small_problems(), st.data())
def test_what_is_undone_leaves_no_trace(data: Json, more: st.DataObject) -> None:
    _, board, days = laid_out(data)
    undone = nothing_done(days)
    keep(days, undone)
    before = copy.deepcopy(rows_of(days))
    for _ in range(more.draw(st.integers(0, 3))):
        if chances := placed(board, days):
            shift, stop = more.draw(st.sampled_from(chances))
            remember(days, undone, shift)
            take(board, days, shift, stop)
    for need in np.flatnonzero(board.movable & (days.where == NONE)).tolist():
        _, option, stop = best_place(board, days, need, 0.0)
        if option != NONE:
            remember(days, undone, int(board.shift[option]))
            put(board, days, int(board.shift[option]), stop, option)
    undo(board, days, undone)
    assert rows_of(days) == before


@settings(max_examples=60, deadline=None)
@given(small_problems(), st.data())
def test_a_visit_taken_out_finds_a_place_no_dearer_than_its_old_one(data: Json, more: st.DataObject) -> None:
    _, board, days = laid_out(data)
    if not (chances := placed(board, days)):
        return
    before = int(days.cost[0])
    need = take(board, days, *more.draw(st.sampled_from(chances)))
    _, option, stop = best_place(board, days, need, 0.0)
    put(board, days, int(board.shift[option]), stop, option)
    assert int(days.cost[0]) <= before
