"""Handoff to a person: always works, says what happens next; while a coordinator leads, the bot keeps quiet."""

from dataclasses import replace

from bot.core.messages import Kind
from bot.dialogue.engine.buttons import Human
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import AwaitingPhone
from bot.dialogue.engine.handoff.actions import CallHuman, Relay
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import nobody
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack
from bot.dialogue.engine.turn import Turn, idle, stay, told
from bot.words import known, say
from nlu.intents import Intent

MISSES_TILL_HANDOFF = 2
"""So often in a row something is not understood before a person is asked to look."""


def call(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Tell the social workers. A form that was under way stays; else a phone number may follow."""
    return _called(state, heard.text, heard.meaning.phone if heard.meaning else None, scene)


def pressed(state: Stack, _button: Human, scene: Scene) -> Turn:
    """By button, which says nothing else."""
    return _called(state, "", None, scene)


def phone_left(_asked: AwaitingPhone, _state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """A number after the call for a person goes to them; None: the message is about something else."""
    if heard.meaning is None or not heard.meaning.phone:
        return None
    return idle(told(scene, "human.phone_noted"), actions=(CallHuman(text=heard.text, phone=heard.meaning.phone),))


def quiet(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """While a coordinator leads, all that the person says is theirs; what was under way waits. Else None."""
    if scene.handoff is None or not scene.handoff.taken:
        return None
    return stay(state, actions=(_relay(heard, scene),))


def overheard(turn: Turn, heard: Heard, scene: Scene) -> Turn:
    """What the person says goes to the coordinator too; where we fail to understand again, the talk opens for one."""
    if scene.handoff is not None:
        kept = any(isinstance(action, CallHuman | Relay) for action in turn.actions)
        return turn if kept else replace(turn, actions=(*turn.actions, _relay(heard, scene)))
    if not turn.missed or scene.misses + 1 < MISSES_TILL_HANDOFF or scene.coordinator or not scene.registered:
        return turn
    reply = told(scene, "human.opened") if scene.on_duty else nobody(scene)
    asked = CallHuman(text=heard.text, reason="not_understood")
    return replace(turn, replies=(*turn.replies, reply), actions=(*turn.actions, asked))


def _called(state: Stack, words: str, phone: str | None, scene: Scene) -> Turn:
    """A number that we know is asked for no more; nor is it told, for the answer comes here."""
    reachable = phone or scene.phone
    after = state if reachable or state.has_form else IDLE.pushed(AwaitingPhone())
    if not scene.on_duty:
        reply = nobody(scene)
    elif scene.handoff is not None:
        reply = told(scene, "human.waiting", **vars(scene.numbers))
    else:
        reply = told(scene, "human.told" if reachable else "human.told_ask_phone")
    return stay(after, reply, actions=(CallHuman(text=words, phone=phone),))


def _relay(heard: Heard, scene: Scene) -> Relay:
    """Their words, and for what has none, what it was."""
    key = f"alarm.sent_{heard.kind}"
    sent = say(scene.language, key) if known(key) and not (heard.location or heard.photo) else ""
    words = f"/{heard.command} {heard.text}".strip() if heard.kind is Kind.COMMAND else heard.text
    if heard.kind is Kind.BUTTON and not heard.text:
        words = say(scene.language, "button.human" if isinstance(heard.button, Human) else "handoff.pressed")
    return Relay(" ".join(filter(None, (sent, words))), heard.location, heard.photo)


FLOW = Flow(
    intents={Intent.ASK_HUMAN: call},
    anywhere=frozenset({Intent.ASK_HUMAN}),
    buttons={Human: pressed},
    frames={AwaitingPhone: phone_left},
    commands={"human": call},
)
