"""Problems of our own making, in the kinds and sizes that stations have: a station, a town, a city, a metropolis.

One week; people live around centres; needs ask for one of two dozen kinds of help, some for two people, some for a
social worker beside, some for goods. A `visits` problem has one role of one person and no goods.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Rolls = random.Random

DAY, WEEK = 1440, 7

VOLUNTEER, WORKER, TEAM = "volunteer", "social_worker", "organisation"
ANYBODY, GENTLY, FREELY = (VOLUNTEER, WORKER, TEAM), (VOLUNTEER, WORKER), (VOLUNTEER, TEAM)
TRAINED, OFFICIALS, HANDS = (WORKER, TEAM), (WORKER,), (VOLUNTEER,)

COMMON: dict[str, tuple[int, tuple[str, ...]]] = {
    "companion_visit": (60, GENTLY), "medical_escort": (180, ANYBODY), "meal_delivery": (30, FREELY),
    "housework": (120, FREELY), "home_repair": (60, FREELY), "digital_help": (60, FREELY), "tutoring": (90, FREELY),
    "errand": (60, HANDS),
}  # fmt: skip
RARE: dict[str, tuple[int, tuple[str, ...]]] = {
    "child_care": (120, ANYBODY), "disability_support": (90, ANYBODY), "emergency_relief": (240, ANYBODY),
    "environment": (120, HANDS), "fraud_prevention": (60, ANYBODY), "group_activity": (120, FREELY),
    "haircut": (45, FREELY), "health_check": (45, FREELY), "legal_aid": (60, FREELY), "transport": (60, FREELY),
    "counselling": (60, TRAINED), "personal_care": (90, TRAINED), "judicial_support": (90, OFFICIALS),
    "mediation": (90, OFFICIALS), "policy_advice": (45, OFFICIALS), "rehabilitation": (60, OFFICIALS),
}  # fmt: skip
HELP = COMMON | RARE
GOODS = {"wheelchair": (True, 3), "walker": (True, 3), "rice": (False, 30), "quilt": (False, 20),
         "milk_powder": (False, 25)}  # fmt: skip

MORNING, AFTERNOON, EVENING, WHOLE_DAY = (540, 780), (840, 1080), (1080, 1260), (540, 1080)


@dataclass(frozen=True)
class Shape:
    """How many needs and providers, spread over so many degrees to either side of so many centres; and what kind."""

    needs: int
    providers: int
    spread: float
    centres: int
    visits: bool = False


SHAPES = {
    "station": Shape(60, 40, 0.03, 3),
    "visits-town": Shape(300, 100, 0.06, 4, visits=True),
    "town": Shape(300, 150, 0.06, 4),
    "city": Shape(2000, 700, 0.1, 8),
    "metro": Shape(5000, 50_000, 0.2, 12),
}


def of_density(needs: int) -> Shape:
    """A city with so many needs, as dense as `city` in needs, people and centres."""
    city, times = SHAPES["city"], needs / SHAPES["city"].needs
    return Shape(needs, round(city.providers * times), city.spread * times**0.5, max(1, round(city.centres * times)))


def generate(shape: Shape, seed: int = 0) -> Json:
    """The contract's JSON of a problem of this shape; the same for the same seed."""
    rolls = random.Random(seed)
    home = _homes(rolls, shape)
    providers = [_provider(rolls, f"p{k}", home(), visits=shape.visits) for k in range(shape.providers)]
    names = [p["id"] for p in providers]
    needs = [_need(rolls, f"n{k}", home(), names, visits=shape.visits) for k in range(shape.needs)]
    extras = {"repeat": 0, "preferred": 0} if shape.visits else {"repeat": 5, "preferred": 30}
    stocks = [] if shape.visits else [_stock(rolls, f"r{k}", home()) for k in range(shape.needs // 12)]
    return {
        "version": 1, "start": "2026-11-23T00:00:00+08:00", "days": WEEK,
        "travel": {"kmh": 15, "detour": 1.3, "fixed": 3}, "weights": {"served": 1000, "travel": 1} | extras,
        "needs": needs, "providers": providers, "resources": stocks,
    }  # fmt: skip


def _homes(rolls: Rolls, shape: Shape) -> Callable[[], list[float]]:
    """Places around the centres, most of them near."""
    middle = (113.85, 27.62)
    centres = [[m + rolls.uniform(-0.8, 0.8) * shape.spread for m in middle] for _ in range(shape.centres)]

    def home() -> list[float]:
        centre = rolls.choice(centres)
        return [round(rolls.gauss(x, shape.spread / 6), 6) for x in centre]

    return home


def _need(rolls: Rolls, name: str, place: list[float], people: list[str], *, visits: bool) -> Json:
    category = rolls.choice(list(COMMON)) if rolls.random() < 0.8 else rolls.choice(list(RARE))
    usual, _ = HELP[category]
    minutes = max(30, round(usual * rolls.choice([0.5, 1, 1, 1, 1.5]) / 15) * 15)
    need = {
        "id": name, "category": category, "priority": rolls.choices([1, 2, 3, 4, 5], [20, 35, 29, 13, 3])[0],
        "place": place, "minutes": minutes, "windows": _wishes(rolls, minutes),
        "roles": _roles(rolls, category, visits=visits),
    }  # fmt: skip
    if not visits and rolls.random() < 0.07:
        need["prefer"] = rolls.sample(people, 2)
    if not visits and rolls.random() < 0.05:
        need["refuse"] = rolls.sample(people, 3)
    return need


def _wishes(rolls: Rolls, minutes: int) -> list[list[int]]:
    """One day or several; a whole half day, or hardly more than the visit takes."""
    days = sorted(rolls.sample(range(WEEK), rolls.choices([1, 2, 3], [60, 20, 20])[0]))
    return [[day * DAY + moment for moment in _wish(rolls, minutes)] for day in days]


def _wish(rolls: Rolls, minutes: int) -> tuple[int, int]:
    if rolls.random() < 0.3:
        start = rolls.randrange(480, 1080, 15)
        return start, start + minutes * rolls.choice([1, 1, 2])
    start, end = rolls.choice([(480, 720), (540, 720), (780, 1020), (720, 1080), (1080, 1200), (480, 1200)])
    return start, max(end, start + minutes)


def _roles(rolls: Rolls, category: str, *, visits: bool) -> list[Json]:
    _, kinds = HELP[category]
    if visits:
        return [{"id": "main", "kinds": [VOLUNTEER, WORKER], "skills": [category], "people": 1}]
    besides = rolls.choices([[], ["gender:f"], ["lang:pingxiang"]], [90, 5, 5])[0]
    people = 2 if rolls.random() < 0.11 else 1
    roles: list[Json] = [{"id": "main", "kinds": list(kinds), "skills": [category, *besides], "people": people}]
    if rolls.random() < 0.12:
        roles.append({"id": "worker", "kinds": [WORKER], "skills": [], "people": 1})
    if rolls.random() < 0.1:
        roles.append({"id": "item", "item": rolls.choice(list(GOODS)), "quantity": rolls.choice([1, 2])})
    return roles


def _provider(rolls: Rolls, name: str, place: list[float], *, visits: bool) -> Json:
    kind = rolls.choices(
        [VOLUNTEER, WORKER] if visits else [VOLUNTEER, WORKER, TEAM], [96, 4] if visits else [86, 9, 5]
    )[0]
    made = {"id": name, "kind": kind, "place": place, "skills": _skills(rolls, kind), "windows": _hours(rolls, kind)}
    return made if visits else made | _limits(rolls, kind)


def _skills(rolls: Rolls, kind: str) -> list[str]:
    able = [c for c, (_, kinds) in HELP.items() if kind in kinds]
    weights = [6 if c in COMMON else 1 for c in able]
    many = {VOLUNTEER: rolls.choice([1, 2, 2, 3, 4]), WORKER: rolls.choice([3, 4, 5]), TEAM: rolls.choice([1, 2, 3])}[
        kind
    ]
    gifts = [gift for gift, part in (("gender:f", 0.5), ("lang:pingxiang", 0.3)) if rolls.random() < part]
    return sorted({*rolls.choices(able, weights, k=many), *gifts})


def _hours(rolls: Rolls, kind: str) -> list[list[int]]:
    """Social workers on workdays, organisations all but one day, volunteers now and then."""
    if kind == WORKER:
        spans = [(day, span) for day in range(5) for span in ((510, 720), (810, 1050))]
    elif kind == TEAM:
        spans = [(day, span) for day in range(6) for span in (MORNING, AFTERNOON)]
    else:
        usual = rolls.choice([MORNING, AFTERNOON, AFTERNOON, EVENING, EVENING, WHOLE_DAY])
        spans = [(day, usual) for day in sorted(rolls.sample(range(WEEK), rolls.choice([1, 1, 2, 2, 3, 5])))]
    return [[day * DAY + start, day * DAY + end] for day, (start, end) in spans]


def _limits(rolls: Rolls, kind: str) -> Json:
    if kind == WORKER:
        return {"radius_km": 12, "max_minutes": 1500}
    if kind == TEAM:
        return {"radius_km": 20, "crew": rolls.randint(2, 6)}
    return {
        "radius_km": rolls.choice([2, 3, 3, 5, 8]), "max_minutes": rolls.choice([120, 240, 240, 480]),
        "max_visits": rolls.choice([1, 2, 3, 5]),
    }  # fmt: skip


def _stock(rolls: Rolls, name: str, place: list[float]) -> Json:
    item = rolls.choice(list(GOODS))
    returnable, most = GOODS[item]
    return {
        "id": name, "item": item, "place": place, "radius_km": rolls.choice([5, 10, 30]),
        "quantity": rolls.randint(1, most), "returnable": returnable, "windows": None,
    }  # fmt: skip
