"""An alarm raised and told more, taken and closed; and the roster of duty."""

from bot.conversation.context import Context, Effect, Said
from bot.core.messages import Outgoing
from bot.dialogue.engine import alarm_actions as actions
from bot.dialogue.engine.alarm_buttons import Duty
from bot.dialogue.engine.buttons import No, labelled
from bot.views.alarms import AlarmPresenter, roster_in_words
from bot.views.stored_times import stored_hours
from bot.words import say
from data.alarms import alarms, duty
from data.alarms.queries import Source, may_handle, standing
from data.core.events import Events
from data.core.lifecycle import AlarmStatus
from data.core.rows import fetch
from data.models import Alarm
from data.people.access import access_of
from data.people.roles import REVIEWERS, roles_of


def raise_alarm(context: Context, action: actions.RaiseAlarm) -> Effect:
    """Life or safety is in danger."""
    source, told = _source(context), _told(action.told)
    return Effect(alarms.raise_alarm(context.session, source, action.danger, told, context.now, context.alarm_patience))


def tell(context: Context, action: actions.TellAlarm) -> Effect:
    """More of it. Where it was closed this very moment, it is a new one only if there is danger again."""
    alarm = standing(context.session, _source(context))
    if alarm is None:
        return Effect()
    return Effect(alarms.add_words(context.session, alarm, _told(action.told), context.now, context.person))


def claim(context: Context, action: actions.ClaimAlarm) -> Effect:
    """Taken; where somebody has it already, who that is."""
    alarm = fetch(context.session, Alarm, action.alarm_id)
    if alarm.status is not AlarmStatus.OPEN and may_handle(context.session, alarm, context.actor, context.now):
        return Effect(said=_how_it_stands(context, alarm))
    events = alarms.claim(context.session, action.alarm_id, context.actor, context.now)
    return Effect(events, (AlarmPresenter(context.session, context.names, context.language, context.now).taken(alarm),))


def close(context: Context, action: actions.CloseAlarm) -> Effect:
    """Closed; they may add a few words."""
    alarm = fetch(context.session, Alarm, action.alarm_id)
    if alarm.status is AlarmStatus.CLOSED and may_handle(context.session, alarm, context.actor, context.now):
        return Effect(said=_how_it_stands(context, alarm))
    events = alarms.close(context.session, action.alarm_id, action.outcome, context.actor, context.now)
    text = f"{_closed(context, alarm)}\n{say(context.language, 'alarm.ask_note')}"
    nothing = labelled(say(context.language, "button.no_note"), No())
    return Effect(events, (Outgoing(text=text, buttons=((nothing,),)),))


def note(context: Context, action: actions.NoteAlarm) -> Effect:
    """What came of it, in words."""
    return Effect(alarms.add_note(context.session, action.alarm_id, action.text, context.actor, context.now))


def show_duty(context: Context, _action: actions.ShowDuty) -> Effect:
    """Who is on duty in the areas of this coordinator, and the buttons for their own hours."""
    areas = access_of(context.session, context.actor, context.names.taxonomy).areas
    lines = roster_in_words(context.session, areas, _own_areas(context), context.names, context.language, context.now)
    choices = (("button.duty_on", Duty("on")), ("button.duty_off", Duty("off")))
    buttons = tuple((labelled(say(context.language, key), pressed),) for key, pressed in choices)
    return Effect(said=(Outgoing(text="\n".join(lines), buttons=buttons),))


def go_on_duty(context: Context, action: actions.GoOnDuty) -> Effect:
    """These hours, in every area that they answer for."""
    events: Events = ()
    for area in _own_areas(context):
        for rule in map(stored_hours, action.rules):
            new = duty.NewShift(area, rule.start, rule.end or rule.start, rule.days, rule.since, rule.until)
            events += duty.add_shift(context.session, context.actor, new, context.actor, context.now)
    return Effect(events)


def go_off_duty(context: Context, _action: actions.GoOffDuty) -> Effect:
    """All their hours."""
    own = [shift.id for shift in duty.shifts_of(context.session, context.actor)]
    return Effect(
        tuple(event for id in own for event in duty.remove_shift(context.session, id, context.actor, context.now))
    )


def _own_areas(context: Context) -> list[str | None]:
    grants = roles_of(context.session, context.actor)
    return list(dict.fromkeys(grant.area_id for grant in grants if grant.role in REVIEWERS))


def _source(context: Context) -> Source:
    return Source(context.address.channel, context.address.id, context.language, context.person)


def _told(said: actions.AlarmTold) -> alarms.Told:
    return alarms.Told(
        text=said.text, area_id=said.area, place=said.place, location=said.location, phone=said.phone,
        asking=said.asking, repeated=said.repeated, over=said.over,
    )  # fmt: skip


def _how_it_stands(context: Context, alarm: Alarm) -> Said:
    if alarm.status is AlarmStatus.CLOSED:
        return (Outgoing(text=_closed(context, alarm)),)
    who = (alarm.claimer and alarm.claimer.name) or say(context.language, "alarm.somebody")
    return context.told("alarm.taken", who=who, id=alarm.id)


def _closed(context: Context, alarm: Alarm) -> str:
    return say(context.language, "alarm.closed", outcome=say(context.language, f"outcome.{alarm.outcome}"), id=alarm.id)
