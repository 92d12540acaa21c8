"""What a helper changes about themselves, stored: a pause, a return, the end, another number."""

from bot.conversation.context import Context, Effect
from bot.dialogue.engine.giving import actions
from data.needs.reaching import change_phone as stored_phone
from data.offers import presence
from data.offers.providers import volunteer_of
from data.visits.leaving import leave


def pause(context: Context, _action: actions.PauseHelp) -> Effect:
    """Nothing is asked of them; what they have promised stands."""
    helper = volunteer_of(context.session, context.actor)
    return Effect(presence.pause(context.session, helper, context.now) if helper else ())


def resume(context: Context, _action: actions.ResumeHelp) -> Effect:
    """They are asked again."""
    helper = volunteer_of(context.session, context.actor)
    return Effect(presence.resume(context.session, helper, context.now) if helper else ())


def end(context: Context, _action: actions.EndHelp) -> Effect:
    """They are a helper no more, and what they had promised is off."""
    helper = volunteer_of(context.session, context.actor)
    return Effect(leave(context.session, helper, context.actor, context.now) if helper else ())


def change_phone(context: Context, action: actions.ChangePhone) -> Effect:
    """Another number, also for what they have asked for."""
    return Effect(stored_phone(context.session, context.actor, action.phone, context.now))
