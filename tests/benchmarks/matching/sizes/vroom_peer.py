"""VROOM on `visits` problems: vehicles are shifts, a need's worth is its job's priority, ways are given in a matrix."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TypeAlias

import numpy as np
import vroom

from matching.check import check
from matching.instance.arrays import minutes_between
from matching.instance.instance import Instance
from matching.model import Need, Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan

Demand: TypeAlias = tuple[frozenset[str], frozenset[str]]
"""Kinds and skills."""

EXPLORATIONS = (0, 2)
TIMES = 4
"""So many times the time that we had."""

MINUTE = 60
"""VROOM counts seconds."""


def is_visits(problem: Problem) -> bool:
    """Whether VROOM can say the problem: one role of one person each, no goods, bounds or caps."""
    plain = all(p.crew == 1 and p.radius_km is p.max_minutes is p.max_visits is None for p in problem.providers)
    return plain and all(len(n.roles) == 1 and sum(r.people for r in n.person_roles) == 1 for n in problem.needs)


def best_score(problem: Problem, seconds: float) -> float:
    """VROOM's best score, each exploration given TIMES as many seconds. Raises ValueError where its plan is unsound."""
    plans = [plan_of(problem, exploration, TIMES * seconds) for exploration in EXPLORATIONS]
    reports = [check(problem, plan) for plan in plans]
    if broken := [fault for report in reports for fault in report.broken]:
        raise ValueError(f"VROOM's plan breaks a rule: {broken[0]}")
    return max(float(report.score) for report in reports)


def plan_of(problem: Problem, exploration: int, seconds: float) -> Plan:
    """The plan that VROOM makes at this exploration level."""
    instance = Instance.of(problem)
    demands = {role: k for k, role in enumerate({_demand(need) for need in problem.needs})}
    asked = vroom.Input()
    asked.set_durations_matrix("car", _ways(instance))
    asked.add_vehicle(list(_vehicles(instance, demands)))
    asked.add_job(list(_jobs(problem, demands)))
    routes = asked.solve(exploration, nb_threads=2, timeout=timedelta(seconds=seconds)).routes
    stops = routes[routes.type == "job"]
    starts = (stops.arrival + stops.waiting_time) // MINUTE
    return Plan(served=tuple(_served(instance, *stop) for stop in zip(stops.id, stops.vehicle_id, starts, strict=True)))


def _demand(need: Need) -> Demand:
    (role,) = need.person_roles
    return role.kinds, role.skills


def _ways(instance: Instance) -> "np.ndarray[tuple[int, int], np.dtype[np.uint32]]":
    """Seconds between all needs, then all homes."""
    points = np.concatenate((instance.need_points, instance.provider_points))
    ways = minutes_between(instance.problem.travel, points[:, None], points[None, :])
    return (MINUTE * ways).astype(np.uint32)


def _vehicles(instance: Instance, demands: dict[Demand, int]) -> Iterator[vroom.Vehicle]:
    """One for each shift; its skills are the demands that its provider meets."""
    for shift, number in enumerate(instance.shift_provider.tolist()):
        who, home = instance.provider(number), len(instance.problem.needs) + number
        hours = (MINUTE * int(instance.shift_start[shift]), MINUTE * int(instance.shift_end[shift]))
        meets = {k for (kinds, skills), k in demands.items() if who.kind in kinds and skills <= who.skills}
        yield vroom.Vehicle(shift, start=home, end=home, skills=meets, time_window=hours)


def _jobs(problem: Problem, demands: dict[Demand, int]) -> Iterator[vroom.Job]:
    step = 100 // max(need.weight for need in problem.needs)  # priorities end at 100
    for k, need in enumerate(problem.needs):
        yield vroom.Job(
            k, location=k, default_service=MINUTE * need.minutes, skills={demands[_demand(need)]},
            priority=step * need.weight,
            time_windows=[(MINUTE * a, MINUTE * (b - need.minutes)) for a, b in sorted(need.windows)],
        )  # fmt: skip


def _served(instance: Instance, need: int, shift: int, start: int) -> Assignment:
    wanted, who = instance.need(need), instance.provider(int(instance.shift_provider[shift]))
    return Assignment(need=wanted.id, start=int(start), roles={wanted.roles[0].id: (who.id,)})
