"""Alternatives: other ways to serve one need, moving nothing else in the plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from matching.construct.placing import Offer, Placement, by_cost, offers, place_at
from matching.construct.schedule import Schedule
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.model import Problem
from matching.model.assignment import Assignment
from matching.model.plan import Plan


@dataclass(frozen=True)
class Alternative:
    """A way to serve the need. `cost`: points of the score lost by ways, repeats and preferences not met,
    against the way it is served now (against nothing, where it is not)."""

    served: Assignment
    cost: float


def alternatives(problem: Problem, plan: Plan, need_id: str, limit: int = 5) -> list[Alternative]:
    """The cheapest `limit` ways to serve the need with other people than now; empty when there is none.

    No two are by the same people, whatever roles they fill. Where a need asks for nobody, its ways are told apart by
    the resources that bring what it asks for, not by how much each brings. The plan is taken as it stands: no other
    need's start or people change. Raises KeyError for an unknown need.
    """
    instance = Instance.of(problem)
    need = instance.need_number[need_id]
    schedule = Schedule(instance, plan.served)
    now = schedule.remove(need) if need in schedule.served else None
    offered = offers(schedule, find_candidates(instance, [need]), need)
    base = _cost_now(schedule, need, offered, now)
    found = islice(_by_others(schedule, need, offered, now, limit), limit)
    return [Alternative(p.served, instance.worth.points(p.cost - base)) for p in found]


def _cost_now(schedule: Schedule, need: int, offered: list[Offer], now: Assignment | None) -> int:
    if now is None:
        return 0
    team = _people(now)
    own = [o for o in offered if schedule.instance.provider(o.provider).id in team]
    placed = place_at(schedule, need, own, now.start)
    return placed.cost if placed else 0


def _by_others(
    schedule: Schedule, need: int, offered: list[Offer], now: Assignment | None, limit: int
) -> Iterator[Placement]:
    """Of each set of people (or resources) but the one of now the cheapest placement, from the cheapest set on."""
    seen = set() if now is None else {_bringing(now)}
    for placement in by_cost(schedule, need, offered, limit + len(seen)):
        if (those := _bringing(placement.served)) not in seen:
            seen.add(those)
            yield placement


def _bringing(served: Assignment) -> frozenset[str]:
    """Who comes; where nobody does, which resources bring something."""
    return _people(served) or frozenset(resource for _, resource, _ in served.amounts)


def _people(served: Assignment) -> frozenset[str]:
    return frozenset(who for _, who in served.people)
