"""The cheapest place for a visit of one person."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.annealing.moves import put, take
from matching.annealing.places import best_place
from matching.annealing.undo import keep, nothing_done, remember
from matching.check import check
from matching.columns.labels import NONE
from matching.construct.schedule import Schedule
from matching.instance.instance import Instance
from matching.model.assignment import Assignment
from matching.model.explicit_data import spot
from tests.matching.annealing.boards import laid_out, on_board, placed, tours_of
from tests.matching.kit.problems import Json, helpful_problems
from tests.matching.model.test_explicit_data import a_need, a_problem, a_table, apart


@settings(max_examples=60, deadline=None)
@given(helpful_problems(), st.data())
def test_a_visit_taken_out_finds_a_place_no_dearer_than_its_old_one(data: Json, more: st.DataObject) -> None:
    instance, board, days = laid_out(data)
    chances = [(s, k) for s, k in placed(board, days) if not board.joint[board.need[days.route[s, k]]]]
    if not chances:
        return
    undone = nothing_done(days)
    keep(days, undone)
    before, (shift, stop) = int(days.cost[0]), more.draw(st.sampled_from(chances))
    remember(days, undone, shift)
    need = take(board, days, undone, shift, stop)
    _, option, stop = best_place(board, days, need, 0.0)
    put(board, days, int(board.shift[option]), stop, option)
    assert int(days.cost[0]) <= before
    assert check(instance.problem.but(fixed=(), previous=()), tours_of(instance, board, days)).broken == []


def test_whoever_comes_to_one_of_two_needs_to_be_kept_apart_has_no_place_for_the_other() -> None:
    for carers, expected in ((1, False), (2, True)):
        instance = Instance.of(a_problem(apart("first", "second"), apart("second", "first"), carers=carers))
        first = Assignment(need="first", start=1, roles={"care": ("c0",)})
        _, board, days = on_board(instance, Schedule(instance, [first]))
        _, option, _ = best_place(board, days, instance.need_number["second"], 0.0)
        assert (option != NONE) is expected


def test_the_last_stop_is_tried_though_the_way_from_an_earlier_one_is_too_long() -> None:
    """Ways may be given that are longer than ways round: from the first to the third by the second."""
    table = a_table([1, 1, 1, 1, 100, 1])
    needs = [a_need(f"n{k}", place=spot(k)) for k in (1, 2, 3)]
    instance = Instance.of(a_problem(*needs, travel=table))
    served = [Assignment(need=n, start=s, roles={"care": ("c0",)}) for n, s in (("n1", 1), ("n2", 12))]
    _, board, days = on_board(instance, Schedule(instance, served))
    assert best_place(board, days, 2, 0.0)[2] == 2
