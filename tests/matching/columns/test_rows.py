"""What the program's rows ask: no plan is above it, and each rule and preference counts in it."""

import pytest
from hypothesis import given, settings

from matching.columns.rows import make_master
from tests.matching.kit.brute import best_score
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import Json, a_match, a_need, a_problem, a_volunteer, small_problems
from tests.matching.kit.programs import points, with_all_tours


@settings(max_examples=60, deadline=None)
@given(small_problems(needs=3))
def test_no_plan_scores_above_the_program_over_all_tours(data: Json) -> None:
    here = laid(data)
    best = best_score(here.problem)
    assert best is not None
    assert points(with_all_tours(here)) >= best - 1e-6


@pytest.mark.parametrize(("more", "score"), [
    ({}, 4000 + 4000 - 5),  # two visits of one person: one pair
    ({"max_visits": 1}, 4000),
    ({"max_minutes": 45}, 4000 * 1.5 - 5 * 0.5),  # in parts, which only raises the bound
])  # fmt: skip
def test_caps_and_repeats_count_over_all_of_a_providers_tours(more: Json, score: float) -> None:
    who = a_volunteer(windows=[[480, 510], [540, 570]], **more)
    here = laid(a_problem(needs=[a_need("n1"), a_need("n2")], providers=[who]))
    assert points(with_all_tours(here)) == pytest.approx(score)


def test_a_previous_match_saves_what_a_move_costs_only_if_its_people_come() -> None:
    people = [a_volunteer("p1"), a_volunteer("p2")]
    before = [a_match("n1", 480, company=["p2"])]
    here = laid(a_problem(needs=[a_need("n1")], providers=people, previous=before))
    assert points(with_all_tours(here)) == pytest.approx(4000)
    gone = laid(a_problem(needs=[a_need("n1")], providers=people[:1], previous=before))
    assert points(with_all_tours(gone)) == pytest.approx(4000 - 50)


def test_repeats_have_only_as_many_steps_as_the_providers_hours_hold_visits() -> None:
    """Of ten needs of half an hour each, two hours hold four; the rest of the columns are the needs themselves."""
    here = laid(a_problem(needs=[a_need(f"n{k}") for k in range(10)], providers=[a_volunteer()]))
    program = make_master(here.instance, here.candidates, here.network).lp
    _, most, gain = program.limits()
    unit = here.instance.worth.repeat
    assert gain[10:].tolist() == [0, -unit, -2 * unit, -3 * unit]
    assert most.tolist() == [1] * 14
