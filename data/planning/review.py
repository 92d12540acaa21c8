"""What every decision about a proposal begins and ends with."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.core.errors import AlreadyDecided, NotAllowed
from data.core.lifecycle import MatchStatus
from data.core.transitions import fetch
from data.models import Match, Person
from data.people.people import is_coordinator

REASON_PERSON = "person"
"""The reason code of a rejection that is about who was proposed: they are not proposed for this need again.

Any other reason is about the time: the need is not proposed for those hours again.
"""


def open_proposal(session: Session, match_id: int, version: int, actor: Person) -> Match:
    """The proposal for this actor to decide on. Raises NotFound, NotAllowed, or AlreadyDecided if it has changed."""
    match = fetch(session, Match, match_id)
    if not is_coordinator(session, actor, match.need.area_id):
        raise NotAllowed(f"match {match_id}")
    if match.status is not MatchStatus.PROPOSED or match.version != version:
        raise AlreadyDecided(f"match {match_id} is {match.status}, version {match.version}")
    return match


def sign(match: Match, actor: Person, now: datetime, reason: str | None = None) -> None:
    """Write under a decision who made it, when and why."""
    match.decided_at, match.decided_by, match.decision_reason = now, actor.id, reason
