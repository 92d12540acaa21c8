"""For each rule a small problem on which it alone forbids a better plan, and that plan."""

from dataclasses import dataclass

from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.plan import Plan
from tests.matching.kit.problems import (
    HOME,
    MARKET,
    NEXT_DOOR,
    Json,
    a_match,
    a_need,
    a_plan,
    a_problem,
    a_stock,
    a_volunteer,
    somebody,
    things,
)
from tests.matching.model import test_explicit_data as explicit

ONCE = [[480, 510]]
"""Half an hour, to be had at one moment only."""


@dataclass(frozen=True)
class Temptation:
    """A problem, and a plan that scores more than any sound one and breaks nothing but the rule of this name."""

    rule: str
    problem: Problem
    plan: Plan


def tempted(rule: str, *served: Json, **problem: list[Json]) -> Temptation:
    """The problem of these parts, and the plan of these matches."""
    return Temptation(rule, read_problem(a_problem(**problem)), a_plan(*served))


def _apart() -> Temptation:
    problem = explicit.a_problem(explicit.apart("n1", "n2"), explicit.apart("n2", "n1"))
    return Temptation("apart", problem, a_plan(a_match("n1", 1, care=["c0"]), a_match("n2", 20, care=["c0"])))


CHAIR = [things("chair", "wheelchair")]
BY_P1 = a_match(company=["p1"])

TEMPTATIONS = [
    tempted("in_time", a_match(start=600, company=["p1"]),
            needs=[a_need()], providers=[a_volunteer(windows=[[600, 700]])]),
    tempted("headcount", BY_P1, needs=[a_need(roles=[somebody(people=2)])], providers=[a_volunteer()]),
    tempted("kind", BY_P1, needs=[a_need()], providers=[a_volunteer(kind="organisation")]),
    tempted("skills", BY_P1, needs=[a_need(roles=[somebody(skills=["escort"])])], providers=[a_volunteer()]),
    tempted("refusal", BY_P1, needs=[a_need(refuse=["p1"])], providers=[a_volunteer()]),
    tempted("radius", a_match(start=490, company=["p1"]),
            needs=[a_need(place=MARKET)], providers=[a_volunteer(radius_km=1)]),
    tempted("one_role_each", a_match(a=["p1"], b=["p1"]),
            needs=[a_need(minutes=0, roles=[somebody("a"), somebody("b")])], providers=[a_volunteer()]),
    tempted("one_role_each", a_match(a=["p1"], b=["p1"]),
            needs=[a_need(roles=[somebody("a"), somebody("b")])], providers=[a_volunteer(crew=2)]),
    _apart(),
    tempted("inside_a_window", BY_P1, needs=[a_need()], providers=[a_volunteer(windows=[[480, 500]])]),
    tempted("one_tour_a_window", a_match("n1", 480, company=["p1"]), a_match("n2", 510, company=["p1"]),
            needs=[a_need(n, place=at, windows=[[480, 540]]) for n, at in (("n1", HOME), ("n2", NEXT_DOOR))],
            providers=[a_volunteer()]),
    tempted("crews", *(a_match(f"n{k}", 480, company=["p1"]) for k in range(3)),
            needs=[a_need(f"n{k}", windows=ONCE) for k in range(3)], providers=[a_volunteer(crew=2)]),
    tempted("minutes_cap", a_match("n1", 480, company=["p1"]), a_match("n2", 520, company=["p1"]),
            needs=[a_need("n1"), a_need("n2")], providers=[a_volunteer(max_minutes=59)]),
    tempted("visits_cap", a_match("n1", 480, company=["p1"]), a_match("n2", 520, company=["p1"]),
            needs=[a_need("n1"), a_need("n2")], providers=[a_volunteer(max_visits=1)]),
    tempted("quantities", a_match(chairs={"r1": 1}), needs=[a_need(roles=[things("chairs", "wheelchair", 2)])],
            resources=[a_stock()]),
    tempted("stock_radius", a_match(chair={"r1": 1}), needs=[a_need(place=MARKET, roles=CHAIR)],
            resources=[a_stock(radius_km=1)]),
    tempted("stock_hours", a_match(chair={"r1": 1}),
            needs=[a_need(roles=CHAIR)], resources=[a_stock(windows=[[600, 700]])]),
    tempted("stocks", a_match("n1", 480, chair={"r1": 1}), a_match("n2", 480, chair={"r1": 1}),
            needs=[a_need(f"n{k}", windows=ONCE, roles=CHAIR) for k in (1, 2)], resources=[a_stock()]),
    tempted("stocks", a_match("n1", 480, chair={"r1": 1}), a_match("n2", 540, chair={"r1": 1}),
            needs=[a_need(f"n{k}", roles=CHAIR) for k in (1, 2)], resources=[a_stock(returnable=False)]),
    tempted("fixed", a_match(start=490, company=["near"]), needs=[a_need(place=MARKET)],
            providers=[a_volunteer(), a_volunteer("near", place=MARKET)], fixed=[a_match(start=490, company=["p1"])]),
]  # fmt: skip
