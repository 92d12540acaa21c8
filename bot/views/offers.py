"""What people offer as a conversation needs to see it: what a volunteer has told us, and the things on offer."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.dialogue.engine.views import GiftView, Profile
from bot.views.stored_times import said_rule, said_windows
from data.core.kinds import ResourceKind
from data.core.lifecycle import MatchStatus
from data.models import Match, MatchResource, Person, Resource
from data.offers.resources import standing_gifts
from data.offers.teams import helper_of
from nlu.clock import local


def profile(session: Session, person: Person, now: datetime) -> Profile | None:
    """What the person has told us as a volunteer, else of their team, as far as it is not over; None where nothing."""
    provider = helper_of(session, person)
    if provider is None or provider.left_at or provider.area_id is None or provider.name is None:
        return None
    ahead = sorted((span for span in provider.spans if span.end > now), key=lambda span: span.start)
    return Profile(
        name=(person.name or provider.name) if provider.team else provider.name,
        skills=tuple(skill.skill for skill in provider.skills),
        rules=tuple(said_rule(rule) for rule in provider.rules),
        place=provider.area_id,
        radius_km=provider.radius_km,
        weekly_minutes=provider.weekly_minutes,
        weekly_visits=provider.weekly_visits,
        windows=said_windows([span for span in ahead if span.available]),
        away=said_windows([span for span in ahead if not span.available]),
        paused=not provider.active,
        organisation=provider.name if provider.team else None,
        crew=provider.crew,
    )


def things_on_offer(session: Session) -> tuple[str, ...]:
    """The names of goods that somebody gives or lends."""
    on_offer = select(Resource.name).filter_by(kind=ResourceKind.GOODS, withdrawn_at=None)
    return tuple(session.scalars(on_offer.distinct()))


def gifts_of(session: Session, person: Person) -> tuple[GiftView, ...]:
    """What the person gives or lends, oldest first, with what it was promised to."""
    return tuple(
        GiftView(gift.id, gift.name, gift.quantity, gift.unit or "", _uses(session, gift))
        for gift in standing_gifts(session, person)
    )


def _uses(session: Session, gift: Resource) -> tuple[tuple[datetime, str | None], ...]:
    promised = select(Match).join(MatchResource).where(MatchResource.resource_id == gift.id)
    promised = promised.where(Match.status.in_(MatchStatus.spending_hours()))
    return tuple((local(match.start), match.need.area_id) for match in session.scalars(promised.order_by(Match.start)))
