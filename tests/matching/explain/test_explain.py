"""Why a need is not served, and what would help: the reason fits, and every fix alone is true."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings

from matching.explain.explain import explain
from matching.io.reading import read_problem
from matching.model.plan import Code, Plan
from matching.solve import solve
from tests.matching.kit.brute import can_be_added
from tests.matching.kit.fixing import fixed_by
from tests.matching.kit.problems import (
    END_OF_STREET,
    OTHER_TOWN,
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

ESCORT = [somebody(skills=["escort"])]
CHAIR = [things("chair", "wheelchair")]


@settings(max_examples=150, deadline=None)
@given(small_problems())
def test_each_unserved_need_has_a_reason_and_every_fix_alone_is_true(data: Json) -> None:
    problem = read_problem(data)
    plan = solve(problem)
    for unserved in plan.unserved:
        roles = {role.id for role in problem.need_by_id[unserved.need].roles}
        assert unserved.reasons
        assert {reason.code for reason in unserved.reasons} <= set(get_args(Code))
        assert {reason.role for reason in unserved.reasons} <= roles
        assert all(reason.near >= 0 for reason in unserved.reasons)
        for fix in unserved.fixes:
            assert can_be_added(fixed_by(data, unserved.need, fix), plan, unserved.need), fix


@settings(max_examples=60, deadline=None)
@given(small_problems())
def test_all_busy_is_said_only_of_what_could_be_served_alone(data: Json) -> None:
    problem = read_problem(data)
    for unserved in solve(problem).unserved:
        codes = {reason.code for reason in unserved.reasons}
        if codes == {"all_busy"}:
            assert can_be_added(problem, Plan(served=()), unserved.need)


def why(problem: Json, *served: Json) -> tuple[list[str], dict[str, Any]]:
    """The codes of the first need that is not served, and its fixes by kind."""
    unserved = explain(read_problem(problem), a_plan(*served)).unserved[0]
    return [r.code for r in unserved.reasons], {f.change: (f.provider or f.resource, f.to) for f in unserved.fixes}


def alone(need: Json, provider: Json | None = None, **more: Any) -> Json:
    return a_problem(needs=[need], providers=[provider] if provider else [], **more)


@pytest.mark.parametrize(
    ("problem", "code", "fix"),
    [
        (alone(a_need()), "no_provider", {}),
        (alone(a_need(roles=ESCORT), a_volunteer()), "no_provider", {"skill": ("p1", "escort")}),
        (alone(a_need(roles=[somebody(skills=["gender:f"])]), a_volunteer()), "no_provider", {}),
        (alone(a_need(place=END_OF_STREET), a_volunteer(radius_km=1)), "out_of_radius", {"radius": ("p1", 3.4)}),
        (alone(a_need(windows=[[600, 630]]), a_volunteer()), "no_common_time", {"window": ("p1", [480, 630])}),
        (alone(a_need(refuse=["p1"]), a_volunteer()), "refused", {}),
        (alone(a_need(), a_volunteer(max_visits=0)), "cap_reached", {"cap": ("p1", {"max_visits": 1})}),
        (alone(a_need(), a_volunteer(max_minutes=20)), "cap_reached", {"cap": ("p1", {"max_minutes": 30})}),
        (alone(a_need(roles=CHAIR)), "no_item", {}),
        (alone(a_need(roles=CHAIR), resources=[a_stock(quantity=0)]), "no_item", {"item": ("r1", 1)}),
        (alone(a_need(roles=CHAIR, place=OTHER_TOWN), resources=[a_stock(radius_km=5)]), "no_item", {}),
    ],
)
def test_the_reason_is_the_first_thing_in_the_way(problem: Json, code: str, fix: dict[str, Any]) -> None:
    codes, fixes = why(problem)
    assert codes == [code]
    assert fixes.items() >= fix.items()
    assert bool(fixes) == bool(fix)


def test_who_serves_another_need_is_busy() -> None:
    both = a_problem(needs=[a_need("n1"), a_need("n2", windows=[[480, 510]])], providers=[a_volunteer()])
    codes, fixes = why(both, a_match("n1", 480, company=["p1"]))
    assert codes == ["all_busy"]
    assert "need_window" in fixes


def test_what_is_lent_out_is_busy_too() -> None:
    needs = [a_need(name, roles=CHAIR, windows=[[480, 510]]) for name in ("n1", "n2")]
    codes, fixes = why(a_problem(needs=needs, resources=[a_stock()]), a_match("n1", chair={"r1": 1}))
    assert codes == ["all_busy"]
    assert fixes["item"] == ("r1", 2)


def test_only_the_roles_in_the_way_are_named() -> None:
    need = a_need(roles=[somebody(), things("chair", "wheelchair")])
    unserved = explain(read_problem(alone(need, a_volunteer())), a_plan()).unserved[0]
    assert [(r.role, r.code) for r in unserved.reasons] == [("chair", "no_item")]


def test_near_counts_those_who_would_do_but_for_this_one_thing() -> None:
    people = [a_volunteer(f"p{k}", radius_km=1) for k in range(4)]
    problem = read_problem(a_problem(needs=[a_need(place=END_OF_STREET)], providers=people))
    assert [(r.code, r.near) for r in explain(problem, a_plan()).unserved[0].reasons] == [("out_of_radius", 4)]


def test_a_served_need_needs_no_reason() -> None:
    assert explain(read_problem(alone(a_need(), a_volunteer())), a_plan(a_match(company=["p1"]))).unserved == ()


def test_without_time_there_are_reasons_but_no_fixes() -> None:
    problem = read_problem(alone(a_need(roles=ESCORT), a_volunteer()))
    unserved = explain(problem, a_plan(), over=lambda: True).unserved[0]
    assert [r.code for r in unserved.reasons] == ["no_provider"]
    assert unserved.fixes == ()
