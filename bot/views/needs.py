"""A person's own needs as a conversation needs to see them."""

from sqlalchemy.orm import Session

from bot.dialogue.engine.views import NeedView
from bot.views.stored_times import said_rule, said_windows
from bot.views.visits import who_comes
from data.core.lifecycle import MatchStatus, NeedStatus
from data.models import Need, Person
from data.needs.needs import needs_of
from data.visits.visits import live_matches
from nlu.clock import local
from nlu.understanding import Quantity, Wish


def open_needs(session: Session, person: Person) -> tuple[NeedView, ...]:
    """The person's needs that are not over, newest first."""
    return tuple(_need(session, need) for need in needs_of(session, person) if need.status in NeedStatus.standing())


def _need(session: Session, need: Need) -> NeedView:
    live = live_matches(session, need)
    agreed = [match for match in live if match.status in MatchStatus.occupying_time()]
    return NeedView(
        id=need.id,
        category=need.category,
        status=need.status,
        windows=said_windows(need.windows),
        rules=tuple(said_rule(rule) for rule in need.repeats),
        place=need.area_id,
        people=need.people,
        address=need.address,
        phone=need.phone,
        beneficiary=tuple(need.beneficiary),
        wish=_wish(need),
        quantity=Quantity(n=need.quantity, unit=need.unit or "") if need.quantity else None,
        words=need.note or "",
        arranged=(local(agreed[0].start), local(agreed[0].end)) if agreed else None,
        who=tuple(name for match in agreed for name in who_comes(match)),
    )


def _wish(need: Need) -> Wish | None:
    gender = "female" if need.wish_gender == "female" else "male" if need.wish_gender == "male" else None
    return Wish(gender=gender, helper=need.wish_helper) if gender or need.wish_helper else None
