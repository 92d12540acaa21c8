"""The whole engine where something is fixed: that stays, and the rest is the best around it."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.solve import solve
from tests.matching.kit.brute import best_score, ways
from tests.matching.kit.problems import (
    END_OF_STREET,
    MARKET,
    Json,
    a_match,
    a_need,
    a_problem,
    a_stock,
    a_volunteer,
    helpful_problems,
    small_problems,
    somebody,
    things,
)
from tests.matching.kit.sound import SECONDS, sound


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_fixed_stays_and_the_rest_is_best_around_it(data: st.DataObject) -> None:
    problem = read_problem(data.draw(helpful_problems(needs=3)))
    chances = [served for need in problem.needs for served in ways(problem, need)]
    match = data.draw(st.sampled_from(chances))
    said = data.draw(st.sampled_from([match.roles, dict(list(match.roles.items())[:1])]))
    problem = problem.but(fixed=(Assignment(need=match.need, start=match.start, roles=said),))
    plan = solve(problem, seconds=SECONDS)
    sound(problem, plan)
    assert plan.score == pytest.approx(best_score(problem))


@settings(max_examples=30, deadline=None)
@given(small_problems(), st.booleans())
def test_a_whole_plan_that_is_fixed_comes_back_unchanged(data: Json, whole: bool) -> None:
    problem = read_problem(data)
    before = solve(problem, seconds=SECONDS)
    said = [s.roles if whole or k else dict(list(s.roles.items())[:1]) for k, s in enumerate(before.served)]
    fixed = [Assignment(need=s.need, start=s.start, roles=r) for s, r in zip(before.served, said, strict=True)]
    plan = solve(problem.but(fixed=tuple(fixed)), seconds=SECONDS)
    sound(problem.but(fixed=tuple(fixed)), plan)
    assert plan.score == pytest.approx(before.score)


def test_the_only_need_is_fixed() -> None:
    problem = a_problem(
        needs=[a_need(place=END_OF_STREET)], providers=[a_volunteer()], fixed=[a_match(start=490, company=["p1"])],
        weights={"served": 0, "travel": 1},
    )  # fmt: skip
    plan = solve(read_problem(problem))
    assert [(s.start, dict(s.roles)) for s in plan.served] == [(490, {"company": ("p1",)})]
    assert plan.score == plan.bound == -8


def many(agreements: Mapping[str, Any]) -> Problem:
    """Thirty needs for thirty volunteers, more than is given to CP-SAT whole."""
    needs, people = [a_need(f"n{k}") for k in range(30)], [a_volunteer(f"p{k}") for k in range(30)]
    return read_problem(a_problem(needs=needs, providers=people, **agreements))


def agreed(count: int) -> Json:
    return {"fixed": [a_match(f"n{k}", 495, company=[f"p{k}"]) for k in range(count)]}


def test_what_is_fixed_in_a_large_problem_stays_even_without_time() -> None:
    sound(many(agreed(25)), plan := solve(many(agreed(25)), seconds=0))
    assert {s.need for s in plan.served} >= {f"n{k}" for k in range(25)}


def test_what_is_fixed_in_a_large_problem_stays_in_the_best_plan() -> None:
    sound(many(agreed(3)), plan := solve(many(agreed(3)), seconds=SECONDS))
    assert plan.score == plan.bound == 30 * 4000


def test_a_fixed_match_that_leaves_a_role_open_is_completed_by_whom_no_other_agreement_binds() -> None:
    roles = [somebody("driver"), somebody("helper"), things("chair", "wheelchair")]
    needs = [a_need("n1", roles=roles), a_need("n2", roles=roles), a_need("n3", roles=[somebody(skills=["escort"])])]
    people = [a_volunteer(f"p{k}", skills=["escort"] if k == 2 else []) for k in range(3)]
    people.append(a_volunteer("far", place=MARKET))
    stocks = [a_stock("r1", quantity=2), a_stock("r2")]
    fixed = [a_match("n1", 495, driver=["p0"]), a_match("n2", 495, chair={"r1": 1}, driver=["p1"], helper=["p2"])]
    problem = read_problem(a_problem(needs=needs, providers=people, resources=stocks, fixed=fixed))
    sound(problem, plan := solve(problem, seconds=SECONDS))
    assert {s.need: s.roles.get("helper") for s in plan.served} == {"n1": ("far",), "n2": ("p2",), "n3": None}


@pytest.mark.parametrize(
    ("fixed", "fault"),
    [
        (a_match(start=470, company=["p1"]), "n1: start 470 outside its windows"),
        (a_match(start=480, company=["p2"]), "n1/company: p2 is of another kind"),
        (a_match(start=480, company=["p1", "p3"]), "n1/company: 2 people for 1"),
    ],
)
def test_an_agreement_against_the_rules_stands_and_the_rest_is_planned(fixed: Json, fault: str) -> None:
    people = [a_volunteer("p1"), a_volunteer("p2", kind="organisation"), a_volunteer("p3"), a_volunteer("p4")]
    problem = read_problem(a_problem(needs=[a_need("n1"), a_need("n2")], providers=people, fixed=[fixed]))
    plan = solve(problem, seconds=SECONDS)
    assert fault in check(problem, plan).broken
    assert {s.need: s.start for s in plan.served}["n1"] == fixed["start"]
    assert check(problem, plan).score == plan.score
    assert {s.need: s for s in plan.served}["n2"].roles["company"][0] not in fixed["roles"]["company"]  # type: ignore[index]
