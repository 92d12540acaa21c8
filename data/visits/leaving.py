"""A helper or a gift is gone: what they were promised to is off, and those needs are open again."""

from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.errors import NotAllowed
from data.core.events import Events
from data.core.giving_events import GiftWithdrawn, HelperLeft
from data.core.kinds import Role
from data.core.lifecycle import MatchStatus, NeedStatus
from data.core.transitions import set_status
from data.models import Match, MatchProvider, MatchResource, Person, Provider, Resource
from data.people.roles import revoke_role
from data.visits.visits import cancel


def leave(session: Session, helper: Provider, person: Person, now: datetime) -> Events:
    """The person helps no more: visits are off, the role ends, days and skills are forgotten. Again: nothing."""
    if helper.left_at is not None:
        return ()
    visits = Match.id.in_(select(MatchProvider.match_id).filter_by(provider_id=helper.id))
    events = call_off(session, helper, visits, person.id, now)
    helper.active, helper.left_at = False, now
    helper.rules, helper.spans = [], []
    log(session, person.id, "provider.left", "provider", helper.id, now)
    events += revoke_role(session, person, Role.VOLUNTEER, now)
    return (*events, HelperLeft(person.id, helper.id))


def withdraw_gift(session: Session, gift: Resource, person: Person, now: datetime) -> Events:
    """The giver takes back what they gave or lent: nothing is promised of it, and what was is off. Again: nothing.

    Raises NotAllowed unless it is theirs.
    """
    if gift.provider.person_id != person.id:
        raise NotAllowed(f"resource {gift.id}")
    if gift.withdrawn_at is not None:
        return ()
    promised = Match.id.in_(select(MatchResource.match_id).filter_by(resource_id=gift.id))
    events = call_off(session, gift.provider, promised, person.id, now)
    gift.withdrawn_at = now
    log(session, person.id, "resource.withdrawn", "resource", gift.id, now)
    session.flush()
    return (*events, GiftWithdrawn(person.id, gift.id))


def call_off(session: Session, provider: Provider, theirs: ColumnElement[bool], actor_id: int, now: datetime) -> Events:
    """Call off those of `theirs` that may still happen, because this provider is gone; the needs are open again."""
    events: Events = ()
    for match in list(session.scalars(select(Match).where(theirs, Match.status.in_(MatchStatus.may_happen())))):
        events += cancel(session, match, actor_id, now, without_provider=provider.id)
        set_status(session, match.need, NeedStatus.OPEN, actor_id, now)
    return events
