"""What a person confirmed, stored: needs, volunteers, resources."""

from bot.conversation.context import Doing, Said
from bot.dialogue.engine import actions
from bot.dialogue.engine.state import Draft
from bot.notices.visits import tell_off
from bot.views.stored_times import stored_hours, stored_rule, stored_spans, stored_windows
from data.core.lifecycle import ResourceKind
from data.needs import needs
from data.offers import providers
from data.offers.resources import NewResource, add_resource

_KINDS = {
    "goods": ResourceKind.GOODS,
    "venue": ResourceKind.VENUE,
    "transport": ResourceKind.VEHICLE,
    "funds": ResourceKind.FUNDS,
}
_GIVEN_BACK = frozenset({ResourceKind.VENUE, ResourceKind.VEHICLE})
_LENT = ("借", "lend", "borrow")


def record_need(doing: Doing, action: actions.RecordNeed) -> Said:
    """One stored need for each category."""
    draft = action.draft
    new = needs.NewNeed(
        categories=draft.categories, area_id=draft.place or "", windows=stored_windows(draft.when),
        rules=[stored_rule(rule) for rule in draft.recurring], people=draft.people, beneficiary=draft.beneficiary,
        urgency=draft.urgency, phone=draft.phone, item=draft.item, note=draft.words or None,
        quantity=draft.quantity.n if draft.quantity else None, unit=draft.quantity.unit if draft.quantity else None,
    )  # fmt: skip
    needs.record_need(doing.session, doing.actor, new, doing.now)
    return ()


def move_need(doing: Doing, action: actions.MoveNeed) -> Said:
    """Other times; whoever was asked for the old one hears that it is off."""
    need = needs.get_need(doing.session, action.need_id)
    windows, rules = stored_windows(action.draft.when), [stored_rule(rule) for rule in action.draft.recurring]
    off = needs.change_times(doing.session, need, windows, rules, doing.actor, doing.now)
    tell_off(doing.session, doing.names, off, doing.now)
    return ()


def cancel_need(doing: Doing, action: actions.CancelNeed) -> Said:
    """Withdrawn; whoever was asked hears that it is off."""
    need = needs.get_need(doing.session, action.need_id)
    tell_off(doing.session, doing.names, needs.cancel_need(doing.session, need, doing.actor, doing.now), doing.now)
    return ()


def register_volunteer(doing: Doing, action: actions.RegisterVolunteer) -> Said:
    """A new volunteer, or new answers of an old one."""
    draft = action.draft
    new = providers.NewVolunteer(
        name=draft.name or "", skills=draft.categories, area_id=draft.place or "", radius_km=draft.radius_km,
        rules=[stored_hours(rule) for rule in draft.recurring], spans=stored_spans(draft.when),
        weekly_minutes=round(draft.weekly_hours * 60) if draft.weekly_hours else None, phone=draft.phone,
    )  # fmt: skip
    providers.register_volunteer(doing.session, doing.actor, new, doing.now)
    return ()


def take_off(doing: Doing, action: actions.TakeOff) -> Said:
    """The helper is not free then, whatever they said before."""
    if (volunteer := providers.volunteer_of(doing.session, doing.actor)) is not None:
        for start, end in stored_spans(action.when):
            providers.add_exception(doing.session, volunteer, start, end, doing.now)
    return ()


def record_resource(doing: Doing, action: actions.RecordResource) -> Said:
    """Goods, a room, a vehicle or money on offer."""
    draft, person = action.draft, doing.actor
    person.name, person.phone = person.name or draft.name, draft.phone or person.phone
    donor = providers.register_donor(doing.session, person, draft.name or "", draft.place or "", doing.now)
    add_resource(doing.session, donor, _resource(doing, draft), doing.now)
    return ()


def _resource(doing: Doing, draft: Draft) -> NewResource:
    kind = _KINDS[draft.categories[0]]
    return NewResource(
        kind=kind, name=draft.item or doing.names.category("zh", draft.categories[0]),
        quantity=max(1, round(draft.quantity.n)) if draft.quantity else 1,
        unit=draft.quantity.unit if draft.quantity else None,
        returnable=kind in _GIVEN_BACK or any(word in draft.words for word in _LENT),
    )  # fmt: skip
