"""What stands in a database, looked at without the product's own rule: is anybody or anything in two places?"""

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.lifecycle import MatchStatus
from data.models import Match
from data.planning.settings import TRAVEL
from matching.model.geometry import travel_minutes


def standing(session: Session) -> list[Match]:
    """Matches that wait for a decision or are agreed."""
    live = (MatchStatus.PROPOSED, MatchStatus.APPROVED, MatchStatus.ACCEPTED)
    return list(session.scalars(select(Match).where(Match.status.in_(live)).order_by(Match.id)))


def in_two_places(session: Session) -> list[str]:
    """Helpers in two visits that overlap with the way between them, and things lent more often than they are there."""
    return [*_helpers(standing(session)), *_things(standing(session))]


def _helpers(matches: list[Match]) -> list[str]:
    of: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        for part in match.providers:
            of[part.provider_id].append(match)
    return [
        f"provider {who}: {one.id} and {two.id}"
        for who, theirs in of.items()
        for one, two in combinations(sorted(theirs, key=lambda match: match.start), 2)
        if one.end + _way(one, two) > two.start
    ]


def _way(one: Match, two: Match) -> timedelta:
    places = (one.need.lon, one.need.lat), (two.need.lon, two.need.lat)
    return timedelta(minutes=travel_minutes(TRAVEL, *places))


def _things(matches: list[Match]) -> list[str]:
    shares = [(share, match) for match in matches for share in match.resources]
    return [
        f"resource {share.resource_id} at {match.start}"
        for share, match in shares
        if sum(s.quantity for s, m in shares if s.resource_id == share.resource_id and _out(m, match.start))
        > share.resource.quantity
    ]


def _out(match: Match, moment: datetime) -> bool:
    return match.start <= moment < match.end
