"""Rule 6: what is brought, and whether the stocks hold it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from matching.check.index import PlanIndex, Use
from matching.model import ItemRole, Need, Problem, Resource
from matching.model.assignment import Given
from matching.model.geometry import within


def items(index: PlanIndex) -> Iterator[str]:
    """Rule 6: each item role's quantity, from resources of that item, near enough and open."""
    for need, served in index.whole:
        for role in need.item_roles:
            for fault in _role_faults(index.problem, need, role, served.roles[role.id], served.start):
                yield f"{need.id}/{role.id}: {fault}"


def _role_faults(problem: Problem, need: Need, role: ItemRole, given: Given, start: int) -> Iterator[str]:
    if not isinstance(given, Mapping):
        yield "people for an item"
        return
    if sum(given.values()) != role.quantity or any(q <= 0 for q in given.values()):
        yield f"quantity {dict(given)} for {role.quantity}"
    for name in given:
        resource = problem.resource_by_id.get(name)
        if resource is None or resource.item != role.item:
            yield f"{name} is no {role.item}"
        else:
            yield from (f"{name} {fault}" for fault in _unfit(need, resource, start))


def _unfit(need: Need, resource: Resource, start: int) -> Iterator[str]:
    if not within(resource.place, need.place, resource.radius_km):
        yield "too far"
    if resource.windows and not any(a <= start and start + need.minutes <= b for a, b in resource.windows):
        yield "closed"


def stocks(index: PlanIndex) -> Iterator[str]:
    """Rule 6: never more in use, or of what is not returned more in all, than the resource has."""
    for name, uses in index.uses.items():
        resource = index.problem.resource_by_id[name]
        taken = peak(uses) if resource.returnable else sum(q for *_, q in uses)
        if taken > resource.quantity:
            yield f"{name}: {taken} over {resource.quantity}"


def peak(uses: Iterable[Use]) -> int:
    """The most in use at any moment, of (start, end, quantity); what ends frees what starts that minute."""
    changes = sorted(change for start, end, q in uses for change in ((start, q), (end, -q)))
    return max(accumulate((q for _, q in changes), initial=0))
