"""Whether a match can stand beside others: nobody and nothing is promised twice, ways between visits included.

Asked again at the moment of writing, because the world has moved since the plan was made: what is approved must go with
what is agreed, what is proposed also with the other proposals.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, selectinload

from data.core.errors import DoubleBooked
from data.core.lifecycle import MatchStatus
from data.models import Match, MatchProvider, MatchResource, Need, Provider, Resource
from data.planning.settings import TRAVEL
from matching import travel_minutes

Interval = tuple[datetime, datetime]

LONGEST_WAY = timedelta(days=1)
"""A visit that ended longer ago is in nobody's way: the ways here are within a county."""


class Bookings:
    """Reservations (matches that stand), found by the provider and the resource that they take up."""

    def __init__(self, session: Session, matches: Iterable[Match] = ()) -> None:
        """`session` is where providers and resources are read."""
        self._session = session
        self._of_provider: dict[int, list[Match]] = defaultdict(list)
        self._of_resource: dict[int, list[Match]] = defaultdict(list)
        for match in matches:
            self.add(match)

    def add(self, match: Match) -> None:
        """From now on this match, stored or not yet, stands too."""
        for part in match.providers:
            self._of_provider[part.provider_id].append(match)
        for resource_id in {share.resource_id for share in match.resources}:
            self._of_resource[resource_id].append(match)

    def clash(self, match: Match) -> str | None:
        """Who or what of the match (stored or not yet) is taken at that time; None: nobody and nothing."""
        for part in match.providers:
            provider = self._session.get_one(Provider, part.provider_id)
            if not _has_time(provider, match, self._of_provider[provider.id]):
                return f"provider {provider.id}"
        for resource_id in {share.resource_id for share in match.resources}:
            resource = self._session.get_one(Resource, resource_id)
            if not _has_stock(resource, match, self._of_resource[resource.id]):
                return f"resource {resource.id}"
        return None


def matches_beside(session: Session, matches: Collection[Match], statuses: Iterable[MatchStatus]) -> list[Match]:
    """Stored matches with one of `statuses` that may take up what one of `matches` takes up, themselves left out.

    Providers and resources of `matches` are read along.
    """
    if not matches:
        return []
    providers = {part.provider_id for match in matches for part in match.providers}
    resources = {share.resource_id for match in matches for share in match.resources}
    _read_along(session, providers, resources)
    recent = Match.end > min(match.start for match in matches) - LONGEST_WAY
    asked = select(MatchProvider.match_id).where(MatchProvider.provider_id.in_(providers))
    lent = select(MatchResource.match_id).where(MatchResource.resource_id.in_(resources))  # used up long ago: gone
    found = select(Match).where(Match.status.in_(set(statuses)), or_(recent & Match.id.in_(asked), Match.id.in_(lent)))
    parts = selectinload(Match.need), selectinload(Match.providers), selectinload(Match.resources)
    own = {match.id for match in matches}
    return [match for match in session.scalars(found.options(*parts).order_by(Match.id)) if match.id not in own]


def clash(session: Session, match: Match, statuses: Iterable[MatchStatus] = MatchStatus.occupying_time()) -> str | None:
    """Who or what of the match (stored or not yet) stands elsewhere at that time; None: nobody and nothing."""
    return Bookings(session, matches_beside(session, [match], statuses)).clash(match)


def require_free(session: Session, match: Match) -> None:
    """Raise DoubleBooked if a provider or a resource of the match is promised elsewhere at that time."""
    if found := clash(session, match):
        raise DoubleBooked(found)


def require_free_of_proposals(session: Session, match: Match) -> None:
    """Raise DoubleBooked if one is promised elsewhere at that time, or only proposed."""
    if found := clash(session, match, MatchStatus.may_happen()):
        raise DoubleBooked(found)


def _read_along(session: Session, providers: set[int], resources: set[int]) -> None:
    """Into the session's identity map, by one query each instead of one a row."""
    session.scalars(select(Provider).where(Provider.id.in_(providers))).all()
    session.scalars(select(Resource).where(Resource.id.in_(resources))).all()


def _has_time(provider: Provider, match: Match, others: Iterable[Match]) -> bool:
    if provider.crew == 1:
        return all(_apart(match, other) for other in others)
    trips = [_trip(provider, other) for other in others]
    return _most_at_once(_trip(provider, match), trips) <= provider.crew


def _apart(one: Match, other: Match) -> bool:
    way = timedelta(minutes=travel_minutes(TRAVEL, _place(one.need), _place(other.need)))
    return one.end + way <= other.start or other.end + way <= one.start


def _trip(provider: Provider, match: Match) -> Interval:
    way = timedelta(minutes=travel_minutes(TRAVEL, (provider.lon, provider.lat), _place(match.need)))
    return match.start - way, match.end + way


def _most_at_once(trip: Interval, others: Iterable[Interval]) -> int:
    """How many trips, this one included, are under way at the fullest moment of this one."""
    beside = [(max(start, trip[0]), end) for start, end in others if start < trip[1] and end > trip[0]]
    return 1 + max((sum(s <= moment < e for s, e in beside) for moment, _ in beside), default=0)


def _has_stock(resource: Resource, match: Match, others: Iterable[Match]) -> bool:
    taken = [(_amount(other, resource), (other.start, other.end)) for other in others]
    return _amount(match, resource) + _in_use(resource, (match.start, match.end), taken) <= resource.quantity


def _amount(match: Match, resource: Resource) -> int:
    return sum(share.quantity for share in match.resources if share.resource_id == resource.id)


def _in_use(resource: Resource, when: Interval, others: list[tuple[int, Interval]]) -> int:
    if not resource.returnable:
        return sum(quantity for quantity, _ in others)
    beside = [(n, (max(s, when[0]), e)) for n, (s, e) in others if s < when[1] and e > when[0]]
    return max((sum(n for n, (s, e) in beside if s <= moment < e) for _, (moment, _) in beside), default=0)


def _place(need: Need) -> tuple[float, float]:
    return need.lon, need.lat
