"""What is undone leaves no trace."""

import copy

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.annealing.moves import put, take
from matching.annealing.places import best_place, put_together
from matching.annealing.undo import keep, nothing_done, remember, undo
from matching.annealing.visits import is_open
from matching.columns.labels import NONE
from tests.matching.annealing.boards import laid_out, placed, rows_of
from tests.matching.kit.problems import Json, helpful_problems


@settings(max_examples=60, deadline=None)
@given(helpful_problems(people=1) | helpful_problems(people=2), st.data())
def test_visits_taken_out_and_put_in_again_are_as_they_were(data: Json, more: st.DataObject) -> None:
    _, board, days = laid_out(data)
    undone = nothing_done(days)
    keep(days, undone)
    before = copy.deepcopy(rows_of(days))
    for _ in range(more.draw(st.integers(0, 3))):
        if chances := placed(board, days):
            shift, stop = more.draw(st.sampled_from(chances))
            remember(days, undone, shift)
            take(board, days, undone, shift, stop)
    for need in [n for n in np.flatnonzero(board.movable).tolist() if is_open(days, n)]:
        if board.joint[need]:
            put_together(board, days, undone, need, 0.0)
            continue
        _, option, stop = best_place(board, days, need, 0.0)
        if option != NONE:
            remember(days, undone, int(board.shift[option]))
            put(board, days, int(board.shift[option]), stop, option)
    undo(board, days, undone)
    assert rows_of(days) == before
