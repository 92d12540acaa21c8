"""The program over all tours there are: no plan is above it, and at its prices no tour in it is missed."""

import pytest
from hypothesis import given, settings

from matching.columns.generation import constant
from matching.columns.master import make_master
from matching.columns.program import Master
from tests.matching.brute import best_score
from tests.matching.laid import Laid, laid
from tests.matching.problems import Json, a_match, a_need, a_problem, a_volunteer, small_problems

SECONDS = 60.0


def with_all_tours(here: Laid) -> Master:
    master = make_master(here.instance, here.candidates, here.network)
    assert master.add_paths(here.tours) == len(here.tours)
    return master


def points(here: Laid, master: Master) -> float:
    """The program's value as a score."""
    value = master.solve(SECONDS)
    assert value is not None
    return (value + constant(here.instance)) / here.instance.worth.units


@settings(max_examples=60, deadline=None)
@given(small_problems(needs=3))
def test_no_plan_scores_above_the_program_over_all_tours(data: Json) -> None:
    here = laid(data)
    best = best_score(here.problem)
    assert best is not None
    assert points(here, with_all_tours(here)) >= best - 1e-6


@settings(max_examples=60, deadline=None)
@given(small_problems())
def test_at_the_programs_prices_no_tour_brings_anything_and_the_chosen_ones_cost_nothing(data: Json) -> None:
    here = laid(data)
    master = with_all_tours(here)
    points(here, master)
    prices = master.prices()
    for path, x in zip(master.paths, master.chosen, strict=True):
        profit = here.profit(path, prices)
        assert profit <= 1e-5
        assert x.reduced_cost() == pytest.approx(profit, abs=1e-5)
        assert x.solution_value() < 1e-6 or profit == pytest.approx(0, abs=1e-5)


def test_a_tour_is_taken_in_once() -> None:
    here = laid(a_problem(needs=[a_need()], providers=[a_volunteer()]))
    master = make_master(here.instance, here.candidates, here.network)
    assert [master.add_paths([(0,), (0,)]), master.add_paths([(0,)])] == [1, 0]
    assert master.paths == [(0,)]


@pytest.mark.parametrize(("more", "score"), [
    ({}, 4000 + 4000 - 5),  # two visits of one person: one pair
    ({"max_visits": 1}, 4000),
    ({"max_minutes": 45}, 4000 * 1.5 - 5 * 0.5),  # in parts, which only raises the bound
])  # fmt: skip
def test_caps_and_repeats_count_over_all_of_a_providers_tours(more: Json, score: float) -> None:
    who = a_volunteer(windows=[[480, 510], [540, 570]], **more)
    here = laid(a_problem(needs=[a_need("n1"), a_need("n2")], providers=[who]))
    assert points(here, with_all_tours(here)) == pytest.approx(score)


def test_a_previous_match_saves_what_a_move_costs_only_if_its_people_come() -> None:
    people = [a_volunteer("p1"), a_volunteer("p2")]
    before = [a_match("n1", 480, company=["p2"])]
    here = laid(a_problem(needs=[a_need("n1")], providers=people, previous=before))
    assert points(here, with_all_tours(here)) == pytest.approx(4000)
    gone = laid(a_problem(needs=[a_need("n1")], providers=people[:1], previous=before))
    assert points(gone, with_all_tours(gone)) == pytest.approx(4000 - 50)
