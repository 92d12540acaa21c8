"""中文 or English: by command, by button, or by what the person writes in."""

import re

from bot.core.messages import Language, Outgoing
from bot.dialogue.engine.actions import SetLanguage
from bot.dialogue.engine.buttons import Speak, labelled
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
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


def switch(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """/language and its buttons; None where nothing of the sort was said."""
    if isinstance(heard.button, Speak):
        return _to(state, heard.button.language)
    if heard.command != "language":
        return None
    language = _NAMES.get(heard.whole)
    return _to(state, language) if language else stay(state, _which(scene))


def _which(scene: Scene) -> Outgoing:
    buttons = rows([labelled("中文", Speak("zh")), labelled("English", Speak("en"))], across=2)
    return told(scene, "language.ask", buttons=buttons)


def _to(state: Stack, language: Language) -> Turn:
    return stay(state, Outgoing(text=say(language, "language.set")), actions=(SetLanguage(language),))
