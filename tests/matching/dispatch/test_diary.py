"""What a plan leaves room for: at the very edge, what takes no time."""

from matching.check import check
from matching.dispatch.insertion import insert_need
from matching.plan import Plan
from matching.problem import Problem
from matching.reading import read_problem
from tests.matching.problems import a_match, a_need, a_plan, a_problem, a_stock, a_volunteer, things

A_MOMENT = {"minutes": 0, "windows": [[490, 490]]}


def is_served_beside(problem: Problem, now: Plan) -> bool:
    plan = insert_need(problem, now, "moment")
    return check(problem, plan).broken == [] and plan.served[-1].need == "moment"


def test_what_is_shown_for_no_time_may_be_in_use() -> None:
    chair = [things("chair", "wheelchair")]
    needs = [a_need(roles=chair), a_need("moment", roles=chair, **A_MOMENT)]
    problem = read_problem(a_problem(needs=needs, resources=[a_stock()]))
    assert is_served_beside(problem, a_plan(a_match(chair={"r1": 1})))


def test_a_team_whose_hands_are_full_can_still_be_looked_in_on_at_home() -> None:
    needs = [a_need(), a_need("n2"), a_need("moment", **A_MOMENT)]
    problem = read_problem(a_problem(needs=needs, providers=[a_volunteer(crew=2)]))
    assert is_served_beside(problem, a_plan(a_match(company=["p1"]), a_match("n2", company=["p1"])))
