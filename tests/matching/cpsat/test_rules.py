"""The rules for the solver allow exactly the plans that the checker, which knows no solver, finds sound."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.check import check
from matching.cpsat.rules import RULES
from matching.cpsat.running import found
from matching.model.plan import Plan
from tests.matching.cpsat.pinned import pinned
from tests.matching.kit.days import days_of_all_kinds
from tests.matching.kit.laid import Laid, laid
from tests.matching.kit.plans import plans
from tests.matching.kit.problems import (
    MARKET,
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_stock,
    a_volunteer,
    small_problems,
    somebody,
    things,
)


def allowed(here: Laid, plan: Plan) -> bool:
    model = pinned(here, plan, *RULES)
    return model is not None and found(model[1])


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_what_the_rules_allow_is_what_the_checker_finds_sound(data: st.DataObject) -> None:
    problem = data.draw(days_of_all_kinds(teams=True))
    plan, here = data.draw(plans(problem)), laid(problem)
    assert allowed(here, plan) == (not check(here.problem, plan).broken)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_what_is_fixed_must_be_in_the_plan_unchanged(data: st.DataObject) -> None:
    problem = data.draw(small_problems(needs=3))
    agreed, other = data.draw(plans(problem)), data.draw(plans(problem))
    here = laid(problem)
    fixed = agreed.served[:1]
    here = Laid(here.problem.but(fixed=fixed))
    for plan in (agreed, other):
        assert allowed(here, plan) == (not check(here.problem, plan).broken)


BUSY = a_volunteer(windows=[[480, 545]])
TEAM = a_volunteer("p1", crew=2)


@pytest.mark.parametrize(("provider", "starts", "sound"), [
    (BUSY, (480, 515), False),  # home by 548, too late by 3
    (a_volunteer(windows=[[477, 548]]), (480, 515), True),
    (a_volunteer(windows=[[477, 548]]), (480, 511), False),  # 2 minutes from one to the other: by 512
    (TEAM, (483, 490), True),
    (TEAM | {"crew": 1}, (483, 490), False),
    (TEAM | {"max_minutes": 59}, (483, 520), False),
    (TEAM | {"max_visits": 1}, (483, 520), False),
])  # fmt: skip
def test_a_day_is_kept_to_the_minute(provider: Json, starts: tuple[int, int], sound: bool) -> None:
    needs = [a_need("n1", place=MARKET), a_need("n2", place=[114.0, 27.61])]
    here = laid(a_problem(needs=needs, providers=[provider]))
    plan = a_plan(*(a_match(n["id"], s, company=["p1"]) for n, s in zip(needs, starts, strict=True)))
    assert allowed(here, plan) == sound
    assert (not check(here.problem, plan).broken) == sound


def test_one_chair_is_in_one_place_at_a_time() -> None:
    chair = [things("c", "wheelchair")]
    needs = [a_need("n1", roles=chair), a_need("n2", roles=chair)]
    here = laid(a_problem(needs=needs, resources=[a_stock()]))
    both = a_plan(a_match("n1", 480, c={"r1": 1}), a_match("n2", 500, c={"r1": 1}))
    assert allowed(here, a_plan(a_match("n1", 480, c={"r1": 1})))
    assert not allowed(here, both)


def test_a_team_comes_to_a_need_in_one_role() -> None:
    roles = [somebody("a"), somebody("b")]
    here = laid(a_problem(needs=[a_need(roles=roles)], providers=[TEAM, a_volunteer("p2")]))
    assert allowed(here, a_plan(a_match("n1", 500, a=["p1"], b=["p2"])))
    assert not allowed(here, a_plan(a_match("n1", 500, a=["p1"], b=["p1"])))


@pytest.mark.parametrize(("crew", "sound"), [(2, False), (3, True)])
def test_a_team_makes_as_many_trips_at_once_as_it_has_hands(crew: int, sound: bool) -> None:
    here = laid(a_problem(needs=[a_need(f"n{k}") for k in range(3)], providers=[TEAM | {"crew": crew}]))
    assert allowed(here, a_plan(*(a_match(f"n{k}", 500, company=["p1"]) for k in range(3)))) == sound
