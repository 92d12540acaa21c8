"""Visits put in and taken out: the cost told is that of the checker."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.annealing.moves import take
from matching.annealing.undo import keep, nothing_done, remember
from matching.check import check
from matching.columns.labels import NONE
from matching.construct.greedy import construct
from matching.instance.candidates import find_candidates
from matching.model.plan import Plan
from tests.matching.annealing.boards import laid_out, placed, tours_of
from tests.matching.kit.problems import Json, helpful_problems


@settings(max_examples=60, deadline=None)
@given(helpful_problems(people=1) | helpful_problems(people=2), st.data())
def test_taking_a_visit_out_costs_what_the_checker_says_and_everyone_who_comes_with_it_goes(
    data: Json, more: st.DataObject
) -> None:
    instance, board, days = laid_out(data)
    if not (chances := placed(board, days)):
        return
    undone = nothing_done(days)
    keep(days, undone)
    served = construct(instance, find_candidates(instance)).served
    shift, stop = more.draw(st.sampled_from(chances))
    before = int(days.cost[0])
    remember(days, undone, shift)
    need = take(board, days, undone, shift, stop)
    problem = instance.problem.but(previous=())
    scores = [
        check(problem, Plan(served=tuple(s for n, s in served.items() if n != out))).score for out in (NONE, need)
    ]
    assert int(days.cost[0]) - before == round((scores[0] - scores[1]) * instance.worth.units)
    assert instance.need(need).id not in {s.need for s in tours_of(instance, board, days).served}
