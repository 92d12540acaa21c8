"""Round starts: a quarter of an hour where it costs nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.edit.rounding import round_starts
from matching.io.reading import read_problem
from matching.solve import solve
from tests.matching.kit.problems import NEXT_DOOR, Json, a_match, a_need, a_plan, a_problem, a_volunteer, small_problems

LONE = a_problem(needs=[a_need()], providers=[a_volunteer()])


def rounded(problem: Json, *served: Json) -> dict[str, int]:
    """The starts after rounding, by need."""
    return {s.need: s.start for s in round_starts(read_problem(problem), a_plan(*served)).served}


@pytest.mark.parametrize(("start", "after"), [(487, 495), (480, 480), (495, 495), (569, 570), (496, 510)])
def test_a_lone_visit_in_a_wide_window_begins_on_a_quarter(start: int, after: int) -> None:
    assert rounded(LONE, a_match(start=start, company=["p1"])) == {"n1": after}


def test_where_the_next_quarter_is_too_late_the_one_before_will_do() -> None:
    late = a_problem(needs=[a_need(windows=[[480, 524]])], providers=[a_volunteer()])
    assert rounded(late, a_match(start=488, company=["p1"])) == {"n1": 480}


def test_where_no_quarter_fits_the_start_stays() -> None:
    narrow = a_problem(needs=[a_need(windows=[[482, 520]])], providers=[a_volunteer()])
    assert rounded(narrow, a_match(start=488, company=["p1"])) == {"n1": 488}


def test_a_later_visit_makes_room_for_the_one_before() -> None:
    both = a_problem(needs=[a_need("n1"), a_need("n2", place=NEXT_DOOR)], providers=[a_volunteer()])
    starts = rounded(both, a_match("n1", 483, company=["p1"]), a_match("n2", 516, company=["p1"]))
    assert starts == {"n1": 480, "n2": 525} or starts == {"n1": 495, "n2": 540}


def test_what_asks_for_nobody_stays_in_its_window_too() -> None:
    notice = a_problem(needs=[a_need(windows=[[482, 520]], roles=[])])
    assert rounded(notice, a_match(start=488)) == {"n1": 488}


@pytest.mark.parametrize("name", ["fixed", "previous"])
def test_what_was_agreed_stays_to_the_minute(name: str) -> None:
    match = a_match(start=487, company=["p1"])
    assert rounded(LONE | {name: [match]}, match) == {"n1": 487}


@settings(max_examples=60, deadline=None)
@given(small_problems(), st.sampled_from([2, 3, 5]))
def test_rounding_breaks_no_rule_and_costs_nothing(data: Json, step: int) -> None:
    problem = read_problem(data)
    plan = solve(problem)
    tidied = round_starts(problem, plan, step)
    report = check(problem, tidied)
    assert report.broken == []
    assert report.score >= plan.score
    assert [(s.need, s.roles) for s in tidied.served] == [(s.need, s.roles) for s in plan.served]
    before = {s.need: s.start for s in plan.served}
    assert all(s.start == before[s.need] or s.start % step == 0 for s in tidied.served)
    said = {m["need"] for m in data["previous"]}
    assert all(s.start == before[s.need] for s in tidied.served if s.need in said)
