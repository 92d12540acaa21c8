"""The dialogue in one function: `step(state, heard, scene) -> Turn`. Pure: it reads nothing and changes nothing else.

FIRST      life and safety, then what cannot be read, consent, commands, and buttons that work anywhere
STATES     what a message means where the conversation stands
BESIDES    what in the middle of a form is not about it
INTENTS    what it means where nothing is under way, or where it is not about that
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from bot.core.messages import Kind
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import (
    AwaitingPhone,
    Away,
    Cancelling,
    Choosing,
    Declining,
    Erasing,
    Form,
    Idle,
    Paused,
    Rejecting,
    State,
    Torn,
    Unsure,
)
from bot.dialogue.engine.turn import Turn, stay, told
from bot.dialogue.flows import day_off, erase, need, reschedule, resource, review, status, visits, volunteer, withdraw
from bot.dialogue.forms.registry import FORMS
from bot.dialogue.patterns import (
    clarify,
    commands,
    consent,
    digression,
    emergency,
    handoff,
    interruption,
    queued,
    smalltalk,
    unreadable,
)

Flow = Callable[[Any, Heard, Scene], Turn]
MaybeFlow = Callable[[Any, Heard, Scene], Turn | None]


def step(state: State, heard: Heard, scene: Scene) -> Turn:
    """What comes of one message: the new state, the replies, and what is to be done."""
    for flow in FIRST:
        if (turn := flow(state, heard, scene)) is not None:
            return turn
    turn = STATES[type(state)](state, heard, scene)
    return _afresh(state, heard, scene) if turn is None else turn


def _anywhere(state: State, heard: Heard, scene: Scene) -> Turn | None:
    """Buttons and wishes that do not depend on where the conversation stands."""
    if isinstance(state, Form) and FORMS[state.form].claims(state, heard):
        return None
    flow = BUTTONS.get(heard.button[0]) or (ANYWHERE.get(heard.intent or "") if _clear(heard) else None)
    return digression.on_with(state, flow(state, heard, scene), scene) if flow else None


def _in_form(state: Form, heard: Heard, scene: Scene) -> Turn:
    for flow in BESIDES:
        if (turn := flow(state, heard, scene)) is not None:
            return turn
    return queued.take_up(state, FORMS[state.form].carry_on(state, heard, scene), scene)


def _torn(state: Torn, heard: Heard, scene: Scene) -> Turn:
    """Back to the form, or on with what is new; other words belong to the form."""
    if heard.pressed == "torn:old":
        return stay(state.form, FORMS[state.form.form].question(state.form, scene))
    if heard.pressed == "torn:new":
        turn = INTENTS[state.meaning.intent](Idle(), Heard(text=state.words, meaning=state.meaning), scene)
        return replace(turn, replies=(told(scene, "torn.left"), *turn.replies))
    if heard.intent in ("affirm", "deny"):
        return interruption.again(state, scene)
    return _in_form(state.form, heard, scene)


def _paused(state: Paused, heard: Heard, scene: Scene) -> Turn:
    return digression.resume(state, heard, scene) or _in_form(state.form, heard, scene)


def _choosing(state: Choosing, heard: Heard, scene: Scene) -> Turn | None:
    return (withdraw.chosen if state.purpose == "cancel" else reschedule.chosen)(state, heard, scene)


def _afresh(state: State, heard: Heard, scene: Scene) -> Turn:
    """Nothing is under way, or the message is not about it: take it for what it says."""
    if heard.kind is Kind.BUTTON:
        return _pressed(state, heard, scene)
    if heard.place and heard.meaning is None:
        return need.report(state, heard, scene)
    if heard.meaning is None or not heard.has_words():
        return smalltalk.lost(state, heard, scene)
    if not _clear(heard) and not _answers_a_task(heard, scene):
        return clarify.ask(heard, heard.meaning, scene)
    return INTENTS.get(heard.meaning.intent, smalltalk.lost)(Idle(), heard, scene)


def _pressed(state: State, heard: Heard, scene: Scene) -> Turn:
    """A meaning that was chosen; any other button belongs to what is over."""
    again = clarify.meant(state if isinstance(state, Unsure) else None, heard)
    if again is None or again.intent not in INTENTS:
        return stay(state, told(scene, "stale.button", buttons=smalltalk.menu(scene)))
    return INTENTS[again.intent or ""](Idle(), again, scene)


def _clear(heard: Heard) -> bool:
    return heard.meaning is not None and heard.meaning.confidence >= clarify.THRESHOLD


def _answers_a_task(heard: Heard, scene: Scene) -> bool:
    """Who was asked to make a visit most likely speaks about it: less is enough to understand them.

    So does a helper who says when they cannot come: that is read back before anything is noted.
    """
    if heard.intent == "decline_task" and scene.profile is not None and heard.meaning and heard.meaning.when:
        return True
    return bool(scene.tasks) and heard.intent in ("accept_task", "decline_task", "affirm", "deny")


def _nothing(_state: State, _heard: Heard, _scene: Scene) -> None:
    return None


FIRST: tuple[MaybeFlow, ...] = (
    emergency.alarm,
    unreadable.excuse,
    review.guard,
    consent.ask_strangers,
    commands.obey,
    _anywhere,
)
BESIDES: tuple[MaybeFlow, ...] = (interruption.ask, queued.keep, digression.answer)
BUTTONS: Mapping[str, Flow] = {
    "human": handoff.call,
    "accept": visits.accept_pressed,
    "cannot": visits.cannot_pressed,
    "cancel": withdraw.pressed,
    "move": reschedule.pressed,
    "status": status.status,
}
ANYWHERE: Mapping[str, Flow] = {
    "ask_human": handoff.call,
    "delete_data": erase.ask,
}
STATES: Mapping[type[Any], MaybeFlow] = {
    Idle: _nothing,
    Unsure: _nothing,
    Form: _in_form,
    Choosing: _choosing,
    Cancelling: withdraw.answer,
    Declining: visits.give_back,
    Erasing: erase.answer,
    Rejecting: review.reason,
    Away: day_off.answer,
    Torn: _torn,
    Paused: _paused,
    AwaitingPhone: handoff.phone_left,
}
INTENTS: Mapping[str, Flow] = {
    "report_need": need.report,
    "offer_help": volunteer.offer,
    "offer_resource": resource.give,
    "change_time": reschedule.change_time,
    "cancel": withdraw.cancel,
    "ask_status": status.status,
    "accept_task": visits.accept_in_words,
    "decline_task": visits.decline_in_words,
    "check_in": smalltalk.passed_on,
    "complete_task": smalltalk.passed_on,
    "feedback": smalltalk.passed_on,
    "ask_human": handoff.call,
    "delete_data": erase.ask,
    "greet": smalltalk.greet,
    "affirm": visits.yes,
    "deny": visits.no,
    "help": smalltalk.explain,
    "other": smalltalk.lost,
}
