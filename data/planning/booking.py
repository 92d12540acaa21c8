"""Whether a match can be agreed: nobody and nothing is promised twice, ways between visits included.

Asked again at the moment of approval, because the world has moved since the plan was made.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.errors import DoubleBooked
from data.core.lifecycle import MatchStatus
from data.models import Match, MatchResource, Need, Provider, Resource
from data.planning.settings import TRAVEL
from data.visits.visits import agreed_of
from matching import travel_minutes

Interval = tuple[datetime, datetime]


def require_free(session: Session, match: Match) -> None:
    """Raise DoubleBooked if a provider or a resource of the match is promised elsewhere at that time."""
    if found := clash(session, match):
        raise DoubleBooked(found)


def clash(session: Session, match: Match) -> str | None:
    """Who or what of the match (stored or not yet) is promised elsewhere at that time; None: nobody and nothing."""
    for part in match.providers:
        provider = session.get_one(Provider, part.provider_id)
        if not _has_time(provider, match, agreed_of(session, provider.id, except_match=match.id)):
            return f"provider {provider.id}"
    for share in match.resources:
        resource = session.get_one(Resource, share.resource_id)
        if not _has_stock(session, resource, match):
            return f"resource {resource.id}"
    return None


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


def _has_stock(session: Session, resource: Resource, match: Match) -> bool:
    taken = select(MatchResource, Match).join(Match, Match.id == MatchResource.match_id)
    taken = taken.where(MatchResource.resource_id == resource.id, Match.id != (match.id or 0))
    taken = taken.where(Match.status.in_(MatchStatus.occupying_time()))
    others = [(row.quantity, (other.start, other.end)) for row, other in session.execute(taken)]
    own = sum(share.quantity for share in match.resources if share.resource_id == resource.id)
    return own + _in_use(resource, (match.start, match.end), others) <= resource.quantity


def _in_use(resource: Resource, when: Interval, others: list[tuple[int, Interval]]) -> int:
    if not resource.returnable:
        return sum(quantity for quantity, _ in others)
    beside = [(n, (max(s, when[0]), e)) for n, (s, e) in others if s < when[1] and e > when[0]]
    return max((sum(n for n, (s, e) in beside if s <= moment < e) for _, (moment, _) in beside), default=0)


def _place(need: Need) -> tuple[float, float]:
    return need.lon, need.lat
