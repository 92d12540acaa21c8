"""What a match touches in a plan, and that looking there alone is enough to judge it."""

from matching.check import check
from matching.explain.nearby import Nearby, around
from matching.model.plan import Plan
from tests.matching.kit.crowded import crowded_village, planned
from tests.matching.kit.problems import a_match, a_plan


def test_matches_that_share_a_person_or_a_stock_touch() -> None:
    one, two, other = a_plan(
        a_match("n1", company=["p1"], chair={"r1": 1}),
        a_match("n2", company=["p1", "p2"]),
        a_match("n3", company=["p3"]),
    ).served
    nearby = Nearby([one, two, other])
    assert {match.need for match in nearby.touching(one)} == {"n1", "n2"}
    assert [match.need for match in nearby.touching(a_plan(a_match("n9", rice={"r1": 2})).served[0])] == ["n1"]
    assert nearby.touching(a_plan(a_match("n9", company=["p9"])).served[0]) == []


def test_a_match_breaks_a_rule_in_the_whole_plan_if_it_does_near_itself() -> None:
    """Each match of a plan is made a minute later: some then hold and some do not."""
    verdicts = set()
    for seed in range(30):
        _, problem, plan = planned(crowded_village(seed))
        for match in plan.served:
            others = [other for other in plan.served if other is not match]
            late = match.but(start=match.start + 1)
            near = Nearby(others).touching(late)
            here = bool(check(around(problem, late, near), Plan(served=(*near, late))).broken)
            assert here == bool(check(problem.but(fixed=()), Plan(served=(*others, late))).broken)
            verdicts.add(here)
    assert verdicts == {True, False}
