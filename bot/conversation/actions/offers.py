"""What somebody confirmed that they offer, stored: their time, their days off, their things."""

from bot.conversation.context import Context, Effect
from bot.dialogue.engine import actions
from bot.dialogue.engine.draft import Draft, Given
from bot.views.stored_times import stored_hours, stored_opening, stored_spans
from data.core.errors import NotFound
from data.core.giving_events import TeamClaimed
from data.core.kinds import ResourceKind
from data.offers import providers
from data.offers.resources import NewResource, add_resource
from data.offers.teams import helper_of, register_team

_KINDS = {
    "goods": ResourceKind.GOODS,
    "venue": ResourceKind.VENUE,
    "transport": ResourceKind.VEHICLE,
    "funds": ResourceKind.FUNDS,
}
_GIVEN_BACK = frozenset({ResourceKind.VENUE, ResourceKind.VEHICLE})
_LENT = ("借", "lend", "borrow")


def register_volunteer(context: Context, action: actions.RegisterVolunteer) -> Effect:
    """A new volunteer or team, or new answers of an old one."""
    draft = action.draft
    new = providers.NewVolunteer(
        name=draft.name or "", skills=draft.categories, area_id=draft.place or "", radius_km=draft.radius_km,
        rules=[stored_hours(rule) for rule in draft.recurring], spans=stored_spans(draft.when),
        weekly_minutes=round(draft.weekly_hours * 60) if draft.weekly_hours else None, phone=draft.phone,
        weekly_visits=draft.weekly_visits, away=stored_spans(draft.away), crew=draft.people or 1,
    )  # fmt: skip
    if draft.organisation:
        return _team(context, draft.organisation, new)
    events = providers.register_volunteer(context.session, context.actor, new, context.now)
    return Effect(events, context.told("volunteer.recorded", name=new.name))


def _team(context: Context, team: str, new: providers.NewVolunteer) -> Effect:
    """Whom they hear from depends on whether somebody else speaks for it."""
    events = register_team(context.session, context.actor, team, new, context.now)
    claimed = any(isinstance(event, TeamClaimed) for event in events)
    return Effect(events, context.told("team.claimed" if claimed else "volunteer.recorded", name=team))


def take_off(context: Context, action: actions.TakeOff) -> Effect:
    """The helper is not free then, whatever they said before."""
    volunteer = helper_of(context.session, context.actor)
    if volunteer is None:
        return Effect()
    return Effect(
        tuple(
            event
            for start, end in stored_spans(action.when)
            for event in providers.add_exception(context.session, volunteer, start, end, context.now)
        )
    )


def record_resource(context: Context, action: actions.RecordResource) -> Effect:
    """Goods, a room, a vehicle or money on offer."""
    draft, person, session = action.draft, context.actor, context.session
    person.name, person.phone = person.name or draft.name, draft.phone or person.phone
    events = providers.register_donor(session, person, draft.name or "", draft.place or "", context.now)
    donor = providers.donor_of(session, person)
    if donor is None:
        raise NotFound(f"donor {person.id}")
    for new in _resources(context, draft):
        events += add_resource(session, donor, new, context.now)
    return Effect(events)


def _resources(context: Context, draft: Draft) -> list[NewResource]:
    """One of each thing, or the room, the vehicle, the money."""
    name = draft.item or context.names.category("zh", draft.categories[0])
    given = draft.things or (Given(name=name, quantity=draft.quantity),)
    return [_resource(draft, one) for one in given]


def _resource(draft: Draft, given: Given) -> NewResource:
    kind = _KINDS[draft.categories[0]]
    return NewResource(
        kind=kind, name=given.name, quantity=max(1, round(given.quantity.n)) if given.quantity else 1,
        unit=(given.quantity.unit or None) if given.quantity else None,
        returnable=kind in _GIVEN_BACK or any(word in draft.words for word in _LENT),
        expires_on=draft.expires, handover=draft.handover, purpose=draft.purpose,
        hours=stored_opening(draft.recurring, draft.when),
    )  # fmt: skip
