"""The solver run and read: it stops when told to, and its solution is the plan."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.cpsat.rules import RULES
from matching.cpsat.running import found, read, run
from matching.incumbent.budget import Budget
from tests.matching.cpsat.pinned import model_of, pinned
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import laid
from tests.matching.kit.plans import plans
from tests.matching.kit.problems import a_match, a_need, a_plan, a_problem, a_volunteer


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_solution_is_read_as_the_plan_it_stands_for(data: st.DataObject) -> None:
    problem = data.draw(days_of_all_kinds(teams=True))
    plan, here = data.draw(plans(problem)), laid(problem)
    model = pinned(here, plan, *RULES)
    if model is None or not found(model[1]):
        return
    back = {s.need: s for s in read(*model, starts={})}
    assert back.keys() == {s.need for s in plan.served}
    for served in plan.served:
        assert back[served.need].start == served.start
        assert sorted(back[served.need].people) == sorted(served.people)
        assert sorted(back[served.need].amounts) == sorted(served.amounts)


def test_a_start_known_better_goes_before_the_solvers() -> None:
    here = laid(a_problem(needs=[a_need()], providers=[a_volunteer()]))
    model = pinned(here, a_plan(a_match(start=490, company=["p1"])), *RULES)
    assert model is not None
    assert [s.start for s in read(*model, starts={0: 487})] == [487]


def test_told_to_stop_it_stops_with_nothing() -> None:
    here = laid(a_problem(needs=[a_need(f"n{k}") for k in range(4)], providers=[a_volunteer("p1"), a_volunteer("p2")]))
    v = model_of(here, RULES)
    assert not found(run(v.model, Budget(60.0, should_stop=lambda: True).left, 60.0, seed=0))
    assert found(run(v.model, Budget(60.0).left, 60.0, seed=0))
