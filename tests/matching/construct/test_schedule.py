"""What a plan asks of everyone, and what it leaves room for: no more and no less than the checker does."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.construct.greedy import construct
from matching.construct.placing import offers
from matching.construct.schedule import Schedule, starts_under
from matching.edit.insertion import insert_need
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import Laid, laid
from tests.matching.kit.problems import (
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_stock,
    a_volunteer,
    small_problems,
    things,
)

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


def booked(schedule: Schedule) -> tuple[object, ...]:
    """All that the schedule knows, nothing said where there is nothing."""
    tours = {shift: stops for shift, stops in schedule.tours.items() if stops}
    uses = {name: sorted(own) for name, own in schedule.uses.items() if own}
    return deepcopy((tours, uses, +schedule.visits, +schedule.minutes, schedule.served, schedule.closed))


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds(needs=4, teams=True))
def test_what_is_taken_out_leaves_no_trace(data: Json) -> None:
    here = laid(data)
    schedule = construct(here.instance, here.candidates)
    for need, served in list(schedule.served.items()):
        before = booked(schedule)
        assert schedule.remove(need) == served
        assert booked(schedule) == booked(Schedule(here.instance, schedule.served.values()))
        schedule.add(served)
        assert booked(schedule) == before


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds(needs=4, teams=True), st.data())
def test_it_becomes_another_plans_schedule_as_if_it_had_begun_with_it(data: Json, more: st.DataObject) -> None:
    here = laid(data)
    served = list(construct(here.instance, here.candidates).served.values())
    some = st.lists(st.sampled_from(served), unique_by=lambda s: s.need) if served else st.just([])
    one, other = more.draw(some), more.draw(some)
    schedule = Schedule(here.instance, one)
    schedule.become([s.but(start=s.start) for s in other])
    assert booked(schedule) == booked(Schedule(here.instance, other))


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds(needs=4, teams=True))
def test_its_units_are_the_score_that_the_checker_gives(data: Json) -> None:
    here = laid(data)
    schedule, worth = construct(here.instance, here.candidates), here.instance.worth
    report = check(here.problem, Plan(served=tuple(schedule.served.values())))
    units = schedule.units(range(len(here.problem.needs)), range(len(here.problem.providers)))
    assert worth.points(units - worth.moved * report.moved) == pytest.approx(report.score)


def for_one(here: Laid) -> Laid:
    """The same problem with every need for one person of each role in turn, so that one visit serves it."""
    needs = (n.but(roles=(n.person_roles[0].but(people=1),)) for n in here.problem.needs if n.person_roles)
    return Laid(here.problem.but(needs=tuple(needs), previous=()))


@settings(max_examples=60, deadline=None)
@given(days_of_all_kinds(needs=4, teams=True))
def test_a_visit_fits_in_wherever_the_checker_lets_it_and_takes_as_much_more_way(data: Json) -> None:
    here = for_one(laid(data))
    plan = Plan(served=tuple(construct(here.instance, here.candidates).served.values())[:2])
    schedule, now = Schedule(here.instance, plan.served), check(here.problem, plan)
    for number, need in enumerate(here.problem.needs):
        room = (
            {o.provider: o for o in offers(schedule, here.candidates, number)} if number not in schedule.served else {}
        )
        for p, provider in enumerate(here.problem.providers if number not in schedule.served else ()):
            for start in {s for a, b in need.windows for s in range(a, b - need.minutes + 1)}:
                one = Assignment(need=need.id, start=start, roles={need.roles[0].id: (provider.id,)})
                then = check(here.problem, Plan(served=(*plan.served, one)))
                extra = room[p].extra_at(start) if p in room else None
                assert extra == (None if then.broken else then.travel - now.travel)


SPANS = st.tuples(st.integers(0, 12), st.integers(0, 5), st.integers(1, 2)).map(lambda u: (u[0], u[0] + u[1], u[2]))


@given(st.lists(SPANS, max_size=5), st.integers(0, 3), st.integers(0, 4), st.integers(0, 8), st.integers(0, 8))
def test_a_use_may_start_wherever_it_never_meets_too_many(
    uses: list[tuple[int, int, int]], room: int, length: int, low: int, width: int
) -> None:
    def busy(moment: int) -> int:
        return sum(q for s, e, q in uses if s <= moment < e)

    found = [s for a, b in starts_under(uses, room, length, low, low + width) for s in range(a, b + 1)]
    assert found == [s for s in range(low, low + width + 1) if all(busy(m) <= room for m in range(s, s + length))]


@settings(max_examples=60, deadline=None)
@given(small_problems(), st.integers(0, 30), st.integers(1, 5))
def test_what_is_left_of_a_stock_can_be_taken_and_no_more(data: Json, start: int, length: int) -> None:
    here = laid(data)
    schedule = construct(here.instance, here.candidates)
    for stock in here.problem.resources:
        uses = schedule.uses.get(stock.id, [])
        during = range(start, start + length)
        most = max(sum(q for s, e, q in uses if s <= m < e) for m in during)
        taken = most if stock.returnable else sum(q for *_, q in uses)
        assert schedule.stock_left(stock, start, start + length) == stock.quantity - taken
