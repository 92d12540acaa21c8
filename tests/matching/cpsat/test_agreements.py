"""Agreed matches, said to the solver; None where they can no longer hold."""

import pytest

from matching.cpsat.agreements import agreed
from matching.cpsat.variables import Variables, make_variables
from matching.model.assignment import Assignment
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import Json, a_match, a_need, a_problem, a_volunteer, somebody

NEEDS = [a_need("n1", roles=[somebody(people=2)]), a_need("never", windows=[[480, 500]])]
PEOPLE = [a_volunteer("p1"), a_volunteer("p2", windows=[[480, 520], [540, 600]]), a_volunteer("far", radius_km=0.1)]
PROBLEM = a_problem(needs=NEEDS, providers=[*PEOPLE, a_volunteer("away", place=[114.0, 28.6])])


def said(match: Json) -> tuple[Variables, set[str] | None]:
    """The variables, and the names of those that the match asks to be true."""
    here = laid(PROBLEM)
    v = make_variables(here.instance, here.candidates, range(2))
    agreed_match = Assignment.model_validate(match)
    found = agreed(v, here.instance.need_number[agreed_match.need], agreed_match)
    return v, None if found is None else {x.name for x in found}


@pytest.mark.parametrize(("start", "shift"), [(485, 1), (545, 2)])
def test_the_need_is_served_and_each_comes_in_the_shift_that_holds_the_visit(start: int, shift: int) -> None:
    v, names = said(a_match("n1", start, company=["p1", "p2"]))
    came = {x.present.name for x in v.visits if (x.provider, x.shift) in {(0, 0), (1, shift)}}
    assert names == {v.served[0].name} | came
    assert len(came) == 2


@pytest.mark.parametrize("match", [
    a_match("never", 480, company=["p1"]),
    a_match("n1", 480, company=["p1"]),
    a_match("n1", 480, company=["p1", "p1"]),
    a_match("n1", 480, company=["p1", "p2", "p2"]),
    a_match("n1", 480, company=["p1", "gone"]),
    a_match("n1", 480, company=["p1", "away"]),
    a_match("n1", 480, drivers=["p1", "p2"]),
    a_match("n1", 500, company=["p1", "p2"]),
])  # fmt: skip
def test_a_match_that_nobody_can_keep_is_none(match: Json) -> None:
    assert said(match)[1] is None
