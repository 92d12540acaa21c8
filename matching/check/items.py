"""Rule 6: what is brought, and whether the stocks hold it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from matching.check.index import PlanIndex, Use
from matching.model import ItemRole, Problem
from matching.model.assignment import Given
from matching.model.geometry import within


def quantities(index: PlanIndex) -> Iterator[str]:
    """Rule 6: each item role's quantity, from resources of that item."""
    for need, served in index.whole:
        for role in need.item_roles:
            for fault in _miscounted(index.problem, role, served.roles[role.id]):
                yield f"{need.id}/{role.id}: {fault}"


def _miscounted(problem: Problem, role: ItemRole, given: Given) -> Iterator[str]:
    if not isinstance(given, Mapping):
        yield "people for an item"
        return
    if sum(given.values()) != role.quantity or any(q <= 0 for q in given.values()):
        yield f"quantity {dict(given)} for {role.quantity}"
    for name in given:
        resource = problem.resource_by_id.get(name)
        if resource is None or resource.item != role.item:
            yield f"{name} is no {role.item}"


def stock_radius(index: PlanIndex) -> Iterator[str]:
    """Rule 6: everything comes within its resource's radius."""
    for need, role, resource, *_ in index.loads:
        if not within(resource.place, need.place, resource.radius_km):
            yield f"{need.id}/{role.id}: {resource.id} too far"


def stock_hours(index: PlanIndex) -> Iterator[str]:
    """Rule 6: a resource with windows is open the whole time, in one of them."""
    for need, role, resource, _, start in index.loads:
        end = start + need.minutes
        if resource.windows and not any(a <= start and end <= b for a, b in resource.windows):
            yield f"{need.id}/{role.id}: {resource.id} closed"


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
