"""Rule 7: what is fixed stays, and what moves of the previous matches is counted."""

import pytest

from matching.check import check
from matching.io.reading import read_problem
from tests.matching.check.good import TEAM, named, report
from tests.matching.kit.problems import Json, a_match, a_need, a_plan, a_problem, a_stock, things


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"clean": None}, "clean: fixed match changed"),
        ({"clean": a_match("clean", 501, company=[TEAM])}, "clean: fixed match changed"),
    ],
)  # fmt: skip
def test_a_fixed_match_that_is_changed_is_named(changes: dict[str, Json | None], fault: str) -> None:
    assert named(fault, **changes)


def test_a_previous_match_that_moves_or_goes_costs() -> None:
    assert report(wash=a_match("wash", 483, company=["ann"])).moved == 1
    assert report(wash=a_match("wash", 482, company=["bob"]), feast=None).moved == 1
    assert report(wash=None).moved == 1


def test_fixed_amounts_are_kept_too_but_previous_amounts_may_change() -> None:
    wanted = a_problem(
        needs=[a_need(roles=[things("c", "wheelchair")])], resources=[a_stock("r1"), a_stock("r2")]
    )  # fmt: skip
    other = a_plan(a_match(c={"r2": 1}))
    assert check(read_problem(wanted | {"fixed": [a_match(c={"r1": 1})]}), other).broken == ["n1: fixed match changed"]
    assert check(read_problem(wanted | {"previous": [a_match(c={"r1": 1})]}), other).moved == 0
