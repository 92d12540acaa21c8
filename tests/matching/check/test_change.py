"""A change checked by what it touches: the same verdict as over the whole plan, and the same difference of scores."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check, check_change, differing
from matching.io.reading import read_problem
from tests.matching.kit.plans import plans
from tests.matching.kit.problems import a_match, a_need, a_plan, a_problem, a_stock, a_volunteer, small_problems, things


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_from_a_sound_plan_it_says_what_the_whole_check_says(data: st.DataObject) -> None:
    drawn = data.draw(small_problems())
    problem = read_problem(drawn)
    before, after = data.draw(plans(drawn)), data.draw(plans(drawn))
    was, would = check(problem, before), check(problem, after)
    if was.broken:
        before, was = a_plan(), check(problem, a_plan())
    if not was.broken:
        old, new = check_change(problem, before.served, after.served)
        assert bool(new.broken) == bool(would.broken)
        assert new.score - old.score == pytest.approx(would.score - was.score)


def test_only_needs_of_the_same_people_and_stocks_are_looked_at() -> None:
    near = [a_need(f"n{k}", roles=[*a_need()["roles"], things("chair", "wheelchair")]) for k in range(2)]
    problem = read_problem(
        a_problem(
            needs=[*near, a_need("far")],
            providers=[a_volunteer("p1"), a_volunteer("p2"), a_volunteer("p3")],
            resources=[a_stock(quantity=2)],
        )
    )
    far = a_match("far", 480, company=["p3"])
    before = a_plan(a_match("n0", 480, company=["p1"], chair={"r1": 1}), far)
    after = a_plan(*(a_match(f"n{k}", 480, company=[f"p{k + 1}"], chair={"r1": 1}) for k in range(2)), far)
    old, new = check_change(problem, before.served, after.served)
    assert (old.served, new.served, new.broken) == (1, 2, [])


def test_needs_that_nobody_has_changed_do_not_differ() -> None:
    before = a_plan(a_match("n1", 480, company=["p1"]), a_match("n2", 480, company=["p2"]))
    after = a_plan(a_match("n1", 480, company=["p1"]), a_match("n3", 480, company=["p2"]))
    by_need = [{served.need: served for served in plan.served} for plan in (before, after)]
    assert differing(*by_need) == {"n2", "n3"}
