"""What a resident confirmed of a need, stored."""

from datetime import timedelta

from bot.conversation.context import Context, Effect
from bot.dialogue.engine import actions
from bot.dialogue.engine.draft import Draft
from bot.views.stored_times import said_windows, stored_rule, stored_windows
from data.core.events import Events
from data.models import Need
from data.needs import needs
from data.needs.amending import Amendment, amend_need
from nlu.understanding import Point, Span, Window


def record(context: Context, action: actions.RecordNeed) -> Effect:
    """One stored need for each category."""
    draft = action.draft
    new = needs.NewNeed(
        categories=draft.categories, area_id=draft.place or "", address=draft.address,
        windows=stored_windows(draft.when),
        rules=[stored_rule(rule) for rule in draft.recurring], people=draft.people, beneficiary=draft.beneficiary,
        urgency=draft.urgency, phone=draft.phone, item=draft.item, note=draft.words or None,
        requester_name=draft.name, agreed=draft.agreed, pin=draft.pin, photo=draft.photo,
        photo_channel=context.address.channel, wish_gender=draft.wish.gender if draft.wish else None,
        wish_helper=draft.wish.helper if draft.wish else None,
        quantity=draft.quantity.n if draft.quantity else None, unit=draft.quantity.unit if draft.quantity else None,
    )  # fmt: skip
    return Effect(needs.record_need(context.session, context.actor, new, context.now))


def reschedule(context: Context, action: actions.MoveNeed) -> Effect:
    """Other times."""
    need = needs.get_need(context.session, action.need_id)
    windows, rules = stored_windows(action.draft.when), [stored_rule(rule) for rule in action.draft.recurring]
    return Effect(needs.reschedule_need(context.session, need, windows, rules, context.actor, context.now))


def amend(context: Context, action: actions.AmendNeed) -> Effect:
    """Put right; other times first, for they make it open again."""
    draft, need = action.draft, needs.get_need(context.session, action.need_id)
    events = _moved(context, need, draft)
    new = Amendment(
        area_id=draft.place, people=draft.people, address=draft.address, phone=draft.phone, note=draft.words or None,
        name=draft.name, wish_gender=draft.wish.gender if draft.wish else None,
        wish_helper=draft.wish.helper if draft.wish else None, beneficiary=draft.beneficiary or None,
        quantity=draft.quantity.n if draft.quantity else None,
    )  # fmt: skip
    return Effect((*events, *amend_need(context.session, need, new, context.actor, context.now)))


def _moved(context: Context, need: Need, draft: Draft) -> Events:
    same = said_windows(need.windows) == _as_spans(draft, need) and len(need.repeats) == len(draft.recurring)
    if same:
        return ()
    windows, rules = stored_windows(draft.when), [stored_rule(rule) for rule in draft.recurring]
    return needs.reschedule_need(context.session, need, windows, rules, context.actor, context.now)


def _as_spans(draft: Draft, need: Need) -> tuple[Window, ...]:
    """The draft's times as they would be stored: a point is the start of a visit of the usual length."""
    long = timedelta(minutes=need.minutes)
    return tuple(Span(start=w.at, end=w.at + long) if isinstance(w, Point) else w for w in draft.when)


def cancel(context: Context, action: actions.CancelNeed) -> Effect:
    """Withdrawn."""
    need = needs.get_need(context.session, action.need_id)
    return Effect(needs.cancel_need(context.session, need, context.actor, context.now))
