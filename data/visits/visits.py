"""Visits: matches that a coordinator has approved; accepted, declined, cancelled, looked up."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.errors import AlreadyDecided, NotFound
from data.core.events import Events, ProposalWithdrawn, VisitAccepted, VisitCancelled, VisitDeclined
from data.core.kinds import Preference
from data.core.lifecycle import Answer, MatchStatus, NeedStatus
from data.core.rows import fetch
from data.core.transitions import enter, set_status
from data.models import Match, MatchProvider, Need, NeedPreference


def get_match(session: Session, match_id: int) -> Match:
    """The match as stored now. Raises NotFound."""
    return fetch(session, Match, match_id)


def live_matches(session: Session, need: Need) -> list[Match]:
    """Matches of the need that may still happen."""
    live = select(Match).where(Match.need_id == need.id, Match.status.in_(MatchStatus.may_happen()))
    return list(session.scalars(live))


def agreed_of(session: Session, provider_id: int) -> list[Match]:
    """The provider's agreed matches, in order of time."""
    found = select(Match).join(MatchProvider).where(MatchProvider.provider_id == provider_id)
    found = found.where(Match.status.in_(MatchStatus.occupying_time()))
    return list(session.scalars(found.order_by(Match.start)))


def declined_of(session: Session, provider_id: int, at: datetime) -> list[tuple[Match, MatchProvider]]:
    """What the provider has declined and is ahead, as long as nobody else is promised for it."""
    found = select(Match, MatchProvider).join(MatchProvider).join(Need).where(
        MatchProvider.provider_id == provider_id, MatchProvider.status == Answer.DECLINED,
        Match.status == MatchStatus.DECLINED, Match.start > at, Need.status.in_(NeedStatus.to_plan()),
    )  # fmt: skip
    return [(match, part) for match, part in session.execute(found.order_by(Match.id))]


def accept(session: Session, match_id: int, provider_id: int, now: datetime) -> Events:
    """A provider says yes; when all have, the match is accepted. Saying it twice changes nothing."""
    match, part = _asked(session, match_id, provider_id)
    if part.status is Answer.ACCEPTED:
        return ()
    enter(part, Answer.ACCEPTED)
    if all(other.status is Answer.ACCEPTED for other in match.providers):
        set_status(session, match, MatchStatus.ACCEPTED, part.provider.person_id, now)
    session.flush()
    return (VisitAccepted(match_id, provider_id),)


def decline(session: Session, match_id: int, provider_id: int, reason: str | None, now: datetime) -> Events:
    """A provider cannot: the match is off, the need open again, and this provider is not asked for it again."""
    match, part = _asked(session, match_id, provider_id)
    enter(part, Answer.DECLINED)
    match.decision_reason = reason
    set_status(session, match, MatchStatus.DECLINED, part.provider.person_id, now, provider=provider_id)
    set_status(session, match.need, NeedStatus.OPEN, part.provider.person_id, now)
    keep_off(session, match.need_id, provider_id)
    session.flush()
    return (VisitDeclined(match_id, provider_id),)


def cancel(session: Session, match: Match, actor_id: int, now: datetime, without_provider: int | None = None) -> Events:
    """Call off what is proposed or agreed; `without_provider` is who is gone, None where the need is."""
    was_agreed = match.status in MatchStatus.occupying_time()
    set_status(session, match, MatchStatus.CANCELLED, actor_id, now)
    return (VisitCancelled(match.id, without_provider) if was_agreed else ProposalWithdrawn(match.id),)


def keep_off(session: Session, need_id: int, provider_id: int) -> None:
    """Never propose this provider for this need again."""
    session.merge(NeedPreference(need_id=need_id, provider_id=provider_id, kind=Preference.REFUSE))


def _asked(session: Session, match_id: int, provider_id: int) -> tuple[Match, MatchProvider]:
    match = get_match(session, match_id)
    part = next((part for part in match.providers if part.provider_id == provider_id), None)
    if part is None:
        raise NotFound(f"provider {provider_id} in match {match_id}")
    if match.status not in MatchStatus.occupying_time():
        raise AlreadyDecided(f"match {match_id} is {match.status}")
    return match, part
