"""What was agreed: kept where it holds, all of it together, and told apart where it does not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.construct.agreed import settle
from matching.construct.greedy import construct
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.plan import Plan
from matching.solve import solve
from tests.matching.kit.plans import plans
from tests.matching.kit.problems import Json, a_match, a_need, a_problem, a_stock, a_volunteer, small_problems, things


def seats(fixed: Json, *stocks: Json, spare: int = 1) -> Problem:
    """One need for a wheelchair and so many spare ones, in two roles."""
    roles = [things("seat", "wheelchair"), things("spare", "wheelchair", spare)]
    return read_problem(a_problem(needs=[a_need(roles=roles)], resources=list(stocks), fixed=[fixed]))


def test_two_roles_that_were_promised_the_same_thing_do_not_hold() -> None:
    problem = seats(a_match(seat={"r1": 1}, spare={"r1": 1}), a_stock(), a_stock("r2"))
    settled = settle(problem)
    assert [match.need for match in settled.broken] == ["n1"]
    assert solve(problem, seconds=1).served == tuple(settled.broken)


def test_what_is_left_open_is_drawn_from_what_was_not_promised() -> None:
    (kept,) = settle(seats(a_match(spare={"r1": 2}), a_stock(quantity=2), a_stock("r2"), spare=2)).kept
    assert kept.roles == {"seat": {"r2": 1}, "spare": {"r1": 2}}


def test_who_comes_is_found_even_where_only_an_overlapping_window_holds_the_visit() -> None:
    helper = a_volunteer(windows=[[480, 520], [470, 600]])
    problem = read_problem(a_problem(needs=[a_need()], providers=[helper], fixed=[a_match(start=510)]))
    plan = solve(problem, seconds=1)
    assert check(problem, plan).broken == []
    assert plan.served[0].roles == {"company": ("p1",)}


def test_nobody_is_found_for_two_visits_at_once() -> None:
    helper = a_volunteer(windows=[[480, 520], [470, 600]])
    needs, fixed = [a_need("n1"), a_need("n2")], [a_match("n1", 510), a_match("n2", 510)]
    settled = settle(read_problem(a_problem(needs=needs, providers=[helper], fixed=fixed)))
    assert [match.people for match in settled.broken] == [[("company", "p1")], []]


@pytest.mark.parametrize("roles", [{"chair": {"r1": 1}}, {"company": {"r1": 1}}, {"driver": []}, {"driver": ["p1"]}])
def test_a_role_of_before_that_is_none_any_more_spoils_no_plan(roles: Json) -> None:
    problem = read_problem(
        a_problem(needs=[a_need()], providers=[a_volunteer()], resources=[a_stock()], previous=[a_match(**roles)])
    )
    instance = Instance.of(problem)
    schedule = construct(instance, find_candidates(instance))
    assert check(problem, Plan(served=tuple(schedule.served.values()))).broken == []


def test_a_role_of_before_where_no_need_asks_for_people() -> None:
    problem = read_problem(
        a_problem(
            needs=[a_need(roles=[things("chair", "wheelchair")])],
            providers=[a_volunteer()],
            resources=[a_stock()],
            previous=[a_match(company=["p1"])],
        )
    )
    plan = solve(problem, seconds=5)
    assert [(s.need, s.roles) for s in plan.served] == [("n1", {"chair": {"r1": 1}})]
    assert plan.score == plan.bound == 4000 - 50


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_what_holds_together_is_kept_and_what_is_broken_stands_apart(data: st.DataObject) -> None:
    drawn = data.draw(small_problems(needs=3))
    plan, problem = data.draw(plans(drawn)), read_problem(drawn)
    fixed = plan.served
    settled, whole = settle(problem.but(fixed=fixed)), check(problem, plan).broken == []
    assert whole == (not settled.broken)
    assert sorted(m.need for m in (*settled.kept, *settled.broken)) == sorted(m.need for m in fixed)
    assert check(settled.problem, Plan(served=tuple(settled.kept))).broken == []
    assert all((m.start, m.roles) == (s.start, s.roles) for m in fixed for s in settled.broken if s.need == m.need)
    taken = {name for s in settled.broken for given in s.roles.values() for name in given}
    supply = (*settled.problem.providers, *settled.problem.resources)
    assert taken.isdisjoint(row.id for row in supply)  # type: ignore[attr-defined]
