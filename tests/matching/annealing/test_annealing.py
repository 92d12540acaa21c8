"""Annealing between other searches: every plan it offers is sound, and what greedy insertion spoils it mends."""

from typing import Any

import pytest
from hypothesis import given, settings

from matching.annealing.annealing import Annealing
from matching.annealing.ground import Ground
from matching.check import check
from matching.columns.network import make_network
from matching.construct.greedy import construct
from matching.incumbent.budget import Budget
from matching.incumbent.incumbent import Incumbent
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from tests.matching.kit.problems import (
    END_OF_STREET,
    OTHER_TOWN,
    Json,
    a_need,
    a_problem,
    a_volunteer,
    helpful_problems,
    small_problems,
    somebody,
)


def annealed(data: Json, **budget: Any) -> Annealing:
    """Annealing from the plan that insertion makes."""
    instance = Instance.of(read_problem(data))
    candidates = find_candidates(instance)
    best = Incumbent(instance, Budget(20.0, **budget))
    best.offer(())
    best.offer(construct(instance, candidates).served.values())
    network = make_network(instance, candidates)
    return Annealing(best, network, Ground.of(instance, network), seed=1)


@settings(max_examples=40, deadline=None)
@given(small_problems() | helpful_problems(people=2))
def test_the_plan_it_comes_to_is_sound_and_costs_what_it_says(data: Json) -> None:
    annealing = annealed(data)
    best, before, cost = annealing.best, annealing.best.units, annealing.offered
    annealing.step(0.02)
    problem = best.instance.problem
    assert check(problem, Plan(served=best.served)).broken == []
    assert best.units >= before
    if not problem.previous:
        assert best.units == max(before, before + cost - int(annealing.top.cost[0]))


def test_it_mends_what_insertion_spoils() -> None:
    """The short visits are worth more together than the long one that insertion takes first."""
    long = a_need("long", priority=3, minutes=110)
    short = [a_need(f"short{k}", priority=2, minutes=28) for k in range(4)]
    annealing = annealed(a_problem(needs=[long, *short], providers=[a_volunteer()]))
    assert {s.need for s in annealing.best.served} == {"long"}
    annealing.step(0.5)
    assert {s.need for s in annealing.best.served} == {n["id"] for n in short}


def test_it_goes_on_from_a_better_plan_that_others_find() -> None:
    needs = [a_need("n1"), a_need("n2", windows=[[500, 560]])]
    annealing = annealed(a_problem(needs=needs, providers=[a_volunteer()]))
    everything = annealing.best.served
    annealing.best.served, annealing.best.units = everything[:1], -1
    annealing.step(0.0)
    assert annealing.base is annealing.best.served
    annealing.step(0.2)
    assert len(annealing.best.served) == 2


@pytest.mark.parametrize("seconds", [0.0, 0.2])
def test_it_stops_when_told_to(seconds: float) -> None:
    annealing = annealed(a_problem(needs=[a_need()], providers=[a_volunteer()]), should_stop=lambda: True)
    rounds = annealing.rounds
    annealing.step(seconds)
    assert annealing.rounds == rounds


def test_a_shift_may_hold_many_short_visits() -> None:
    needs = [a_need(f"n{k}", minutes=0) for k in range(70)]
    annealing = annealed(a_problem(needs=needs, providers=[a_volunteer()]))
    annealing.step(0.1)
    assert len(annealing.best.served) == 70


def test_a_visit_that_stays_as_it_was_is_the_same_match_still() -> None:
    long, far = a_need("long", priority=3, minutes=110), a_need("far", place=OTHER_TOWN, windows=[[480, 510]])
    short = [a_need(f"short{k}", priority=2, minutes=28) for k in range(4)]
    people = [a_volunteer(), a_volunteer("p2", place=OTHER_TOWN)]
    annealing = annealed(a_problem(needs=[long, *short, far], providers=people))
    (before,) = (s for s in annealing.best.served if s.need == "far")
    assert annealing.step(0.5) > 0
    assert any(s is before for s in annealing.best.served)


PAIR = a_need("pair", windows=[[480, 600]], roles=[somebody("medic", skills=["escort"]), somebody("help")])
PEOPLE = [a_volunteer("of_there", place=END_OF_STREET), a_volunteer(), a_volunteer("medic", skills=["escort"])]


def test_people_who_come_together_are_exchanged_for_nearer_ones() -> None:
    far = Assignment(need="pair", start=500, roles={"medic": ("medic",), "help": ("of_there",)})
    annealing = annealed(a_problem(needs=[PAIR], providers=PEOPLE))
    annealing.best.served, annealing.best.units = (far,), -1
    assert annealing.step(0.2) > 0
    assert {role: set(who) for role, who in annealing.best.served[0].roles.items()} == {
        "medic": {"medic"},
        "help": {"p1"},
    }


def test_people_who_come_together_in_any_order_are_the_same_match_still() -> None:
    two = a_need("two", roles=[somebody(people=2)])
    annealing = annealed(a_problem(needs=[two], providers=[a_volunteer(), a_volunteer("p2")]))
    turned = Assignment(need="two", start=500, roles={"company": ("p2", "p1")})
    annealing.best.served = (turned,)
    annealing.step(0.0)
    assert annealing._plan() == (turned,)
    assert annealing._plan()[0] is turned


def test_all_can_be_moved_where_every_need_is_of_one_person() -> None:
    """Of several people only some times are tried: other searches have to look at them, too."""
    one, both = (annealed(a_problem(needs=needs, providers=PEOPLE)) for needs in ([a_need()], [a_need(), PAIR]))
    assert one.all_movable
    assert not both.all_movable
