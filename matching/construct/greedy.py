"""Greedy insertion: a plan at once, what is agreed first, then the needs that weigh most and are hardest to place."""

from collections.abc import Callable, Iterable

import numpy as np

from matching.construct.agreed import as_agreed
from matching.construct.placing import Placement, cheapest, offers
from matching.construct.schedule import Schedule
from matching.instance.candidates import Candidates
from matching.instance.instance import Instance
from matching.model.assignment import Assignment

NEAR_CANDIDATES = 30
"""So many candidates of a role are looked at first: where there are more, one of these will do."""


def construct(
    instance: Instance,
    candidates: Candidates,
    kept: Iterable[Assignment] = (),
    over: Callable[[], bool] = lambda: False,
) -> Schedule:
    """Greedy insertion: what is `kept`, previous matches that still hold, and each other need where it costs least."""
    schedule = Schedule(instance, kept)
    if instance.worth.moved:
        _as_before(schedule, candidates)
    for need in order(instance, candidates):
        if over():
            break
        if need not in schedule.served:
            insert(schedule, candidates, need)
    return schedule


def _as_before(schedule: Schedule, candidates: Candidates) -> None:
    number = schedule.instance.need_number
    for match in schedule.instance.problem.previous:
        free = match.need in number and number[match.need] not in schedule.served
        if free and (served := as_agreed(schedule, candidates, match)) is not None:
            schedule.add(served)


def order(instance: Instance, candidates: Candidates) -> list[int]:
    """The needs by weight, the ones with fewer candidates and longer visits first."""
    count = [len(candidates.rows(n)) for n in range(len(instance.problem.needs))]
    return sorted(range(len(count)), key=lambda n: (-instance.weights[n], count[n], -instance.lengths[n], n))


def insert(schedule: Schedule, candidates: Candidates, need: int) -> Assignment | None:
    """Serve the need by its cheapest placement, if that gains more than it costs."""
    found = cheapest_of_near(schedule, candidates, need)
    if found is None or found.cost >= schedule.instance.worth.served * int(schedule.instance.weights[need]):
        return None
    schedule.add(found.served)
    return found.served


def cheapest_of_near(schedule: Schedule, candidates: Candidates, need: int) -> Placement | None:
    """The cheapest placement by those who live near, and only where they do not suffice by anybody."""
    near = _nearest(candidates, need)
    found = cheapest(schedule, need, offers(schedule, candidates, need, near))
    if found is None and len(near) < len(candidates.rows(need)):
        found = cheapest(schedule, need, offers(schedule, candidates, need))
    return found


def _nearest(candidates: Candidates, need: int) -> list[int]:
    """The rows of the need with the shortest ways from home, the same number for each role."""
    rows = np.array(candidates.rows(need), dtype=np.int64)
    found: list[int] = []
    for role in np.unique(candidates.role[rows]):
        own = rows[candidates.role[rows] == role]
        found += own[np.argsort(candidates.road[own], kind="stable")[:NEAR_CANDIDATES]].tolist()
    return found
