"""What the coordinators on duty must hear at once; strangers may say it too."""

from bot.conversation.context import Context, Effect
from bot.dialogue.engine import actions
from data.people import alerts


def ask_for_person(context: Context, action: actions.CallHuman) -> Effect:
    """Somebody wants to speak to a person."""
    channel = context.address.channel
    return Effect(
        alerts.ask_for_person(context.session, context.person, channel, action.text, action.phone, context.now)
    )


def pass_on(context: Context, action: actions.PassOn) -> Effect:
    """Words for the coordinators."""
    return Effect(alerts.pass_on(context.session, context.person, context.address.channel, action.text, context.now))
