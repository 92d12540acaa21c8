"""Ways, gains and lengths given outright: the engine plans by them as it does by the contract's formulas."""

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check, check_change
from matching.instance.arrays import minutes_between, radians
from matching.model import PersonRole, Problem, Provider, Weights
from matching.model.assignment import Assignment
from matching.model.explicit_data import ExplicitNeed, ExplicitTravel, spot
from matching.model.geometry import travel_minutes
from matching.model.plan import Plan
from matching.solve import solve
from tests.matching.kit.brute import best_score


def a_table(ways: list[int], places: int = 4) -> ExplicitTravel:
    """Ways between so many places, in order of the pairs."""
    rest = iter(ways)
    half = [[next(rest) if b > a else 0 for b in range(places)] for a in range(places)]
    return ExplicitTravel(table=tuple(tuple(half[min(a, b)][max(a, b)] for b in range(places)) for a in range(places)))


def a_role(name: str) -> PersonRole:
    return PersonRole(id=name, kinds=frozenset({"carer"}))


def a_need(name: str, **more: Any) -> ExplicitNeed:
    """Ten minutes at spot 1 by one carer, at any time of an hour."""
    usual = {
        "id": name, "priority": 1, "gain": 1, "place": spot(1), "minutes": 10, "windows": ((0, 60),),
        "roles": (a_role("care"),),
    }  # fmt: skip
    return ExplicitNeed(**usual | more)


def apart(name: str, other: str) -> ExplicitNeed:
    """Not by whoever comes to the other."""
    return a_need(name, others=frozenset({other}))


def a_problem(
    *needs: ExplicitNeed, carers: int = 1, travel: ExplicitTravel | None = None, until: int = 60, served: int = 1000
) -> Problem:
    """Carers at home at spot 0, free from 0 on; every way takes a minute unless said."""
    people = (
        Provider(id=f"c{k}", kind="carer", place=spot(0), skills=frozenset(), windows=((0, until),))
        for k in range(carers)
    )
    return Problem(
        start=datetime(2026, 1, 1, tzinfo=UTC), days=1, travel=travel or a_table([1] * 6),
        weights=Weights(served=served, travel=1), needs=needs, providers=tuple(people),
    )  # fmt: skip


@given(st.lists(st.integers(0, 500), min_size=45, max_size=45))
def test_ways_are_those_of_the_table_one_by_one_and_by_the_array(ways: list[int]) -> None:
    travel, spots = a_table(ways, places=10), [spot(k) for k in range(10)]
    points = radians(spots)
    table = minutes_between(travel, points[:, None], points[None, :])
    assert np.array_equal(table, np.array(travel.table))
    assert [[travel_minutes(travel, a, b) for b in spots] for a in spots] == table.tolist()


def test_what_a_need_counts_is_its_gain() -> None:
    near, far = a_need("near", gain=3), a_need("far", gain=7, place=spot(2))
    plan = solve(a_problem(near, far, until=12))
    assert [s.need for s in plan.served] == ["far"]
    assert plan.score == plan.bound == 7 * 1000 - 2


def test_whoever_stays_shorter_goes_on_earlier() -> None:
    both = a_need("both", roles=(a_role("long"), a_role("short")), minutes=30, lengths={"long": 30, "short": 5},
                  windows=((10, 40),))  # fmt: skip
    next_ = a_need("next", windows=((16, 26),))
    plan = solve(a_problem(both, next_, carers=2))
    served = {s.need: s.roles for s in plan.served}
    assert served["next"]["care"] == served["both"]["short"]
    assert check(a_problem(both, next_, carers=2), plan).broken == []


def test_whoever_stays_longer_cannot_go_on_earlier() -> None:
    both = a_need("both", roles=(a_role("long"), a_role("short")), minutes=30, lengths={"long": 30, "short": 5},
                  windows=((10, 40),))  # fmt: skip
    next_ = a_need("next", windows=((16, 26),))
    start = Assignment(need="both", start=10, roles={"long": ("c0",), "short": ("c1",)})
    plan = Plan(served=(start, Assignment(need="next", start=16, roles={"care": ("c0",)})))
    assert check(a_problem(both, next_, carers=2), plan).broken == ["c0: cannot reach next by 16"]


def test_needs_kept_apart_are_served_by_different_people() -> None:
    first, second = a_need("first", others=frozenset({"second"})), a_need("second", others=frozenset({"first"}))
    assert len(solve(a_problem(first, second)).served) == 1
    plan = solve(a_problem(first, second, carers=2))
    assert {who for s in plan.served for _, who in s.people} == {"c0", "c1"}


def test_a_plan_that_serves_needs_kept_apart_by_one_person_is_broken() -> None:
    first, second = a_need("first", others=frozenset({"second"})), a_need("second", others=frozenset({"first"}))
    served = [Assignment(need=n, start=s, roles={"care": ("c0",)}) for n, s in (("first", 1), ("second", 11))]
    assert check(a_problem(first, second), Plan(served=tuple(served))).broken == ["first: c0 serves second too"]


def test_a_change_that_gives_needs_kept_apart_to_one_person_is_broken() -> None:
    first, second = a_need("first", others=frozenset({"second"})), a_need("second", others=frozenset({"first"}))
    served = [
        Assignment(need=n, start=s, roles={"care": (w,)}) for n, s, w in (("first", 1, "c0"), ("second", 12, "c1"))
    ]
    other = served[1].but(roles={"care": ("c0",)})
    _, new = check_change(a_problem(first, second, carers=2), served, [served[0], other])
    assert new.broken == ["first: c0 serves second too"]


def test_half_a_day_of_somebody_beside_a_change_is_no_fault_of_the_change() -> None:
    """From home by spot 1 to spot 2 is quick, straight it takes hours."""
    both = a_need("both", place=spot(2), roles=(a_role("care"), a_role("help")))
    problem = a_problem(
        a_need("mine"), a_need("other"), both, carers=2, travel=a_table([1, 200, 1, 1, 1, 1]), until=400
    )
    mine, other = (Assignment(need=n, start=1, roles={"care": (w,)}) for n, w in (("mine", "c0"), ("other", "c1")))
    together = Assignment(need="both", start=20, roles={"care": ("c0",), "help": ("c1",)})
    before, after = (mine, other, together), (mine.but(start=2), other, together)
    assert [check(problem, Plan(served=plan)).broken for plan in (before, after)] == [[], []]
    assert check_change(problem, before, after)[1].broken == []


@st.composite
def small_given_problems(draw: st.DrawFn) -> Problem:
    """Up to three needs with gains, lengths by role and others to be kept apart from, for two carers."""
    names = [f"n{k}" for k in range(draw(st.integers(1, 3)))]
    pair = frozenset(names[:2]) if draw(st.booleans()) else frozenset()
    needs = []
    for name in names:
        roles = tuple(a_role(f"role{k}") for k in range(draw(st.integers(1, 2))))
        lengths = {role.id: draw(st.integers(0, 4)) for role in roles}
        longest, opens = max(lengths.values()), draw(st.integers(0, 9))
        needs.append(
            a_need(
                name, gain=draw(st.integers(1, 9)), place=spot(draw(st.integers(0, 3))), roles=roles, lengths=lengths,
                minutes=longest, windows=((opens, opens + longest + draw(st.integers(0, 3))),),
                others=pair - {name} if name in pair else frozenset(),
            )
        )  # fmt: skip
    travel = a_table(draw(st.lists(st.integers(0, 4), min_size=6, max_size=6)))
    return a_problem(*needs, carers=2, travel=travel, until=18, served=draw(st.sampled_from([1, 3])))


@settings(max_examples=60, deadline=None)
@given(small_given_problems())
def test_no_plan_by_given_numbers_is_better_and_that_is_proved(problem: Problem) -> None:
    plan = solve(problem, seconds=20)
    assert check(problem, plan).broken == []
    assert plan.score == pytest.approx(best_score(problem))
    assert plan.bound == pytest.approx(plan.score)
