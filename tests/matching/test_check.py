"""The checker: each rule, broken once, is caught and named; and it agrees with the contract's own checker."""

from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.plan import Plan, Reason, Served, Unserved, to_contract
from matching.reading import read_problem
from tests.matching.brute import ways
from tests.matching.problems import (
    END_OF_STREET,
    MARKET,
    NEXT_DOOR,
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_stock,
    a_volunteer,
    small_problems,
    somebody,
    things,
)

TEAM = "team"
PROBLEM = a_problem(
    needs=[
        a_need("wash", place=NEXT_DOOR, prefer=["ann"], refuse=["eve"]),
        a_need("walk", place=MARKET, roles=[somebody(skills=["escort"]), things("chair", "wheelchair")]),
        a_need("feast", minutes=60, roles=[somebody("cooks", people=2), things("food", "rice", 3)]),
        a_need("clean", place=END_OF_STREET, roles=[somebody(kinds=["organisation"])]),
        a_need("paint", place=END_OF_STREET, roles=[somebody(kinds=["organisation"])]),
        a_need("mend", place=END_OF_STREET, roles=[somebody(kinds=["organisation"])]),
    ],
    providers=[
        a_volunteer("ann", max_visits=2, max_minutes=70, skills=["escort"]),
        a_volunteer("bob", skills=["escort"]),
        a_volunteer("eve", radius_km=2, skills=["escort"]),
        a_volunteer(TEAM, kind="organisation", crew=2),
    ],
    resources=[
        a_stock("r1", windows=[[480, 550]], radius_km=3),
        a_stock("r2", item="rice", quantity=2, returnable=False),
        a_stock("r3", item="rice", quantity=5, returnable=False),
    ],
    fixed=[a_match("clean", 500, company=[TEAM])],
    previous=[a_match("wash", 482, company=["ann"])],
)
GOOD: dict[str, Json] = {
    "wash": a_match("wash", 482, company=["ann"]),
    "walk": a_match("walk", 515, company=["ann"], chair={"r1": 1}),
    "feast": a_match("feast", 480, cooks=["bob", "eve"], food={"r2": 2, "r3": 1}),
    "clean": a_match("clean", 500, company=[TEAM]),
    "paint": a_match("paint", 500, company=[TEAM]),
}


def report(**changes: Json | None) -> Any:
    """What the checker says of the good plan with some matches changed, added or (None) left out."""
    return check(read_problem(PROBLEM), a_plan(*(m for m in (GOOD | changes).values() if m is not None)))


def test_the_good_plan_breaks_no_rule() -> None:
    assert report().broken == []


def test_the_score_adds_up() -> None:
    found = report()
    # ann: home, next door (2), market (2), home (3); the team: twice to the end of the street and back (4 each way)
    assert (found.travel, found.repeats, found.preferred, found.moved) == (2 + 2 + 3 + 4 * 4, 2, 1, 0)
    assert (found.served, found.weight) == (5, 20)
    assert found.score == 20_000 - 23 - 2 * 5 + 30


def test_a_previous_match_that_moves_or_goes_costs() -> None:
    assert report(wash=a_match("wash", 483, company=["ann"])).moved == 1
    assert report(wash=a_match("wash", 482, company=["bob"]), feast=None).moved == 1
    assert report(wash=None).moved == 1


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"wash": a_match("wash", 470, company=["bob"])}, "wash: start 470 outside its windows"),
        ({"wash": a_match("wash", 571, company=["bob"])}, "wash: start 571 outside its windows"),
        ({"wash": a_match("wash", 545, helper=["bob"])}, "wash: roles"),
        ({"more": GOOD["wash"]}, "wash: served twice"),
        ({"more": a_match("dance", company=["bob"])}, "unknown need dance"),
        ({"wash": a_match("wash", 545, company=[])}, "wash/company: 0 people for 1"),
        ({"wash": a_match("wash", 545, company=["zoe"])}, "wash/company: unknown provider zoe"),
        ({"wash": a_match("wash", 545, company={"r1": 1})}, "wash/company: amounts for people"),
        ({"wash": a_match("wash", 545, company=["eve"])}, "wash/company: eve is refused"),
        ({"wash": a_match("wash", 545, company=[TEAM])}, "wash/company: team is of another kind"),
        ({"walk": a_match("walk", 515, company=[TEAM], chair={"r1": 1})}, "walk/company: team lacks skills"),
        ({"walk": a_match("walk", 545, company=["eve"], chair={"r1": 1}), "feast": None}, "walk/company: eve is too"),
        ({"feast": a_match("feast", 480, cooks=["bob", "bob"], food={"r3": 3})}, "feast: one provider in two places"),
        ({"walk": a_match("walk", 513, company=["ann"], chair={"r1": 1})}, "ann: cannot reach walk by 513"),
        ({"walk": a_match("walk", 482, company=["bob"], chair={"r1": 1}), "feast": None}, "bob: cannot reach walk"),
        ({"wash": a_match("wash", 569, company=["bob"])}, "bob: home after 600"),
        ({"feast": a_match("feast", 480, cooks=["ann", "eve"], food={"r3": 3})}, "ann: 3 visits over 2"),
        ({"feast": a_match("feast", 530, cooks=["ann", "eve"], food={"r3": 3}), "walk": None}, "ann: over max_minutes"),
        ({"paint": a_match("paint", 483, company=[TEAM])}, "team: paint trip outside its window"),
        ({"paint": a_match("paint", 570, company=[TEAM])}, "team: paint trip outside its window"),
        ({"mend": a_match("mend", 530, company=[TEAM])}, "team: crew of 2 exceeded"),
        ({"walk": a_match("walk", 515, company=["ann"], chair={"r2": 1})}, "walk/chair: r2 is no wheelchair"),
        ({"walk": a_match("walk", 515, company=["ann"], chair={"r9": 1})}, "walk/chair: r9 is no wheelchair"),
        ({"walk": a_match("walk", 515, company=["ann"], chair={"r1": 2})}, "walk/chair: quantity"),
        ({"walk": a_match("walk", 515, company=["ann"], chair={})}, "walk/chair: quantity"),
        ({"walk": a_match("walk", 515, company=["ann"], chair=["bob"])}, "walk/chair: people for an item"),
        ({"walk": a_match("walk", 521, company=["ann"], chair={"r1": 1})}, "walk/chair: r1 closed"),
        ({"feast": a_match("feast", 480, cooks=["bob", "eve"], food={"r2": 3})}, "r2: 3 over 2"),
        ({"feast": a_match("feast", 480, cooks=["bob", "eve"], food={"r2": 4, "r3": -1})}, "feast/food: quantity"),
        ({"clean": None}, "clean: fixed match changed"),
        ({"clean": a_match("clean", 501, company=[TEAM])}, "clean: fixed match changed"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named(changes: dict[str, Json | None], named: str) -> None:
    assert any(fault.startswith(named) for fault in report(**changes).broken), report(**changes).broken


def test_a_visit_must_lie_in_one_window_of_the_provider() -> None:
    problem = read_problem(a_problem(needs=[a_need()], providers=[a_volunteer(windows=[[480, 500], [500, 540]])]))
    assert check(problem, a_plan(a_match(start=490, company=["p1"]))).broken == ["p1: n1 outside its windows"]
    assert check(problem, a_plan(a_match(start=500, company=["p1"]))).broken == []


def test_a_stock_too_far_away_cannot_be_brought() -> None:
    problem = a_problem(
        needs=[a_need(place=MARKET, roles=[things("c", "wheelchair")])], resources=[a_stock(radius_km=2)]
    )
    assert check(read_problem(problem), a_plan(a_match(c={"r1": 1}))).broken == ["n1/c: r1 too far"]


def lent(first: int, second: int, *, returnable: bool) -> list[str]:
    """What is broken when one chair goes to two needs of half an hour at these starts."""
    chair = [things("c", "wheelchair")]
    problem = a_problem(
        needs=[a_need("n1", roles=chair), a_need("n2", roles=chair)], resources=[a_stock(returnable=returnable)]
    )
    plan = a_plan(a_match("n1", first, c={"r1": 1}), a_match("n2", second, c={"r1": 1}))
    return check(read_problem(problem), plan).broken


def test_what_is_lent_is_there_again_the_minute_it_comes_back() -> None:
    assert lent(480, 510, returnable=True) == []
    assert lent(480, 509, returnable=True) == ["r1: 2 over 1"]


def test_what_is_given_away_is_gone() -> None:
    assert lent(480, 560, returnable=False) == ["r1: 2 over 1"]


def test_fixed_amounts_are_kept_too_but_previous_amounts_may_change() -> None:
    wanted = a_problem(
        needs=[a_need(roles=[things("c", "wheelchair")])], resources=[a_stock("r1"), a_stock("r2")]
    )  # fmt: skip
    other = a_plan(a_match(c={"r2": 1}))
    assert check(read_problem(wanted | {"fixed": [a_match(c={"r1": 1})]}), other).broken == ["n1: fixed match changed"]
    assert check(read_problem(wanted | {"previous": [a_match(c={"r1": 1})]}), other).moved == 0


def test_a_bound_below_the_score_is_a_lie() -> None:
    problem, plan = (
        read_problem(a_problem(needs=[a_need()], providers=[a_volunteer()])),
        a_plan(a_match(company=["p1"])),
    )
    assert check(problem, plan.but(bound=4000)).broken == []
    assert check(problem, plan.but(bound=3999)).broken == ["score 4000 over the claimed bound 3999"]


def test_a_need_neither_served_nor_explained_is_counted() -> None:
    problem = read_problem(a_problem(needs=[a_need("n1"), a_need("n2"), a_need("n3")]))
    reason = Reason(role="company", code="no_provider")
    plan = Plan(served=(), unserved=(Unserved(need="n1", reasons=(reason,)), Unserved(need="n2")))
    assert check(problem, plan).unexplained == 2


@st.composite
def plans(draw: st.DrawFn, problem: Json) -> Plan:
    """Matches that are good alone, mostly, put together without a look at each other."""
    read = read_problem(problem)
    served = []
    for need in read.needs:
        able = list(ways(read, need))
        match = draw(st.sampled_from([*able, None])) if able else None
        if match is not None:
            served.append(draw(spoilt(match, problem)) if draw(st.integers(0, 4)) == 0 else match)
    return Plan(served=tuple(served))


@st.composite
def spoilt(draw: st.DrawFn, match: Served, problem: Json) -> Served:
    """The match at another time, with other people or another amount."""
    role, given = draw(st.sampled_from(sorted(match.roles.items(), key=str)))
    if isinstance(given, tuple):
        other: Any = tuple(draw(st.lists(st.sampled_from([p["id"] for p in problem["providers"]]), max_size=2)))
    else:
        other = draw(st.dictionaries(st.sampled_from([r["id"] for r in problem["resources"]]), st.integers(-1, 3)))
    return match.but(start=match.start + draw(st.integers(-2, 2)), roles={**match.roles, role: other})


def agree(check_plan: ModuleType, problem: Json, plan: Plan) -> None:
    """Both checkers see the same score and either both or neither a broken rule."""
    ours = check(read_problem(problem), plan)
    theirs, score, facts = check_plan.check(problem, to_contract(plan))
    assert bool(ours.broken) == bool(theirs), (ours.broken, theirs)
    assert {name.split(":")[0] for name in ours.broken} == {name.split(":")[0] for name in theirs}
    assert ours.score == pytest.approx(score, abs=1e-9)
    names = ("served", "weight", "travel", "repeats", "preferred", "moved", "unexplained")
    assert {name: getattr(ours, name) for name in names} == {name: facts[name] for name in names}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_it_agrees_with_the_contracts_checker(check_plan: ModuleType, data: st.DataObject) -> None:
    problem = data.draw(small_problems())
    agree(check_plan, problem, data.draw(plans(problem)))


def test_it_agrees_with_the_contracts_checker_on_the_good_plan(check_plan: ModuleType) -> None:
    agree(check_plan, PROBLEM, a_plan(*GOOD.values()))
