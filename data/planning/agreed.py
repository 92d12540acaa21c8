"""What is agreed already, as a plan must keep it: each agreed match with a need and hours made to fit it exactly.

People change their hours, reach and skills after they agreed. The agreement stands all the same, so the problem is made
to allow it rather than to contradict itself.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from data.models import Match
from data.planning.ids import problem_id
from data.planning.settings import TRAVEL
from data.planning.windows import Window, minute
from matching import Assignment, ItemRole, Need, PersonRole, Place, distance_km, travel_minutes


class Agreed:
    """The matches that a plan must keep, looked at from each side."""

    def __init__(self, matches: Iterable[Match], origin: datetime) -> None:
        """`matches` must have their needs, providers and resources."""
        self.matches = list(matches)
        self._origin = origin
        self._of_provider: dict[int, list[Match]] = defaultdict(list)
        self._of_resource: dict[int, list[Match]] = defaultdict(list)
        for match in self.matches:
            for part in match.providers:
                self._of_provider[part.provider_id].append(match)
            for share in match.resources:
                self._of_resource[share.resource_id].append(match)

    @property
    def provider_ids(self) -> set[int]:
        """Who has agreed to something."""
        return set(self._of_provider)

    @property
    def resource_ids(self) -> set[int]:
        """What is promised."""
        return set(self._of_resource)

    def needs(self) -> list[Need]:
        """The needs of the agreed matches, each with its agreed time as its only window."""
        return [self._need(match) for match in self.matches]

    def fixed(self) -> list[Assignment]:
        """The agreed matches."""
        return [fixed_match(match, self._origin) for match in self.matches]

    def visits(self, provider_id: int) -> tuple[int, int]:
        """(number, minutes) of the provider's agreed visits."""
        spans = [self._span(match) for match in self._of_provider[provider_id]]
        return len(spans), sum(end - start for start, end in spans)

    def trips(self, provider_id: int, home: Place) -> list[Window]:
        """The hours the provider's agreed visits take, from leaving home to being back."""
        return [self._trip(match, home) for match in self._of_provider[provider_id]]

    def farthest_km(self, kind: str, key: int, home: Place) -> float:
        """How far from home the agreed matches of a provider ("p") or a resource ("r") are; 0 without any."""
        matches = (self._of_provider if kind == "p" else self._of_resource)[key]
        return max((distance_km(home, place(match)) for match in matches), default=0.0)

    def uses(self, resource_id: int) -> list[Window]:
        """When the resource is in use."""
        return [self._span(match) for match in self._of_resource[resource_id]]

    def _trip(self, match: Match, home: Place) -> Window:
        start, end = self._span(match)
        way = travel_minutes(TRAVEL, home, place(match))
        return start - way, end + way

    def _span(self, match: Match) -> Window:
        return minute(self._origin, match.start), minute(self._origin, match.end)

    def _need(self, match: Match) -> Need:
        start, end = self._span(match)
        return Need(
            id=problem_id("n", match.need_id), priority=match.need.priority, place=place(match), minutes=end - start,
            windows=((start, end),), roles=(*_person_roles(match), *_item_roles(match)),
        )  # fmt: skip


def place(match: Match) -> Place:
    """Where the match takes place."""
    return match.need.lon, match.need.lat


def fixed_match(match: Match, origin: datetime) -> Assignment:
    """A stored match in the problem's terms."""
    roles: dict[str, tuple[str, ...] | dict[str, int]] = {}
    for code, parts in _by_role(match).items():
        roles[code] = tuple(problem_id("p", provider_id) for provider_id, _ in parts)
    for share in match.resources:
        amounts = roles.setdefault(share.role, {})
        if isinstance(amounts, dict):
            amounts[problem_id("r", share.resource_id)] = share.quantity
    return Assignment(need=problem_id("n", match.need_id), start=minute(origin, match.start), roles=roles)


def _person_roles(match: Match) -> list[PersonRole]:
    return [
        PersonRole(id=code, kinds=frozenset(kind for _, kind in parts), people=len(parts))
        for code, parts in _by_role(match).items()
    ]


def _item_roles(match: Match) -> list[ItemRole]:
    totals: dict[tuple[str, str], int] = defaultdict(int)
    for share in match.resources:
        totals[share.role, share.resource.item] += share.quantity
    return [ItemRole(id=role, item=item, quantity=quantity) for (role, item), quantity in totals.items()]


def _by_role(match: Match) -> dict[str, list[tuple[int, str]]]:
    roles: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for part in sorted(match.providers, key=lambda part: part.provider_id):
        roles[part.role].append((part.provider_id, part.provider.kind))
    return roles
