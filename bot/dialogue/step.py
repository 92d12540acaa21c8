"""The dialogue in one function: `step(state, heard, scene) -> Turn`. Pure: it reads nothing and changes nothing else.

LED        what a coordinator types in a conversation that they lead
FIRST      life and safety, words to a coordinator, what cannot be read, consent, commands, buttons that work anywhere
FRAMES     what a message means to what was asked last, or to what lies beneath that
INTENTS    what it means where nothing is under way, or where it is not about that

The tables are joined from what the flows declare.
"""

from dataclasses import replace

from bot.core.messages import Kind
from bot.dialogue.engine.flow import Flow, MaybeHandler, joined
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import menu
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack
from bot.dialogue.engine.turn import Turn, stay, told
from bot.dialogue.flows import (
    alarms,
    duty,
    erase,
    language,
    need,
    reschedule,
    resource,
    review,
    status,
    visits,
    volunteer,
    withdraw,
)
from bot.dialogue.flows.giving import changes, gifts, second_thoughts
from bot.dialogue.flows.needs import amend, several
from bot.dialogue.flows.registry import answer_to
from bot.dialogue.patterns import (
    clarify,
    commands,
    consent,
    digression,
    doubt,
    emergency,
    handoff,
    interruption,
    leading,
    open_form,
    pictures,
    smalltalk,
    thanks,
    typed,
    unreadable,
)
from nlu.understanding import Understanding

FLOWS: tuple[Flow, ...] = (
    several.FLOW,
    amend.FLOW,
    reschedule.FLOW,
    withdraw.FLOW,
    volunteer.FLOW,
    changes.FLOW,
    gifts.FLOW,
    visits.FLOW,
    resource.FLOW,
    review.FLOW,
    alarms.FLOW,
    duty.FLOW,
    erase.FLOW,
    status.FLOW,
    emergency.FLOW,
    handoff.FLOW,
    leading.FLOW,
    open_form.FLOW,
    interruption.FLOW,
    digression.FLOW,
    clarify.FLOW,
    smalltalk.FLOW,
)


def step(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """What comes of one message: the new state, the replies, and what is to be done."""
    heard = typed.pressed(heard, scene)
    led = leading.relay(state, heard, scene)
    turn = led or leading.led_on(state, _stepped(leading.aside(state), heard, scene))
    return handoff.overheard(doubt.asked(state, turn, heard, scene), heard, scene)


def _stepped(state: Stack, heard: Heard, scene: Scene) -> Turn:
    turn = _first(state, heard, scene) or _on_top(state, heard, scene) or _afresh(state, heard, scene)
    if turn.afresh is None or turn.afresh.intent is None:
        return turn
    after = INTENTS[turn.afresh.intent](IDLE, turn.afresh, scene)
    return replace(after, replies=turn.replies + after.replies)


def _first(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    return next((turn for handler in FIRST if (turn := handler(state, heard, scene)) is not None), None)


def _commanded(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    return commands.obey(COMMANDS, state, heard, scene)


def _anywhere(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Buttons and wishes that do not depend on where the conversation stands."""
    if isinstance(state.top, Form) and answer_to(state.top, heard, scene).is_certain():
        return None
    if heard.button is not None and (pressed := BUTTONS.get(type(heard.button))):
        return digression.on_with(state, pressed(state, heard.button, scene), scene)
    if heard.intent in ANYWHERE and clarify.is_clear(heard):
        return digression.on_with(state, INTENTS[heard.intent](state, heard, scene), scene)
    return None


def _on_top(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """An answer to what was asked last; else to what that interrupted, and so on down the stack."""
    while (top := state.top) is not None:
        if (turn := FRAMES[type(top)](top, state, heard, scene)) is not None:
            return turn
        state = state.popped()
    return None


def _afresh(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Nothing is under way, or the message is not about it: take it for what it says."""
    if heard.kind is Kind.BUTTON:
        return clarify.begun(heard) or stay(state, told(scene, "stale.button", buttons=menu(scene)))
    if heard.place and heard.meaning is None:
        return need.report(state, heard, scene)
    if heard.meaning is None or not heard.has_words():
        return smalltalk.lost(state, heard, scene)
    if (turn := _by_their_words(state, heard, heard.meaning, scene)) is not None:
        return turn
    if not clarify.is_clear(heard) and not visits.speaks_of_one(heard, scene):
        return clarify.ask(heard, heard.meaning, scene)
    return INTENTS[heard.meaning.intent](IDLE, heard, scene)


def _by_their_words(state: Stack, heard: Heard, meaning: Understanding, scene: Scene) -> Turn | None:
    """What the intent model knows no intents for."""
    given = second_thoughts.hear(heard, scene) or gifts.hear(heard, scene) or changes.hear(heard, meaning, scene)
    return given or (amend.put_right(state, heard, scene) if amend.speaks_of_one(heard, scene) else None)


FIRST: tuple[MaybeHandler, ...] = (
    emergency.watch,
    handoff.quiet,
    pictures.keep,
    unreadable.excuse,
    review.guard,
    alarms.guard,
    leading.guard,
    duty.guard,
    consent.ask_strangers,
    language.switch,
    thanks.welcome,
    _commanded,
    _anywhere,
)
INTENTS = joined(flow.intents for flow in FLOWS)
ANYWHERE = frozenset(intent for flow in FLOWS for intent in flow.anywhere)
BUTTONS = joined(flow.buttons for flow in FLOWS)
FRAMES = joined(flow.frames for flow in FLOWS)
COMMANDS = joined(flow.commands for flow in FLOWS)
