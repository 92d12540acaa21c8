"""What a helper changes about themselves, stored: a pause, a return, the end, another number."""

from bot.conversation.context import Context, Effect
from bot.dialogue.engine.giving import actions
from data.core.rows import fetch
from data.models import Resource
from data.needs import wishes
from data.needs.needs import get_need
from data.needs.reaching import change_phone as stored_phone
from data.offers import presence
from data.offers.teams import helper_of
from data.planning import decisions
from data.visits import leaving


def pause(context: Context, _action: actions.PauseHelp) -> Effect:
    """Nothing is asked of them; what they have promised stands."""
    helper = helper_of(context.session, context.actor)
    return Effect(presence.pause(context.session, helper, context.now) if helper else ())


def resume(context: Context, _action: actions.ResumeHelp) -> Effect:
    """They are asked again."""
    helper = helper_of(context.session, context.actor)
    return Effect(presence.resume(context.session, helper, context.now) if helper else ())


def end(context: Context, _action: actions.EndHelp) -> Effect:
    """They are a helper no more, and what they had promised is off."""
    helper = helper_of(context.session, context.actor)
    return Effect(leaving.leave(context.session, helper, context.actor, context.now) if helper else ())


def withdraw_gift(context: Context, action: actions.WithdrawGift) -> Effect:
    """What they gave or lent is theirs alone again."""
    gift = fetch(context.session, Resource, action.resource_id)
    return Effect(leaving.withdraw_gift(context.session, gift, context.actor, context.now))


def take_back(context: Context, action: actions.TakeTaskBack) -> Effect:
    """They go after all."""
    return Effect(decisions.take_back(context.session, action.match_id, action.provider_id, context.now))


def wish_for_another(context: Context, action: actions.WishForAnother) -> Effect:
    """Somebody else is wished for."""
    need = get_need(context.session, action.need_id)
    return Effect(wishes.wish_for_another(context.session, need, context.actor, action.text, context.now))


def change_phone(context: Context, action: actions.ChangePhone) -> Effect:
    """Another number, also for what they have asked for."""
    return Effect(stored_phone(context.session, context.actor, action.phone, context.now))
