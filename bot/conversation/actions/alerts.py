"""What the coordinators on duty must hear at once."""

from bot.conversation.context import Context, Effect
from bot.dialogue.engine import actions
from data.people import alerts


def pass_on(context: Context, action: actions.PassOn) -> Effect:
    """Words for the coordinators."""
    return Effect(alerts.pass_on(context.session, context.person, context.address.channel, action.text, context.now))
