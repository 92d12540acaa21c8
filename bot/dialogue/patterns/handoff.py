"""A person to speak to: always works, says what happens next, and takes a phone number from who likes to be called."""

from bot.dialogue.engine.actions import CallHuman
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import AwaitingPhone, Form, Paused, State, Torn
from bot.dialogue.engine.turn import Turn, idle, stay, told


def call(state: State, heard: Heard, scene: Scene) -> Turn:
    """Tell the social workers. A form that was under way stays; else a phone number may follow."""
    phone = (heard.meaning.phone if heard.meaning else None) or scene.phone
    if not scene.on_duty:
        return stay(state, told(scene, "human.nobody", **vars(scene.numbers)))
    key = "human.told" if phone else "human.told_ask_phone"
    after = state if phone or isinstance(state, Form | Torn | Paused) else AwaitingPhone()
    return stay(after, told(scene, key), actions=(CallHuman(text=heard.text, phone=phone),))


def phone_left(_state: AwaitingPhone, heard: Heard, scene: Scene) -> Turn | None:
    """A number after the call for a person goes to them; None: the message is about something else."""
    if heard.meaning is None or not heard.meaning.phone:
        return None
    return idle(told(scene, "human.phone_noted"), actions=(CallHuman(text=heard.text, phone=heard.meaning.phone),))
