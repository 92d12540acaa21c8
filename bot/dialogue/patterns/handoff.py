"""Handoff to a person: always works, says what happens next, and takes a phone number from who likes to be called."""

from bot.dialogue.engine.actions import CallHuman
from bot.dialogue.engine.buttons import Human
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import AwaitingPhone
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack
from bot.dialogue.engine.turn import Turn, idle, stay, told
from nlu.intents import Intent


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


def _called(state: Stack, words: str, said: str | None, scene: Scene) -> Turn:
    phone = said or scene.phone
    if not scene.on_duty:
        return stay(state, told(scene, "human.nobody", **vars(scene.numbers)))
    key = "human.told" if phone else "human.told_ask_phone"
    after = state if phone or state.has_form else IDLE.pushed(AwaitingPhone())
    return stay(after, told(scene, key), actions=(CallHuman(text=words, phone=phone),))


FLOW = Flow(
    intents={Intent.ASK_HUMAN: call},
    anywhere=frozenset({Intent.ASK_HUMAN}),
    buttons={Human: pressed},
    frames={AwaitingPhone: phone_left},
    commands={"human": call},
)
