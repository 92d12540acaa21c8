"""A conversation handed to people: called for, taken, led, given back; strangers may call for somebody, too."""

from bot.conversation.actions import alarms
from bot.conversation.context import Context, Effect
from bot.core.messages import Outgoing
from bot.dialogue.engine import alarm_actions
from bot.dialogue.engine.handoff import actions
from bot.views.handoffs import HandoffPresenter
from data.core.lifecycle import AlarmStatus, HandoffStatus
from data.core.rows import fetch
from data.handoffs import handoffs, record
from data.handoffs.handoffs import Call
from data.handoffs.queries import Where, get_handoff, handoff_at
from data.handoffs.record import Words
from data.messaging.addresses import is_open
from data.models import Alarm, Handoff
from data.people.access import access_of


def ask_for_person(context: Context, action: actions.CallHuman) -> Effect:
    """Somebody is to speak to a person."""
    call = Call(action.reason, Words(action.text), action.phone, context.language)
    return Effect(handoffs.open_handoff(context.session, _where(context), call, context.now, context.terms))


def relay(context: Context, action: actions.Relay) -> Effect:
    """What the person says, to who leads the conversation, or kept until somebody does."""
    words = Words(action.text, action.location, action.photo, context.address.channel)
    return Effect(record.hear(context.session, _where(context), words, context.now, context.terms))


def take(context: Context, action: actions.TakeHandoff) -> Effect:
    """Taken; where somebody has it already, who that is."""
    handoff = get_handoff(context.session, action.handoff_id)
    access = access_of(context.session, context.actor, context.names.taxonomy)
    if (taken := _taken_by_another(context, handoff)) is not None:
        return taken
    events = handoffs.take(context.session, handoff.id, context.actor, access, context.now, context.terms)
    return Effect(events, writing=handoff.id)


def take_over(context: Context, action: actions.TakeOver) -> Effect:
    """The conversation of an alarm, and the alarm with it; where somebody else has either, who that is."""
    alarm = fetch(context.session, Alarm, action.alarm_id)
    claimed = Effect()
    if alarm.status is not AlarmStatus.CLAIMED or alarm.claimed_by != context.actor.id:
        claimed = alarms.claim(context, alarm_actions.ClaimAlarm(alarm.id))
        if not claimed.events:
            return claimed
    where = Where(alarm.channel, alarm.external_id or "")
    if (handoff := handoff_at(context.session, where)) and (taken := _taken_by_another(context, handoff)):
        return Effect(claimed.events, claimed.said + taken.said)
    events = handoffs.take_over(context.session, alarm, context.actor, context.now, context.terms)
    led = handoff_at(context.session, where)
    return Effect(claimed.events + events, claimed.said, writing=led.id if led else None)


def write(context: Context, action: actions.WriteTo) -> Effect:
    """A coordinator's words to the person; what will not be seen is told at once."""
    words = Words(action.text, action.location, action.photo, context.address.channel)
    events = record.write(context.session, action.handoff_id, context.actor, words, context.now, context.terms)
    handoff = get_handoff(context.session, action.handoff_id)
    if not is_open(context.session, handoff.channel, handoff.external_id or ""):
        return Effect(events, context.told("handoff.unreachable"))
    unseen = action.photo is not None and handoff.channel != context.address.channel
    return Effect(events, context.told("handoff.photo_unseen") if unseen else ())


def hand_back(context: Context, action: actions.HandBack) -> Effect:
    """The bot speaks again."""
    events = handoffs.hand_back(context.session, action.handoff_id, context.actor, context.now)
    return Effect(events, context.told("handoff.given_back", id=action.handoff_id))


def _taken_by_another(context: Context, handoff: Handoff) -> Effect | None:
    if handoff.status is not HandoffStatus.TAKEN or handoff.taken_by == context.actor.id:
        return None
    reader = HandoffPresenter(context.names, context.language, context.now)
    text = reader.say("handoff.taken", who=reader.taker(handoff.taker), id=handoff.id)
    return Effect(said=(Outgoing(text=text),))


def _where(context: Context) -> Where:
    return Where(context.address.channel, context.address.id)
