"""Thanks: answered at once, wherever the conversation stands, and passed on to nobody."""

import re

from bot.core.messages import Kind
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, stay, told
from bot.dialogue.patterns import digression

_THANKS = re.compile(
    r"(?:好的?|嗯|行|那)?[，, ]*(?:太|真是?|非常|十分|多)*(?:谢谢|感谢|谢了|多谢|辛苦)(?:你们?|您们?|啦|了|啊|哈|大家)*"
    r"(?:[，, ]*(?:谢谢|辛苦)(?:你们?|您)?了?)*"
    r"|(?:thank you|thanks|many thanks|thx|cheers)(?: (?:so much|very much|a lot|again))?",
    re.IGNORECASE,
)


def welcome(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """不客气, and on with what was being asked; None where more is said than thanks."""
    if heard.kind is not Kind.TEXT or not _THANKS.fullmatch(heard.whole):
        return None
    return digression.on_with(state, stay(state, told(scene, "thanks.welcome")), scene)
