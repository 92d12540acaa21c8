"""Greetings, help, thanks, and what is none of our business; and the same as an aside in the middle of a form."""

from collections.abc import Callable

from bot.core.messages import Outgoing
from bot.dialogue.engine.actions import PassOn
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import State
from bot.dialogue.engine.turn import Rows, Turn, button, idle, led, rows, stay, told
from bot.dialogue.flows.status import status_text
from bot.words import say

SURE_ENOUGH = 0.6
"""An aside in the middle of a form must be clear; else the words are an answer."""


def menu(scene: Scene) -> Rows:
    """What a person can begin with."""
    choices = [("button.need", "mean:report_need"), ("button.offer", "mean:offer_help"), ("button.human", "human")]
    return rows(button(scene, key, data) for key, data in choices)


def greet(_state: State, _heard: Heard, scene: Scene) -> Turn:
    """A greeting is answered with what can be begun."""
    return idle(told(scene, "greet", buttons=menu(scene)))


def explain(_state: State, _heard: Heard, scene: Scene) -> Turn:
    """What the service can do, in few words."""
    return idle(told(scene, "help.coordinator" if scene.coordinator else "help", buttons=menu(scene)))


def lost(_state: State, heard: Heard, scene: Scene) -> Turn:
    """None of ours: gently back to what can be begun."""
    return idle(told(scene, "other" if heard.has_words() else "only_symbols", buttons=menu(scene)))


def pleased(_state: State, _heard: Heard, scene: Scene) -> Turn:
    """A yes or no to nothing in particular."""
    return idle(told(scene, "ready", buttons=menu(scene)))


def passed_on(_state: State, heard: Heard, scene: Scene) -> Turn:
    """Thanks, a complaint, an arrival, a visit done: the coordinators hear it in the person's own words."""
    intent = heard.intent or "feedback"
    return idle(told(scene, f"passed_on.{intent}"), actions=(PassOn(intent=intent, text=heard.text),))


def aside(state: State, heard: Heard, scene: Scene, question: Outgoing) -> Turn | None:
    """Answer a greeting or a question in passing, then ask again; None where it was neither."""
    if heard.meaning is None or heard.meaning.confidence < SURE_ENOUGH or heard.meaning.intent not in _ASIDES:
        return None
    return stay(state, *led(_ASIDES[heard.meaning.intent](scene), (question,)))


_ASIDES: dict[str, Callable[[Scene], str]] = {
    "greet": lambda scene: say(scene.language, "aside.greet"),
    "help": lambda scene: say(scene.language, "aside.help"),
    "ask_status": status_text,
}
