"""Rules 3 to 5: a provider's day."""

import pytest

from matching.check import check
from matching.io.reading import read_problem
from tests.matching.check.good import TEAM, named
from tests.matching.kit.problems import Json, a_match, a_need, a_plan, a_problem, a_volunteer


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"walk": a_match("walk", 513, company=["ann"], chair={"r1": 1})}, "ann: cannot reach walk by 513"),
        ({"walk": a_match("walk", 482, company=["bob"], chair={"r1": 1}), "feast": None}, "bob: cannot reach walk"),
        ({"wash": a_match("wash", 569, company=["bob"])}, "bob: home after 600"),
        ({"feast": a_match("feast", 480, cooks=["ann", "eve"], food={"r3": 3})}, "ann: 3 visits over 2"),
        ({"feast": a_match("feast", 530, cooks=["ann", "eve"], food={"r3": 3}), "walk": None}, "ann: over max_minutes"),
        ({"paint": a_match("paint", 483, company=[TEAM])}, "team: paint trip outside its window"),
        ({"paint": a_match("paint", 570, company=[TEAM])}, "team: paint trip outside its window"),
        ({"mend": a_match("mend", 530, company=[TEAM])}, "team: crew of 2 exceeded"),
    ],
)  # fmt: skip
def test_a_day_that_nobody_can_keep_is_named(changes: dict[str, Json | None], fault: str) -> None:
    assert named(fault, **changes)


def test_a_visit_must_lie_in_one_window_of_the_provider() -> None:
    problem = read_problem(a_problem(needs=[a_need()], providers=[a_volunteer(windows=[[480, 500], [500, 540]])]))
    assert check(problem, a_plan(a_match(start=490, company=["p1"]))).broken == ["p1: n1 outside its windows"]
    assert check(problem, a_plan(a_match(start=500, company=["p1"]))).broken == []
