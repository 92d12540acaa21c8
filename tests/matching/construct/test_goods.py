"""What is brought: enough, from as few stocks as possible, and never more than is left."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from matching.construct.goods import drawn, holds, stocks_for, things_apart, things_at
from matching.construct.schedule import Schedule
from tests.matching.kit.laid import laid
from tests.matching.kit.problems import MARKET, Json, a_match, a_need, a_plan, a_problem, a_stock, things

LEFT = st.dictionaries(st.sampled_from("abcd"), st.integers(0, 4)).map(lambda left: list(left.items()))


@given(LEFT, st.integers(1, 9))
def test_as_much_as_there_is_comes_from_as_few_stocks_as_can_be(left: list[tuple[str, int]], quantity: int) -> None:
    found, most = drawn(left, quantity), dict(left)
    assert sum(found.values()) == min(quantity, sum(most.values()))
    assert all(0 < amount <= most[name] for name, amount in found.items())
    fewest = (k for k in range(5) for own in combinations(most.values(), k) if sum(own) >= sum(found.values()))
    assert len(found) == next(fewest)


def things_of(*roles: Json, **more: Json) -> object:
    """What is brought at eight to one need with these roles, where another has a chair of r1 already."""
    needs = [a_need("n1", roles=list(roles)), a_need("n2", roles=[things("c", "wheelchair")])]
    stocks = [a_stock("r1", quantity=2), a_stock("r2", quantity=3, windows=[[480, 509]]), a_stock("r3", place=MARKET)]
    here = laid(a_problem(needs=needs, resources=[s | more for s in stocks]))
    schedule = Schedule(here.instance, a_plan(a_match("n2", 500, c={"r1": 1})).served)
    return things_at(schedule, here.problem.needs[0], 480)


def test_what_is_open_within_reach_and_not_in_use_is_brought() -> None:
    assert things_of(things("a", "wheelchair", 2)) == {"a": {"r1": 1, "r3": 1}}
    assert things_of(things("a", "wheelchair", 3)) is None
    assert things_of(things("a", "wheelchair", 2), radius_km=1) is None  # type: ignore[arg-type]


def test_two_roles_of_a_need_do_not_take_the_same_thing() -> None:
    assert things_of(things("a", "wheelchair"), things("b", "wheelchair")) == {"a": {"r1": 1}, "b": {"r3": 1}}
    assert things_of(things("a", "wheelchair"), things("b", "wheelchair", 2)) is None


def test_the_same_is_brought_from_other_stocks_till_none_are_left() -> None:
    need = a_need(roles=[things("a", "wheelchair", 2), things("b", "rice")])
    chairs = [a_stock(f"r{k}") for k in range(3)]
    here = laid(a_problem(needs=[need], resources=[*chairs, a_stock("r3", "rice"), a_stock("r4", "rice")]))
    sets = [
        {x for own in found.values() for x in own}
        for found in things_apart(Schedule(here.instance), here.problem.needs[0], 480)
    ]
    assert sorted(map(sorted, sets)) == [
        [*two, one] for two in (["r0", "r1"], ["r0", "r2"], ["r1", "r2"]) for one in ("r3", "r4")
    ]


def test_no_less_than_nothing_is_left_of_a_stock_that_is_overbooked() -> None:
    chair = [things("c", "wheelchair")]
    here = laid(a_problem(needs=[a_need(f"n{k}", roles=chair) for k in range(3)], resources=[a_stock()]))
    schedule = Schedule(here.instance, a_plan(a_match("n0", c={"r1": 1}), a_match("n1", c={"r1": 1})).served)
    assert [left for _, left in stocks_for(schedule, here.problem.needs[2], "wheelchair", 480)] == [0]


def test_a_window_holds_what_begins_and_ends_in_it() -> None:
    windows = [(10, 20), (20, 30)]
    assert holds(windows, 10, 20)
    assert holds(windows, 30, 30)
    assert not holds(windows, 15, 25)
    assert not holds([], 10, 10)
