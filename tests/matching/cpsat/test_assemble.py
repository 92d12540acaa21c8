"""From tours to a plan: given the tours of a plan, the model chooses them again or better."""

import pytest
from hypothesis import given, settings

from matching.check import check
from matching.construct.greedy import construct
from matching.cpsat.assemble import assemble, hint, paths_of, rows_of, trips_of
from matching.cpsat.running import found, read, run_small
from matching.incumbent.budget import Budget
from matching.model.plan import Plan
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import Json, a_match, a_need, a_problem, a_volunteer

SECONDS = 20.0


@settings(max_examples=80, deadline=None)
@given(days_of_all_kinds(needs=4, teams=True))
def test_a_plans_own_tours_make_a_plan_no_worse_that_scores_what_the_model_says(data: Json) -> None:
    here = laid(data)
    schedule = construct(here.instance, here.candidates)
    paths = paths_of(schedule, here.network)
    model = assemble(here.instance, here.candidates, here.network, paths, trips_of(schedule, here.candidates))
    hint(model, schedule, paths)
    solver = run_small(model.variables.model, Budget(SECONDS).left, SECONDS, seed=0)
    assert found(solver)
    served = read(model.variables, solver, model.starts(here.network, solver))
    report = check(here.problem, Plan(served=tuple(served)))
    assert report.broken == []
    assert here.instance.worth.points(solver.objective_value) == pytest.approx(report.score)
    assert report.score >= check(here.problem, Plan(served=tuple(schedule.served.values()))).score - 1e-9


@settings(max_examples=80, deadline=None)
@given(days_of_all_kinds(needs=4, teams=True))
def test_every_visit_of_a_plan_has_its_candidate_and_every_tour_its_options_in_order(data: Json) -> None:
    here = laid(data)
    schedule, c = construct(here.instance, here.candidates), here.candidates
    rows = rows_of(schedule, c)
    assert len(rows) == sum(len(s.people) for s in schedule.served.values())
    for (need, shift), row in rows.items():
        assert (c.need[row], c.shift[row]) == (need, shift)
        assert c.low[row] <= schedule.served[need].start <= c.high[row]
    crew = [p.crew for p in here.problem.providers]
    needs = [[int(here.network.need[o]) for o in path] for path in paths_of(schedule, here.network)]
    people = {s: t for s, t in schedule.tours.items() if t and crew[int(here.instance.shift_provider[s])] == 1}
    assert sorted(needs) == sorted([n for *_, n in tour] for tour in people.values())
    of_teams = sum(len(t) for s, t in schedule.tours.items() if s not in people)
    assert len(trips_of(schedule, c)) == of_teams


def test_of_two_tours_of_one_shift_the_better_one_is_chosen() -> None:
    needs = [a_need("dear", priority=5), a_need("n1"), a_need("n2")]
    here = laid(a_problem(needs=needs, providers=[a_volunteer()]))
    model = assemble(here.instance, here.candidates, here.network, [(0,), (1, 2), (2, 1)], [])
    solver = run_small(model.variables.model, Budget(SECONDS).left, SECONDS, seed=0)
    served = read(model.variables, solver, model.starts(here.network, solver))
    assert [(s.need, s.start) for s in served] == [("dear", 480)]


@pytest.mark.parametrize("agreed", ["fixed", "previous"])
def test_a_visit_agreed_for_later_is_not_made_earlier(agreed: str) -> None:
    match = {agreed: [a_match("n1", 520, company=["p1"])]}
    here = laid(a_problem(needs=[a_need("n1"), a_need("n2")], providers=[a_volunteer()], **match))
    model = assemble(here.instance, here.candidates, here.network, [(0, 1), (1, 0)], [])
    solver = run_small(model.variables.model, Budget(SECONDS).left, SECONDS, seed=0)
    served = read(model.variables, solver, model.starts(here.network, solver))
    assert {s.need: s.start for s in served}["n1"] == 520
    assert check(here.problem, Plan(served=tuple(served))).broken == []
