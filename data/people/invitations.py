"""One-time codes for roles above resident and volunteer."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.errors import CodeUnusable
from data.core.events import Events, InvitationMade, InvitationRedeemed, Secret
from data.core.kinds import Role
from data.models import Invitation, Person
from data.people.roles import grant_role
from data.people.tokens import digest, new_code

TTL = timedelta(days=7)


def invite(session: Session, role: Role, area_id: str | None, name: str, now: datetime, ttl: timedelta = TTL) -> Secret:
    """A code that gives `role` in `area_id` to whoever redeems it first; it is never shown again."""
    code = new_code()
    invitation = Invitation(
        code_hash=digest(code), role=role, area_id=area_id, name=name, created_at=now, expires_at=now + ttl
    )
    session.add(invitation)
    session.flush()
    log(session, None, "invitation.made", "invitation", invitation.id, now, role=role, area=area_id)
    return Secret(code, (InvitationMade(invitation.id),))


def redeem(session: Session, code: str, person: Person, now: datetime) -> Events:
    """Use the code up and give its role. The invited name becomes the person's. Raises CodeUnusable."""
    found = select(Invitation).filter_by(code_hash=digest(code.strip().upper())).with_for_update()
    invitation = session.scalars(found.execution_options(populate_existing=True)).one_or_none()
    if invitation is None or invitation.used_at or invitation.expires_at <= now:
        raise CodeUnusable("invitation")
    invitation.used_at, invitation.used_by = now, person.id
    person.name, invitation.name = invitation.name, None
    log(session, person.id, "invitation.redeemed", "invitation", invitation.id, now)
    redeemed = InvitationRedeemed(invitation.id, person.id, invitation.role, invitation.area_id)
    return (redeemed, *grant_role(session, person, invitation.role, invitation.area_id, now, by=person))
