"""Asides: a greeting or a question in the middle of a form is answered in passing, before the open question."""

from collections.abc import Callable, Mapping

from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import status_in_words
from bot.dialogue.engine.scene import Scene
from bot.words import say
from nlu.intents import Intent

CLEAR_ENOUGH = 0.6
"""Confidence. An aside must be clear; else the words are an answer."""

_ASIDES: Mapping[Intent, Callable[[Scene], str]] = {
    Intent.GREET: lambda scene: say(scene.language, "aside.greet"),
    Intent.HELP: lambda scene: say(scene.language, "aside.help"),
    Intent.ASK_STATUS: status_in_words,
}


def aside(heard: Heard, scene: Scene) -> str | None:
    """What is said in passing; None where the words are no aside."""
    if heard.meaning is None or heard.meaning.confidence < CLEAR_ENOUGH or heard.meaning.intent not in _ASIDES:
        return None
    return _ASIDES[heard.meaning.intent](scene)
