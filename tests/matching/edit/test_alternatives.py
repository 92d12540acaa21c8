"""Other people for one need, with nothing else in the plan moved."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.edit.alternatives import alternatives
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from matching.solve import solve
from tests.matching.kit.brute import can_be_added, ways
from tests.matching.kit.problems import (
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

PEOPLE = [a_volunteer("p1"), a_volunteer("p2", place=MARKET), a_volunteer("p3", place=NEXT_DOOR)]
PROBLEM = read_problem(a_problem(needs=[a_need("n1"), a_need("n2", place=END_OF_STREET)], providers=PEOPLE))
NOW = a_plan(a_match("n1", 480, company=["p1"]))


def bringing(served: Assignment) -> frozenset[str]:
    """Who comes, or where nobody does from which stocks goods come."""
    return frozenset(who for _, who in served.people) or frozenset(stock for _, stock, _ in served.amounts)


def best_by_team(
    problem: Problem, others: tuple[Assignment, ...], found: Iterable[Assignment]
) -> dict[frozenset[str], float]:
    """The best score that each set of people (or stocks) makes possible beside the others."""
    best: dict[frozenset[str], float] = {}
    for served in found:
        report = check(problem, Plan(served=(*others, served)))
        if not report.broken:
            best[bringing(served)] = max(report.score, best.get(bringing(served), report.score))
    return best


@settings(max_examples=80, deadline=None)
@given(small_problems())
def test_an_alternative_breaks_no_rule_and_costs_what_it_says(data: Json) -> None:
    problem = read_problem(data).but(previous=())
    plan = solve(problem)
    for need in problem.needs:
        others = tuple(s for s in plan.served if s.need != need.id)
        now = [bringing(s) for s in plan.served if s.need == need.id]
        gain = 0 if now else problem.weights.served * need.weight
        for alternative in alternatives(problem, plan, need.id):
            report = check(problem, Plan(served=(*others, alternative.served)))
            assert report.broken == []
            assert report.score == pytest.approx(plan.score + gain - alternative.cost)
            assert bringing(alternative.served) not in now


@settings(max_examples=60, deadline=None)
@given(small_problems(needs=3))
def test_each_other_set_of_people_is_offered_once_at_its_cheapest_and_none_is_missing(data: Json) -> None:
    problem = read_problem(data).but(previous=())
    plan = solve(problem)
    for need in (n for n in problem.needs if n.person_roles):
        others = tuple(s for s in plan.served if s.need != need.id)
        best = best_by_team(problem, others, ways(problem, need))
        for now in (s for s in plan.served if s.need == need.id):
            del best[bringing(now)]
        found = [a.served for a in alternatives(problem, plan, need.id, limit=1000)]
        assert len({bringing(served) for served in found}) == len(found)
        assert best_by_team(problem, others, found) == pytest.approx(best)
        assert [best[bringing(served)] for served in found] == pytest.approx(sorted(best.values(), reverse=True))


@settings(max_examples=60, deadline=None)
@given(small_problems(needs=2), st.integers(1, 3), st.integers(0, 1))
def test_no_set_of_stocks_is_offered_twice_and_none_that_could_do_with_fewer_is_missing(
    data: Json, quantity: int, served: int
) -> None:
    rice = [things("rice", "rice", quantity)]
    wanted, stocks = [n | {"roles": rice} for n in data["needs"]], [r | {"item": "rice"} for r in data["resources"]]
    problem = read_problem(data | {"needs": wanted, "resources": stocks, "previous": []})
    plan = Plan(served=solve(problem).served[:served])
    for need in problem.needs:
        others = tuple(s for s in plan.served if s.need != need.id)
        best = best_by_team(problem, others, ways(problem, need))
        smallest = {those for those in best if not any(fewer < those for fewer in best)}
        now = {bringing(s) for s in plan.served if s.need == need.id}
        found = [bringing(a.served) for a in alternatives(problem, plan, need.id, limit=1000)]
        assert len(set(found)) == len(found)
        assert smallest - now <= set(found) <= best.keys() - now


@settings(max_examples=60, deadline=None)
@given(small_problems())
def test_a_need_that_could_be_added_has_an_alternative_and_no_other_has(data: Json) -> None:
    problem = read_problem(data)
    plan = Plan(served=solve(problem).served[:1])
    for need in problem.needs:
        if need.id not in {s.need for s in plan.served}:
            assert bool(alternatives(problem, plan, need.id)) == can_be_added(problem, plan, need.id)


def test_the_cheapest_comes_first() -> None:
    found = alternatives(PROBLEM, NOW, "n1")
    assert [(a.served.people, a.cost) for a in found] == [([("company", "p3")], 4), ([("company", "p2")], 6)]


def test_no_more_are_offered_than_asked_for() -> None:
    assert len(alternatives(PROBLEM, NOW, "n1", limit=1)) == 1
    assert alternatives(PROBLEM, NOW, "n1", limit=0) == []


def test_a_need_that_is_not_served_yet_can_be_filled_by_anybody_free() -> None:
    found = alternatives(PROBLEM, NOW, "n2")
    assert [who for a in found for _, who in a.served.people] == ["p2", "p3", "p1"]


def test_where_nobody_else_could_come_there_is_none() -> None:
    alone = read_problem(a_problem(needs=[a_need()], providers=PEOPLE[:1]))
    assert alternatives(alone, NOW, "n1") == []


@pytest.mark.parametrize("roles", [[somebody("a"), somebody("b")], [somebody("a", people=2)]])
def test_of_a_team_each_may_be_replaced(roles: list[Json]) -> None:
    problem = read_problem(a_problem(needs=[a_need(roles=roles)], providers=PEOPLE))
    now = {"a": ["p1"], "b": ["p3"]} if len(roles) == 2 else {"a": ["p1", "p3"]}
    teams = {frozenset(who for _, who in a.served.people) for a in alternatives(problem, a_plan(a_match(**now)), "n1")}  # type: ignore[arg-type]
    assert teams >= {frozenset({"p1", "p2"}), frozenset({"p2", "p3"})}


def test_the_same_two_people_are_not_offered_again_with_their_roles_swapped() -> None:
    problem = read_problem(a_problem(needs=[a_need(roles=[somebody("a"), somebody("b")])], providers=PEOPLE))
    assert len(alternatives(problem, a_plan(), "n1", limit=50)) == 3
    assert len(alternatives(problem, a_plan(a_match(a=["p1"], b=["p2"])), "n1", limit=50)) == 2


CHAIRS = [a_stock("r1"), a_stock("r2"), a_stock("r3")]


def of_chairs(many: int, *stocks: Json) -> Problem:
    """One need for so many chairs and for nobody to come with them."""
    return read_problem(a_problem(needs=[a_need(roles=[things("chair", "wheelchair", many)])], resources=list(stocks)))


def stocks_offered(problem: Problem, now: Plan, limit: int = 50) -> list[set[str]]:
    return [{stock for _, stock, _ in a.served.amounts} for a in alternatives(problem, now, "n1", limit)]


def test_goods_that_nobody_comes_with_can_be_brought_from_elsewhere() -> None:
    now = a_plan(a_match(chair={"r1": 1}))
    assert stocks_offered(of_chairs(1, *CHAIRS), now) == [{"r2"}, {"r3"}]
    assert stocks_offered(of_chairs(1, *CHAIRS), now, limit=1) == [{"r2"}]
    assert stocks_offered(of_chairs(1, *CHAIRS[:1]), now) == []


def test_the_same_stocks_are_not_offered_again_with_other_amounts() -> None:
    now = a_plan(a_match(chair={"r1": 2, "r2": 1}))
    assert stocks_offered(of_chairs(3, a_stock("r1", quantity=2), a_stock("r2", quantity=2)), now) == []


def test_an_unknown_need_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        alternatives(PROBLEM, NOW, "n9")
