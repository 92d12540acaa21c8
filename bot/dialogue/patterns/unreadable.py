"""What cannot be read, or not whole: each kind has its own answer, and the question that was open stays open."""

from dataclasses import replace

from bot.core.messages import Kind
from bot.dialogue.engine.buttons import Human
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, button, led, rows, stay, told
from bot.words import say
from nlu.grammar.script import READ_CHARACTERS

_ANSWERS = {
    Kind.VOICE: "unreadable.voice",
    Kind.PHOTO: "unreadable.photo",
    Kind.EDITED: "unreadable.edited",
    Kind.GROUP: "unreadable.group",
    Kind.UNSUPPORTED: "unreadable.other",
}


def excuse(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Say what we cannot do with it, and what works instead; None for what can be read."""
    if (key := _ANSWERS.get(heard.kind)) is None:
        return None
    buttons = () if heard.kind is Kind.GROUP else rows([button(scene, "button.human", Human())])
    return stay(state, told(scene, key, buttons=buttons))


def curtailed(turn: Turn, heard: Heard, scene: Scene) -> Turn:
    """The turn, where a message was too long to be read whole, with a word before its answer on what of it was read.

    In danger all words go to those on duty, and the advice comes first; a stranger is told when they have agreed.
    """
    is_read = heard.kind is not Kind.TEXT or len(heard.text) <= READ_CHARACTERS
    if is_read or not turn.replies or heard.danger or scene.alarm or not scene.registered:
        return turn
    what = say(scene.language, "unreadable.long", part=READ_CHARACTERS // 2)
    return replace(turn, replies=led(what, turn.replies))
