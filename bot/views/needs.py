"""A person's own needs as a conversation needs to see them."""

from sqlalchemy.orm import Session

from bot.dialogue.engine.views import NeedView
from bot.views.stored_times import said_rule, said_windows
from bot.views.visits import who_comes
from data.core.lifecycle import MatchStatus, NeedStatus
from data.models import Need, Person
from data.needs.needs import needs_of
from data.visits.visits import live_matches


def open_needs(session: Session, person: Person) -> tuple[NeedView, ...]:
    """The person's needs that are not over, newest first."""
    return tuple(_need(session, need) for need in needs_of(session, person) if need.status in NeedStatus.standing())


def _need(session: Session, need: Need) -> NeedView:
    agreed = (match for match in live_matches(session, need) if match.status in MatchStatus.occupying_time())
    return NeedView(
        id=need.id,
        category=need.category,
        status=need.status,
        windows=said_windows(need.windows),
        rules=tuple(said_rule(rule) for rule in need.repeats),
        place=need.area_id,
        who=tuple(name for match in agreed for name in who_comes(match)),
    )
