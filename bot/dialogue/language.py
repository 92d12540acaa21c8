"""中文 or English: by command, by button, or by what the person writes in."""

import re

from bot.dialogue.acts import SetLanguage
from bot.dialogue.heard import Heard
from bot.dialogue.scene import Scene
from bot.dialogue.state import State
from bot.dialogue.texts import say
from bot.dialogue.turn import Turn, rows, stay, told
from bot.messages import Button, Language, Outgoing

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[A-Za-z]")
_ENOUGH_LETTERS = 8
_NAMES: dict[str, Language] = {"中文": "zh", "zh": "zh", "chinese": "zh", "english": "en", "en": "en", "英文": "en"}


def written_in(text: str) -> Language | None:
    """The language of a text; None where there is too little to tell ("ok" is no English)."""
    if _HAN.search(text):
        return "zh"
    return "en" if len(_LATIN.findall(text)) >= _ENOUGH_LETTERS else None


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
