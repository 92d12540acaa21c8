"""中文 or English: by command, by button, or by what the person writes in."""

import re

from bot.core.messages import Button, Language, Outgoing
from bot.dialogue.engine.actions import SetLanguage
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import State
from bot.dialogue.engine.turn import Turn, rows, stay, told
from bot.words import say

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_WORD = re.compile(r"[A-Za-z]+")
_A_SENTENCE_OF_WORDS, _A_SENTENCE_OF_HAN = 3, 8
_NAMES: dict[str, Language] = {"中文": "zh", "zh": "zh", "chinese": "zh", "english": "en", "en": "en", "英文": "en"}


def spoken(text: str, before: Language) -> Language:
    """The language to answer in: that of a whole sentence, else the one spoken before ("ok" is no English).

    A Chinese place name in an English sentence leaves it English, an English word in a Chinese one leaves it Chinese.
    """
    words, han = len(_WORD.findall(text)), len(_HAN.findall(text))
    if words >= _A_SENTENCE_OF_WORDS and 2 * words > han:
        return "en"
    return "zh" if han >= _A_SENTENCE_OF_HAN else before


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return _HAN.search(text) is not None


def switch(state: State, heard: Heard, scene: Scene) -> Turn | None:
    """/language and its buttons; None where nothing of the sort was said."""
    if heard.button[0] == "language" and len(heard.button) == 2:
        return _to(state, heard.button[1], scene)
    if heard.command == "language":
        return _to(state, heard.text.strip().lower(), scene)
    return None


def _to(state: State, name: str, scene: Scene) -> Turn:
    if (language := _NAMES.get(name)) is None:
        buttons = rows(
            [Button(label="中文", data="language:zh"), Button(label="English", data="language:en")], across=2
        )
        return stay(state, told(scene, "language.ask", buttons=buttons))
    return stay(state, Outgoing(text=say(language, "language.set")), actions=(SetLanguage(language),))
