"""Matches: proposals decided by a coordinator, then accepted or declined by each provider."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.errors import AlreadyDecided, NotFound
from data.core.lifecycle import AGREED, Answer, MatchStatus, NeedStatus, Preference
from data.core.transitions import fetch, move_match, move_need
from data.models import Match, MatchProvider, Need, NeedPreference, Person, Provider
from data.planning.booking import agreed_of, require_free
from data.planning.review import REASON_PERSON, open_proposal, sign


def proposals(session: Session, area_ids: Iterable[str] | None = None) -> list[Match]:
    """What waits for a decision in these areas (None: everywhere), most pressing need first, then by time."""
    found = select(Match).join(Need).where(Match.status == MatchStatus.PROPOSED)
    if area_ids is not None:
        found = found.where(Need.area_id.in_(set(area_ids)))
    return list(session.scalars(found.order_by(Need.priority.desc(), Match.start, Match.id)))


def get_match(session: Session, match_id: int) -> Match:
    """The match as stored now. Raises NotFound."""
    return fetch(session, Match, match_id)


def approve(session: Session, match_id: int, version: int, actor: Person, now: datetime) -> Match:
    """The coordinator says yes: the providers are to be asked.

    Raises what `open_proposal` does, AlreadyDecided when its hour has passed, and DoubleBooked.
    """
    match = open_proposal(session, match_id, version, actor)
    if match.start <= now:
        raise AlreadyDecided(f"match {match_id} was for {match.start.isoformat()}")
    require_free(session, match)
    sign(match, actor, now)
    move_match(session, match, MatchStatus.APPROVED, actor.id, now)
    move_need(session, match.need, NeedStatus.MATCHED, actor.id, now)
    for part in match.providers:
        part.status = Answer.ASKED
    session.flush()
    return match


def reject(session: Session, match_id: int, version: int, actor: Person, reason: str, now: datetime) -> Match:
    """The coordinator says no, and why (REASON_PERSON or anything else): the need is open again."""
    match = open_proposal(session, match_id, version, actor)
    sign(match, actor, now, reason)
    move_match(session, match, MatchStatus.REJECTED, actor.id, now)
    move_need(session, match.need, NeedStatus.OPEN, actor.id, now)
    if reason == REASON_PERSON:
        for part in match.providers:
            _refuse(session, match.need_id, part.provider_id)
    session.flush()
    return match


def pin(session: Session, match_id: int, version: int, actor: Person, now: datetime, *, pinned: bool = True) -> Match:
    """Keep a proposal as it is when plans are made anew, or let it go again. Raises what `open_proposal` does."""
    match = open_proposal(session, match_id, version, actor)
    match.pinned = pinned
    log(session, actor.id, "match.pinned" if pinned else "match.unpinned", "match", match.id, now)
    session.flush()
    return match


def accept(session: Session, match_id: int, provider_id: int, now: datetime) -> Match:
    """A provider says yes; when all have, the match is accepted. Saying it twice changes nothing."""
    match, part = _asked(session, match_id, provider_id)
    if part.status is Answer.ACCEPTED:
        return match
    part.status = Answer.ACCEPTED
    if all(other.status is Answer.ACCEPTED for other in match.providers):
        move_match(session, match, MatchStatus.ACCEPTED, part.provider.person_id, now)
    session.flush()
    return match


def decline(session: Session, match_id: int, provider_id: int, reason: str | None, now: datetime) -> Match:
    """A provider cannot: the match is off, the need open again, and this provider is not asked for it again."""
    match, part = _asked(session, match_id, provider_id)
    part.status = Answer.DECLINED
    match.decision_reason = reason
    move_match(session, match, MatchStatus.DECLINED, part.provider.person_id, now, provider=provider_id)
    move_need(session, match.need, NeedStatus.OPEN, part.provider.person_id, now)
    _refuse(session, match.need_id, provider_id)
    session.flush()
    return match


def approved_for(session: Session, provider: Provider) -> list[Match]:
    """The provider's agreed matches, in order of time."""
    return agreed_of(session, provider.id)


def _asked(session: Session, match_id: int, provider_id: int) -> tuple[Match, MatchProvider]:
    match = get_match(session, match_id)
    part = next((part for part in match.providers if part.provider_id == provider_id), None)
    if part is None:
        raise NotFound(f"provider {provider_id} in match {match_id}")
    if match.status not in AGREED:
        raise AlreadyDecided(f"match {match_id} is {match.status}")
    return match, part


def _refuse(session: Session, need_id: int, provider_id: int) -> None:
    session.merge(NeedPreference(need_id=need_id, provider_id=provider_id, kind=Preference.REFUSE))
