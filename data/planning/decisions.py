"""A coordinator's decisions about proposals: approve, reject, pin, swap. Each is made once, of a version seen.

And a helper's second thoughts: who declined takes the visit after all, as long as nobody else was promised it.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.errors import AlreadyDecided, NotAllowed, NotFound
from data.core.events import (
    Events,
    ProposalApproved,
    ProposalPinned,
    ProposalRejected,
    ProposalSwapped,
)
from data.core.giving_events import VisitTakenBack
from data.core.kinds import Preference
from data.core.lifecycle import Answer, MatchStatus, NeedStatus
from data.core.rows import fetch
from data.core.transitions import enter, set_status
from data.models import Match, MatchProvider, Need, NeedPreference, Person
from data.people.roles import is_coordinator
from data.planning.booking import require_free, require_free_of_proposals
from data.planning.proposal import new_proposal
from data.planning.snapshot import Snapshot
from data.visits.visits import cancel, get_match, keep_off, live_matches
from matching import Assignment

REASON_PERSON = "person"
"""The reason code of a rejection that is about who was proposed: they are not proposed for this need again.

Any other reason is about the time: the need is not proposed for those hours again.
"""

REASON_SWAPPED = "swapped"


def proposals(session: Session, area_ids: Iterable[str] | None = None) -> list[Match]:
    """What waits for a decision in these areas (None: everywhere), most pressing need first, then by time."""
    found = select(Match).join(Need).where(Match.status == MatchStatus.PROPOSED)
    if area_ids is not None:
        found = found.where(Need.area_id.in_(set(area_ids)))
    return list(session.scalars(found.order_by(Need.priority.desc(), Match.start, Match.id)))


def approve(session: Session, match_id: int, version: int, actor: Person, now: datetime) -> Events:
    """The coordinator says yes: the providers are to be asked.

    Raises what `open_proposal` does, AlreadyDecided when its hour has passed, and DoubleBooked.
    """
    match = open_proposal(session, match_id, version, actor)
    if match.start <= now:
        raise AlreadyDecided(f"match {match_id} was for {match.start.isoformat()}")
    require_free(session, match)
    _sign(match, actor, now)
    set_status(session, match, MatchStatus.APPROVED, actor.id, now)
    set_status(session, match.need, NeedStatus.MATCHED, actor.id, now)
    for part in match.providers:
        enter(part, Answer.ASKED)
    session.flush()
    return (ProposalApproved(match_id),)


def reject(session: Session, match_id: int, version: int, actor: Person, reason: str, now: datetime) -> Events:
    """The coordinator says no, and why (REASON_PERSON or anything else): the need is open again."""
    match = open_proposal(session, match_id, version, actor)
    _sign(match, actor, now, reason)
    set_status(session, match, MatchStatus.REJECTED, actor.id, now)
    set_status(session, match.need, NeedStatus.OPEN, actor.id, now)
    if reason == REASON_PERSON:
        for part in match.providers:
            keep_off(session, match.need_id, part.provider_id)
    session.flush()
    return (ProposalRejected(match_id),)


def pin(session: Session, match_id: int, version: int, actor: Person, now: datetime, *, pinned: bool = True) -> Events:
    """Keep a proposal as it is when plans are made anew, or let it go again. Raises what `open_proposal` does."""
    match = open_proposal(session, match_id, version, actor)
    match.pinned = pinned
    log(session, actor.id, "match.pinned" if pinned else "match.unpinned", "match", match.id, now)
    session.flush()
    return (ProposalPinned(match_id, pinned),)


def swap(
    session: Session, match_id: int, version: int, snapshot: Snapshot, served: Assignment, actor: Person, now: datetime
) -> Events:
    """Put another choice in the place of a proposal, pinned, because a person chose it. Raises as approving does.

    DoubleBooked also where somebody of the choice has meanwhile been proposed elsewhere at that time.
    """
    old = open_proposal(session, match_id, version, actor)
    _sign(old, actor, now, REASON_SWAPPED)
    set_status(session, old, MatchStatus.EXPIRED, actor.id, now)
    session.flush()  # so that the old one is in nobody's way
    new = new_proposal(snapshot, old.need, served, now)
    require_free_of_proposals(session, new)
    new.pinned = True
    session.add(new)
    session.flush()
    log(session, actor.id, "match.proposed", "match", new.id, now, need=old.need_id, instead_of=old.id)
    return (ProposalSwapped(match_id, new.id),)


def open_proposal(session: Session, match_id: int, version: int, actor: Person) -> Match:
    """The proposal for this actor to decide on. Raises NotFound, NotAllowed, or AlreadyDecided if it has changed."""
    match = fetch(session, Match, match_id)
    if not is_coordinator(session, actor, match.need.area_id):
        raise NotAllowed(f"match {match_id}")
    if match.status is not MatchStatus.PROPOSED or match.version != version:
        raise AlreadyDecided(f"match {match_id} is {match.status}, version {match.version}")
    return match


def take_back(session: Session, match_id: int, provider_id: int, now: datetime) -> Events:
    """The helper goes after all: the visit stands as it did, and what was proposed instead is off.

    Raises AlreadyDecided where somebody else goes, the need is over or the hour has come; DoubleBooked where the helper
    or another of the visit is promised elsewhere by now.
    """
    match = get_match(session, match_id)
    part = _declined(match, provider_id)
    if match.status is not MatchStatus.DECLINED or match.need.status not in NeedStatus.to_plan() or match.start <= now:
        raise AlreadyDecided(f"match {match_id} is {match.status}, its need {match.need.status}")
    require_free(session, match)
    actor_id = part.provider.person_id
    events = _withdrawn(session, match.need, actor_id or 0, now)
    enter(part, Answer.ACCEPTED)
    match.decision_reason = None
    set_status(session, match, MatchStatus.APPROVED, actor_id, now, provider=provider_id)
    if all(other.status is Answer.ACCEPTED for other in match.providers):
        set_status(session, match, MatchStatus.ACCEPTED, actor_id, now)
    set_status(session, match.need, NeedStatus.MATCHED, actor_id, now)
    session.execute(
        delete(NeedPreference).filter_by(need_id=match.need_id, provider_id=provider_id, kind=Preference.REFUSE)
    )
    session.flush()
    session.expire(match.need, ["preferences"])
    return (*events, VisitTakenBack(match_id, provider_id))


def _sign(match: Match, actor: Person, now: datetime, reason: str | None = None) -> None:
    """Write under a decision who made it, when and why."""
    match.decided_at, match.decided_by, match.decision_reason = now, actor.id, reason


def _withdrawn(session: Session, need: Need, actor_id: int, now: datetime) -> Events:
    """What was proposed for the need meanwhile is off."""
    return tuple(event for match in live_matches(session, need) for event in cancel(session, match, actor_id, now))


def _declined(match: Match, provider_id: int) -> MatchProvider:
    """Raises NotFound where this helper was never asked, AlreadyDecided where they have not declined."""
    part = next((part for part in match.providers if part.provider_id == provider_id), None)
    if part is None:
        raise NotFound(f"provider {provider_id} in match {match.id}")
    if part.status is not Answer.DECLINED:
        raise AlreadyDecided(f"match {match.id}: {part.status}")
    return part
