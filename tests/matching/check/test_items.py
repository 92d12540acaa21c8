"""Rule 6: what is brought, and whether the stocks hold it."""

import pytest

from matching.check import check
from matching.io.reading import read_problem
from tests.matching.check.good import named
from tests.matching.kit.problems import MARKET, Json, a_match, a_need, a_plan, a_problem, a_stock, things


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"walk": a_match("walk", 515, company=["ann"], chair={"r2": 1})}, "walk/chair: r2 is no wheelchair"),
        ({"walk": a_match("walk", 515, company=["ann"], chair={"r9": 1})}, "walk/chair: r9 is no wheelchair"),
        ({"walk": a_match("walk", 515, company=["ann"], chair={"r1": 2})}, "walk/chair: quantity"),
        ({"walk": a_match("walk", 515, company=["ann"], chair={})}, "walk/chair: quantity"),
        ({"walk": a_match("walk", 515, company=["ann"], chair=["bob"])}, "walk/chair: people for an item"),
        ({"walk": a_match("walk", 521, company=["ann"], chair={"r1": 1})}, "walk/chair: r1 closed"),
        ({"feast": a_match("feast", 480, cooks=["bob", "eve"], food={"r2": 3})}, "r2: 3 over 2"),
        ({"feast": a_match("feast", 480, cooks=["bob", "eve"], food={"r2": 4, "r3": -1})}, "feast/food: quantity"),
    ],
)  # fmt: skip
def test_what_cannot_be_brought_is_named(changes: dict[str, Json | None], fault: str) -> None:
    assert named(fault, **changes)


def test_a_stock_too_far_away_cannot_be_brought() -> None:
    problem = a_problem(
        needs=[a_need(place=MARKET, roles=[things("c", "wheelchair")])], resources=[a_stock(radius_km=2)]
    )
    assert check(read_problem(problem), a_plan(a_match(c={"r1": 1}))).broken == ["n1/c: r1 too far"]


def lent(first: int, second: int, *, returnable: bool) -> list[str]:
    """What is broken when one chair goes to two needs of half an hour at these starts."""
    chair = [things("c", "wheelchair")]
    problem = a_problem(
        needs=[a_need("n1", roles=chair), a_need("n2", roles=chair)], resources=[a_stock(returnable=returnable)]
    )
    plan = a_plan(a_match("n1", first, c={"r1": 1}), a_match("n2", second, c={"r1": 1}))
    return check(read_problem(problem), plan).broken


def test_what_is_lent_is_there_again_the_minute_it_comes_back() -> None:
    assert lent(480, 510, returnable=True) == []
    assert lent(480, 509, returnable=True) == ["r1: 2 over 1"]


def test_what_is_given_away_is_gone() -> None:
    assert lent(480, 560, returnable=False) == ["r1: 2 over 1"]
