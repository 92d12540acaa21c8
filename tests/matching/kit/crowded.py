"""A village where far more is asked for than can be given, with everything the contract knows, from a seed."""

from collections.abc import Iterator
from itertools import count
from random import Random

from matching.construct.greedy import construct
from matching.explain.explain import explain
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.plan import Plan, Unserved
from tests.matching.kit.problems import (
    ITEMS,
    KINDS,
    SKILLS,
    STREET,
    Json,
    a_need,
    a_problem,
    a_stock,
    a_volunteer,
    somebody,
    things,
)

FIXED = 2
"""So many of a village's matches are agreed."""

Told = tuple[Json, Problem, Plan, Unserved]
"""A village as JSON and as a Problem, its plan, and one need that the plan does not serve, explained."""


def unserved(at_least: int, **size: int) -> Iterator[Told]:
    """Explained needs of one village after the other, till there are so many."""
    found = 0
    for seed in count():
        if found >= at_least:
            return
        data, problem, plan = planned(crowded_village(seed, **size))
        for need in explain(problem, plan).unserved:
            found += 1
            yield data, problem, plan, need


def planned(data: Json) -> tuple[Json, Problem, Plan]:
    """The village, its first matches agreed, and its plan."""
    instance = Instance.of(read_problem(data))
    plan = Plan(served=tuple(construct(instance, find_candidates(instance), []).served.values()))
    agreed = data | {"fixed": [match.model_dump(mode="json") for match in plan.served[:FIXED]]}
    return agreed, read_problem(agreed), plan


def crowded_village(seed: int, needs: int = 14, providers: int = 5) -> Json:
    """A problem of one hour: two-minute visits on a short street, few people, fewer goods."""
    chance = Random(seed)
    people = [f"p{k}" for k in range(providers)]
    return a_problem(
        needs=[_need(chance, f"n{k}", people) for k in range(needs)],
        providers=[_provider(chance, name) for name in people],
        resources=[_stock(chance, f"r{k}") for k in range(4)],
    )


def _windows(chance: Random, least: int, most: int) -> list[list[int]]:
    """One window, or two with a while between them."""
    start, length = chance.randint(0, 30), chance.randint(least, most)
    later = start + length + chance.randint(1, 9)
    return [[start, start + length], [later, later + chance.randint(least, most)]][: chance.choice([1, 1, 2])]


def _need(chance: Random, name: str, people: list[str]) -> Json:
    minutes = chance.randint(1, 6)
    return a_need(
        name, priority=chance.randint(1, 4), place=chance.choice(STREET), minutes=minutes, roles=_roles(chance),
        windows=_windows(chance, minutes - (chance.random() < 0.05), minutes + 5),
        prefer=chance.sample(people, chance.choice([0, 0, 1])),
        refuse=chance.sample(people, chance.choice([0, 0, 1, 2])),
    )  # fmt: skip


def _roles(chance: Random) -> list[Json]:
    roles = [_role(chance, f"role{k}") for k in range(chance.choice([0, 1, 1, 1, 2]))]
    goods = chance.choice([0, 0, 1]) if roles else 1
    return roles + [things("thing", chance.choice(ITEMS), chance.randint(1, 2))] * goods


def _role(chance: Random, name: str) -> Json:
    skills = chance.sample(SKILLS, chance.choice([0, 1, 1, 2]))
    return somebody(name, kinds=KINDS[: chance.choice([1, 2, 2])], skills=skills, people=chance.choice([1, 1, 1, 2]))


def _provider(chance: Random, name: str) -> Json:
    return a_volunteer(
        name, kind=chance.choice(KINDS), place=chance.choice(STREET),
        skills=chance.sample(SKILLS, chance.randint(0, 2)),
        windows=_windows(chance, 8, 25), radius_km=chance.choice([None, 1.2, 2.3]), crew=chance.choice([1, 1, 1, 2, 3]),
        max_minutes=chance.choice([None, None, 8, 20]), max_visits=chance.choice([None, None, 1, 3]),
    )  # fmt: skip


def _stock(chance: Random, name: str) -> Json:
    return a_stock(
        name, chance.choice(ITEMS), chance.randint(0, 2), place=chance.choice(STREET),
        radius_km=chance.choice([None, 1.2, 2.3]), returnable=chance.choice([True, False]),
        windows=chance.choice([None, _windows(chance, 10, 30)]),
    )  # fmt: skip
