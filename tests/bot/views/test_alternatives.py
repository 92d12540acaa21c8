"""What another way costs, against the way proposed now."""

from datetime import UTC, datetime

import pytest

from bot.views.alternatives import weigh
from data.planning import Snapshot
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan

ORIGIN = datetime(2026, 11, 22, 16, tzinfo=UTC)
"""Monday in Shanghai."""

DAY = 24 * 60
NEAR, FAR = (113.85, 27.62), (113.90, 27.62)
WHOLE_FORTNIGHT = [[0, 14 * DAY]]


def need(name: str, **more):
    role = {"id": "main", "kinds": ["volunteer"]}
    return {
        "id": name,
        "priority": 3,
        "place": NEAR,
        "minutes": 60,
        "windows": WHOLE_FORTNIGHT,
        "roles": [role],
        **more,
    }


def provider(name: str, place=NEAR):
    windows = [[day * DAY, (day + 1) * DAY] for day in range(14)]
    return {"id": name, "kind": "volunteer", "place": place, "skills": [], "windows": windows}


def snapshot(*needs) -> Snapshot:
    problem = {
        "start": ORIGIN, "days": 14, "travel": {"kmh": 15, "detour": 1.3, "fixed": 3}, "weights": {"served": 1000},
        "needs": needs, "providers": [provider("p1"), provider("p2", FAR)],
    }  # fmt: skip
    return Snapshot(Problem.model_validate(problem), ORIGIN, {})


def served(name: str, who: str, start: int = 600) -> Assignment:
    return Assignment(need=name, start=start, roles={"main": (who,)})


def weighed(snapshot: Snapshot, now: Assignment, then: Assignment, *others: Assignment):
    return weigh(snapshot, Plan(served=(now, *others)), Plan(served=(then, *others)), then)


def test_the_way_there_and_back_is_counted() -> None:
    found = weighed(snapshot(need("n1")), served("n1", "p1"), served("n1", "p2"))
    assert found.minutes == 2 * 29  # 4.93 km by a road 1.3 times as long, at 15 km/h, and 3 minutes to get going
    assert weighed(snapshot(need("n1")), served("n1", "p2"), served("n1", "p1")).minutes == -found.minutes


@pytest.mark.parametrize(("start", "moved"), [(600, False), (615, True)])
def test_another_time_is_told(start: int, moved: bool) -> None:
    assert weighed(snapshot(need("n1")), served("n1", "p1"), served("n1", "p2", start)).moved is moved


@pytest.mark.parametrize(("prefer", "wished"), [((), None), (("p2",), True), (("p1",), False)])
def test_whom_the_resident_asked_for_is_told(prefer, wished) -> None:
    found = weighed(snapshot(need("n1", prefer=prefer)), served("n1", "p1"), served("n1", "p2"))
    assert found.wished is wished


def test_other_visits_of_the_same_week_are_counted_and_no_others() -> None:
    sunday, next_monday = 6 * DAY + 600, 7 * DAY + 600
    others = [
        served("n2", "p2", 2 * DAY),
        served("n3", "p2", sunday),
        served("n4", "p2", next_monday),
        served("n5", "p1"),
    ]
    needs = [need(f"n{k}") for k in range(1, 6)]
    found = weighed(snapshot(*needs), served("n1", "p1"), served("n1", "p2"), *others)
    assert found.busy == ((2, 2),)
