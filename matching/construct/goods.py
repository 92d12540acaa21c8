"""Stock allocation: what a need could have brought from what is left within reach, all else as it stands."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping

from matching.construct.schedule import Schedule
from matching.model import Need, Resource, Window
from matching.model.assignment import Given

NOTHING: Mapping[str, int] = {}

GONE = -1_000_000_000
"""Added to a stock that is to be left out: none holds more."""


def holds(windows: Iterable[Window], start: int, end: int) -> bool:
    """Whether one of the windows holds [start, end]."""
    return any(a <= start and end <= b for a, b in windows)


def things_at(
    schedule: Schedule, need: Need, start: int, added: Mapping[str, int] = NOTHING
) -> dict[str, Given] | None:
    """Amounts by resource for every item role, the fullest stock first; None where stocks do not suffice."""
    taken = Counter[str]()
    found: dict[str, Given] = {}
    for role in need.item_roles:
        left = [(s.id, x + added.get(s.id, 0) - taken[s.id]) for s, x in stocks_for(schedule, need, role.item, start)]
        amounts = drawn(left, role.quantity)
        if sum(amounts.values()) < role.quantity:
            return None
        taken.update(amounts)
        found[role.id] = amounts
    return found


def things_apart(
    schedule: Schedule, need: Need, start: int, added: Mapping[str, int] = NOTHING
) -> Iterator[dict[str, Given]]:
    """The same from other resources again and again, no set of resources twice.

    No set is missed of which each resource is needed: each set's rivals do without one of its resources.
    """
    told, queue = set[frozenset[str]](), deque([frozenset[str]()])
    seen = set(queue)
    while queue:
        out = queue.popleft()
        if (found := things_at(schedule, need, start, {**added, **dict.fromkeys(out, GONE)})) is None:
            continue
        bring = frozenset(name for amounts in found.values() for name in amounts)
        if bring not in told:
            told.add(bring)
            yield found
        fewer = [out | {name} for name in sorted(bring) if out | {name} not in seen]
        seen.update(fewer)
        queue.extend(fewer)


def drawn(left: list[tuple[str, int]], quantity: int) -> dict[str, int]:
    """As much of the quantity as the stocks (name, left) yield, from as few as possible."""
    found: dict[str, int] = {}
    for name, most in sorted(left, key=lambda x: (-x[1], x[0])):
        amount = min(quantity - sum(found.values()), most)
        if amount > 0:
            found[name] = amount
    return found


def stocks_for(schedule: Schedule, need: Need, item: str, start: int) -> list[tuple[Resource, int]]:
    """The resources of the item within reach and open then, and what is left of each during the visit."""
    end = start + need.minutes
    near = schedule.instance.stocks_near(need.place, item)
    open_ = [s for s in near if not s.windows or holds(s.windows, start, end)]
    return [(s, max(0, schedule.stock_left(s, start, end))) for s in open_]
