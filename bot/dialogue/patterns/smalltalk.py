"""Greetings, help, thanks, and what is none of our business."""

from dataclasses import replace

from bot.dialogue.engine.actions import Redeem
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import menu
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, idle, stay, told
from nlu.intents import Intent


def greet(_state: Stack, _heard: Heard, scene: Scene) -> Turn:
    """A greeting is answered with what can be begun."""
    return idle(told(scene, "greet", buttons=menu(scene)))


def start(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """A code redeems an invitation; without one it is a greeting."""
    if code := heard.text.strip():
        return idle(actions=(Redeem(code),))
    return greet(state, heard, scene)


def explain(_state: Stack, _heard: Heard, scene: Scene) -> Turn:
    """What the service can do, in few words."""
    return idle(told(scene, "help.coordinator" if scene.coordinator else "help", buttons=menu(scene)))


def explain_meanwhile(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """The command for it does not throw away what is under way."""
    return stay(state, *explain(state, heard, scene).replies)


def lost(_state: Stack, heard: Heard, scene: Scene) -> Turn:
    """None of ours: gently back to what can be begun."""
    key = "other" if heard.has_words() else "only_symbols"
    return replace(idle(told(scene, key, buttons=menu(scene))), missed=heard.has_words())


FLOW = Flow(
    intents={
        Intent.GREET: greet,
        Intent.HELP: explain,
        Intent.OTHER: lost,
    },
    commands={"start": start, "help": explain_meanwhile},
)
