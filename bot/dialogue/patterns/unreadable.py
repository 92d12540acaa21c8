"""What cannot be read: each kind has its own answer, and the question that was open stays open."""

from bot.core.messages import Kind
from bot.dialogue.engine.buttons import Human
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, button, rows, stay, told

LONGEST = 1_000
"""Characters. A longer text surely holds more than one matter, and something in it would be missed."""

_ANSWERS = {
    Kind.VOICE: "unreadable.voice",
    Kind.PHOTO: "unreadable.photo",
    Kind.EDITED: "unreadable.edited",
    Kind.GROUP: "unreadable.group",
    Kind.UNSUPPORTED: "unreadable.other",
}


def excuse(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Say what we cannot do with it, and what works instead; None for what can be read."""
    key = _ANSWERS.get(heard.kind)
    if heard.kind is Kind.TEXT and len(heard.text) > LONGEST:
        key = "unreadable.long"
    if key is None:
        return None
    buttons = () if heard.kind is Kind.GROUP else rows([button(scene, "button.human", Human())])
    return stay(state, told(scene, key, buttons=buttons))
