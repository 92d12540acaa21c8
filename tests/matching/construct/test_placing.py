"""Ways to serve one need: at each start the cheapest, and one of the starts tried is best."""

import pytest
from hypothesis import given, settings

from matching.check import check
from matching.construct.greedy import construct
from matching.construct.placing import by_cost, cheapest, offers, place_at, placements
from matching.construct.schedule import Schedule
from matching.model.plan import Plan
from tests.matching.kit.brute import ways
from tests.matching.kit.laid import Laid, laid
from tests.matching.kit.problems import (
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_stock,
    a_volunteer,
    helpful_problems,
    somebody,
    things,
)


@settings(max_examples=60, deadline=None)
@given(helpful_problems(needs=3))
def test_at_each_start_the_cheapest_way_is_found_and_its_cost_is_what_the_score_loses(data: Json) -> None:
    here = Laid(laid(data).problem.but(previous=()))
    plan = Plan(served=tuple(construct(here.instance, here.candidates).served.values())[:1])
    schedule, now, worth = Schedule(here.instance, plan.served), check(here.problem, plan).score, here.instance.worth
    for number, need in enumerate(here.problem.needs):
        if number in schedule.served:
            continue
        offered, best = offers(schedule, here.candidates, number), dict[int, float]()
        for way in ways(here.problem, need):
            then = check(here.problem, Plan(served=(*plan.served, way)))
            cost = now + here.problem.weights.served * need.weight - then.score
            if not then.broken:
                best[way.start] = min(cost, best.get(way.start, cost))
        for start in {s for a, b in need.windows for s in range(a, b - need.minutes + 1)}:
            found = place_at(schedule, number, offered, start)
            assert (found is None) == (start not in best)
            if found is not None:
                assert not check(here.problem, Plan(served=(*plan.served, found.served))).broken
                assert worth.points(found.cost) == pytest.approx(best[start])
        one = cheapest(schedule, number, offered)
        assert (one is None) == (not best)
        if one is not None:
            assert worth.points(one.cost) == pytest.approx(min(best.values()))
            assert min(p.cost for p in placements(schedule, number, offered)) == one.cost


def test_the_ways_come_from_the_cheapest_on() -> None:
    people = [a_volunteer(f"p{k}", place=[114.0, round(27.6 + 0.01 * k, 2)]) for k in (2, 0, 1)]
    here = laid(a_problem(needs=[a_need(), a_need("two", roles=[somebody(people=2)])], providers=people))
    schedule = Schedule(here.instance)
    one, two = (list(by_cost(schedule, n, offers(schedule, here.candidates, n), teams=3)) for n in (0, 1))
    assert [p.served.people[0][1] for p in one] == ["p0", "p1", "p2"]
    assert [p.cost for p in two] == sorted(p.cost for p in two)


def test_as_if_the_need_had_other_windows_or_a_stock_held_more() -> None:
    roles = [somebody(), things("c", "wheelchair", 2)]
    here = laid(a_problem(needs=[a_need(roles=roles)], providers=[a_volunteer()], resources=[a_stock()]))
    schedule = Schedule(here.instance)
    offered = offers(schedule, here.candidates, 0)
    assert place_at(schedule, 0, offered, 480) is None
    found = place_at(schedule, 0, offered, 480, added={"r1": 1})
    assert found is not None
    assert found.served.amounts == [("c", "r1", 2)]
    assert place_at(schedule, 0, offered, 480, windows=[(500, 600)], added={"r1": 1}) is None


def test_whoever_comes_already_takes_nothing_at_the_same_time() -> None:
    here = laid(a_problem(needs=[a_need("n1"), a_need("n2")], providers=[a_volunteer()]))
    schedule = Schedule(here.instance, a_plan(a_match("n1", 500, company=["p1"])).served)
    offered = offers(schedule, here.candidates, 1)
    starts = [s for s in range(480, 571) if place_at(schedule, 1, offered, s)]
    assert starts == list(range(530, 571))
