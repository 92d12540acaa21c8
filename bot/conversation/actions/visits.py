"""A helper's answer to a visit."""

from bot.conversation.context import Context, Effect
from bot.dialogue.engine import actions
from data.visits import visits


def accept(context: Context, action: actions.AcceptTask) -> Effect:
    """The helper takes it."""
    return Effect(visits.accept(context.session, action.match_id, action.provider_id, context.now))


def decline(context: Context, action: actions.DeclineTask) -> Effect:
    """The helper does not take it, or gives it back."""
    reason = action.reason or None
    return Effect(visits.decline(context.session, action.match_id, action.provider_id, reason, context.now))
