"""What a resident confirmed of a need, stored."""

from bot.conversation.context import Context, Effect
from bot.dialogue.engine import actions
from bot.views.stored_times import stored_rule, stored_windows
from data.needs import needs


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


def cancel(context: Context, action: actions.CancelNeed) -> Effect:
    """Withdrawn."""
    need = needs.get_need(context.session, action.need_id)
    return Effect(needs.cancel_need(context.session, need, context.actor, context.now))
