"""The whole engine: the best plan there is, with a bound that holds, and a stop when told to."""

from collections.abc import Mapping
from threading import Event
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.dispatch.construct import construct
from matching.dispatch.narrowing import narrow
from matching.incumbent import Progress
from matching.layout.candidates import find_candidates
from matching.layout.instance import Instance
from matching.plan import Plan
from matching.problem import FixedMatch, Problem
from matching.reading import read_problem
from matching.solve import SMALL, solve
from tests.matching.brute import best_score, ways
from tests.matching.problems import (
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

SECONDS = 20.0
"""More than any of these small problems takes."""


def sound(problem: Problem, plan: Plan) -> None:
    """No rule is broken, the score is the one claimed, and everything has its entry."""
    report = check(problem, plan)
    assert report.broken == []
    assert report.score == pytest.approx(plan.score)
    assert report.unexplained == 0
    assert {s.need for s in plan.served} | {u.need for u in plan.unserved} == set(problem.need_by_id)
    assert plan.bound is None or plan.bound >= plan.score


def greedy_score(problem: Problem) -> float:
    instance = Instance.of(problem)
    return check(problem, Plan(served=tuple(construct(instance, find_candidates(instance)).served.values()))).score


@settings(max_examples=120, deadline=None)
@given(small_problems())
def test_no_plan_of_a_small_problem_is_better_and_that_is_proved(data: Json) -> None:
    problem = read_problem(data)
    plan = solve(problem, seconds=SECONDS)
    sound(problem, plan)
    assert plan.score == pytest.approx(best_score(problem))
    assert plan.bound == pytest.approx(plan.score)
    assert plan.score >= greedy_score(problem)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_what_is_fixed_stays_and_the_rest_is_best_around_it(data: st.DataObject) -> None:
    problem = read_problem(data.draw(helpful_problems(needs=3)))
    chances = [served for need in problem.needs for served in ways(problem, need)]
    match = data.draw(st.sampled_from(chances))
    said = data.draw(st.sampled_from([match.roles, dict(list(match.roles.items())[:1])]))
    problem = problem.but(fixed=(FixedMatch(need=match.need, start=match.start, roles=said),))
    plan = solve(problem, seconds=SECONDS)
    sound(problem, plan)
    assert plan.score == pytest.approx(best_score(problem))


@settings(max_examples=30, deadline=None)
@given(small_problems(), st.booleans())
def test_a_whole_plan_that_is_fixed_comes_back_unchanged(data: Json, whole: bool) -> None:
    problem = read_problem(data)
    before = solve(problem, seconds=SECONDS)
    said = [s.roles if whole or k else dict(list(s.roles.items())[:1]) for k, s in enumerate(before.served)]
    fixed = [FixedMatch(need=s.need, start=s.start, roles=r) for s, r in zip(before.served, said, strict=True)]
    plan = solve(problem.but(fixed=tuple(fixed)), seconds=SECONDS)
    sound(problem.but(fixed=tuple(fixed)), plan)
    assert plan.score == pytest.approx(before.score)


@settings(max_examples=25, deadline=None)
@given(small_problems(), st.integers(0, 5))
def test_the_same_seed_gives_the_same_score_and_bound(data: Json, seed: int) -> None:
    problem = read_problem(data)
    first, second = (solve(problem, seconds=SECONDS, seed=seed) for _ in range(2))
    assert (first.score, first.bound) == (second.score, second.bound)


def moved_away(hamlet: Json, number: int) -> Json:
    """The hamlet with names of its own, too far from the others for anybody to come."""

    def named(value: Any) -> Any:
        return f"{value}-{number}"

    def place(value: list[float]) -> list[float]:
        return [90 + 0.5 * number, value[1]]

    def match(value: Json) -> Json:
        roles = {r: [named(p) for p in given] for r, given in value["roles"].items()}
        return value | {"need": named(value["need"]), "roles": roles}

    def role(value: Json) -> Json:
        return value | ({"item": named(value["item"])} if "item" in value else {})

    return {
        "needs": [
            n | {"id": named(n["id"]), "place": place(n["place"]), "roles": [role(r) for r in n["roles"]],
                 "prefer": [named(p) for p in n["prefer"] or []], "refuse": [named(p) for p in n["refuse"] or []]}
            for n in hamlet["needs"]
        ],
        "providers": [p | {"id": named(p["id"]), "place": place(p["place"])} for p in hamlet["providers"]],
        "resources": [
            r | {"id": named(r["id"]), "item": named(r["item"]), "place": place(r["place"])}
            for r in hamlet["resources"]
        ],
        "previous": [match(m) for m in hamlet["previous"]],
    }  # fmt: skip


def many_hamlets(hamlet: Json, times: int) -> Json:
    """The hamlet so many times."""
    copies = [moved_away(hamlet, k) for k in range(times)]
    lists = {name: [row for copy in copies for row in copy[name]] for name in copies[0]}
    return hamlet | lists


def narrowed(problem: Problem) -> int:
    instance = Instance.of(problem)
    return len(narrow(instance, find_candidates(instance)).need)


@settings(max_examples=6, deadline=None)
@given(helpful_problems())
def test_a_land_of_far_hamlets_is_the_sum_of_its_hamlets(hamlet: Json) -> None:
    one = read_problem(hamlet)
    times = SMALL // narrowed(one) + 1
    land = read_problem(many_hamlets(hamlet, times))
    assert narrowed(land) > SMALL
    best, plan = best_score(one), solve(land, seconds=1.5)
    assert best is not None
    sound(land, plan)
    assert plan.score <= best * times + 1e-6
    assert plan.bound is None or plan.bound >= best * times - 1e-6
    assert plan.score >= greedy_score(land)


def test_a_problem_without_anything_has_an_empty_plan() -> None:
    plan = solve(read_problem(a_problem()))
    assert (plan.served, plan.unserved, plan.score, plan.bound) == ((), (), 0, 0)


def test_a_need_without_anybody_is_unserved_and_volunteers_without_needs_stay_at_home() -> None:
    alone = solve(read_problem(a_problem(needs=[a_need()])))
    assert [r.code for r in alone.unserved[0].reasons] == ["no_provider"]
    assert solve(read_problem(a_problem(providers=[a_volunteer()]))).served == ()


def test_a_visit_that_costs_more_than_it_gains_is_not_made() -> None:
    problem = a_problem(needs=[a_need(place=MARKET)], providers=[a_volunteer()], weights={"served": 1, "travel": 1})
    assert solve(read_problem(problem)).served == ()


def test_the_only_need_is_fixed() -> None:
    problem = a_problem(
        needs=[a_need(place=END_OF_STREET)], providers=[a_volunteer()], fixed=[a_match(start=490, company=["p1"])],
        weights={"served": 0, "travel": 1},
    )  # fmt: skip
    plan = solve(read_problem(problem))
    assert [(s.start, dict(s.roles)) for s in plan.served] == [(490, {"company": ("p1",)})]
    assert plan.score == plan.bound == -8


def many(fixed: Mapping[str, Any] | None = None) -> Problem:
    """Thirty needs for thirty volunteers, more than is given to CP-SAT whole."""
    needs, people = [a_need(f"n{k}") for k in range(30)], [a_volunteer(f"p{k}") for k in range(30)]
    return read_problem(a_problem(needs=needs, providers=people, **(fixed or {})))


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
    assert {s.need: s for s in plan.served}["n2"].roles["company"][0] not in fixed["roles"]["company"]


WEIGHTS = st.one_of(st.floats(0, 50), st.sampled_from([0, 1e-9, 1e9]))


@settings(max_examples=40, deadline=None)
@given(small_problems(needs=3), st.lists(WEIGHTS, min_size=5, max_size=5))
def test_weights_of_any_size_and_fraction_leave_the_plan_the_best(data: Json, weights: list[float]) -> None:
    names = ("served", "travel", "repeat", "preferred", "moved")
    problem = read_problem(data | {"weights": dict(zip(names, weights, strict=True))})
    plan, best = solve(problem, seconds=SECONDS), best_score(problem)
    assert best is not None
    assert plan.score == pytest.approx(best, rel=1e-9, abs=1e-6)
    assert plan.bound is not None
    assert plan.bound >= best - 1e-6 * max(1.0, abs(best))


def test_it_stops_at_once_when_told_to() -> None:
    problem = many()
    plan = solve(problem, seconds=600, should_stop=lambda: True)
    sound(problem, plan)
    assert plan.seconds < 60


def test_it_stops_in_the_middle_when_told_to() -> None:
    stop = Event()

    def tell(progress: Progress) -> None:
        if progress.score > 0:
            stop.set()

    needs = [a_need(f"n{k}", place=MARKET) for k in range(40)]
    problem = read_problem(a_problem(needs=needs, providers=[a_volunteer(f"p{k}") for k in range(12)]))
    plan = solve(problem, seconds=600, on_progress=tell, should_stop=stop.is_set)
    sound(problem, plan)
    assert plan.seconds < 60


def test_it_tells_how_far_it_is_and_only_ever_gets_better() -> None:
    told: list[Progress] = []
    needs = [a_need(f"n{k}", minutes=20 + k) for k in range(6)]
    plan = solve(
        read_problem(a_problem(needs=needs, providers=[a_volunteer("p1"), a_volunteer("p2")])), on_progress=told.append
    )
    scores, bounds = [p.score for p in told], [p.bound for p in told if p.bound is not None]
    assert scores == sorted(scores)
    assert bounds == sorted(bounds, reverse=True)
    assert told[-1].score == plan.score
    assert all(p.gap is None or p.gap >= 0 for p in told)


def test_no_bound_is_claimed_where_overlapping_windows_were_cut() -> None:
    """In the whole of 09:00–10:00 there is time; in what the earlier window leaves of it there is not."""
    need = a_need(minutes=20, place=END_OF_STREET, windows=[[545, 570]])
    problem = read_problem(a_problem(needs=[need], providers=[a_volunteer(windows=[[480, 560], [540, 600]])]))
    plan = solve(problem, seconds=SECONDS)
    sound(problem, plan)
    assert plan.bound is None
    assert best_score(problem) > plan.score
