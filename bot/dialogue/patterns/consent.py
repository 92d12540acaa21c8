"""Consent before anything personal is stored: one short sentence and a button."""

from dataclasses import replace

from bot.core.messages import Outgoing
from bot.dialogue.engine.actions import Enrol, SetLanguage
from bot.dialogue.engine.buttons import Agree, Disagree, Human
from bot.dialogue.engine.handoff.actions import CallHuman
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import menu, nobody
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Rows, Turn, button, idle, rows, stay, told
from bot.dialogue.flows.language import switch
from nlu.intents import Intent

_CLEAR_WORDS = frozenset({"同意", "我同意", "agree", "i agree"})


def ask_strangers(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Answer somebody who has not agreed yet; None for everybody else."""
    if scene.registered:
        return _agreed_again(state, heard, scene)
    if isinstance(heard.button, Agree) or _agrees(heard, scene):
        return idle(told(scene, "consent.thanks"), actions=(Enrol(),))
    if isinstance(heard.button, Disagree) or (scene.asked and heard.intent is Intent.DENY):
        return idle(told(scene, "consent.declined", **vars(scene.numbers), buttons=_choices(scene)))
    if isinstance(heard.button, Human) or heard.command == "human" or heard.intent is Intent.ASK_HUMAN:
        choices = _choices(scene)
        reply = told(scene, "human.stranger", buttons=choices) if scene.on_duty else nobody(scene, choices)
        return idle(reply, actions=(CallHuman(text=heard.text),))
    if (turn := switch(state, heard, scene)) is not None:
        return _in_new_language(turn, scene)
    return idle(_question(scene))


def _question(scene: Scene) -> Outgoing:
    return told(scene, "consent.ask", buttons=_choices(scene))


def _in_new_language(turn: Turn, scene: Scene) -> Turn:
    """The question once more, in words they can read."""
    chosen = next((action.language for action in turn.actions if isinstance(action, SetLanguage)), scene.language)
    return replace(turn, replies=(*turn.replies, _question(replace(scene, language=chosen))))


def _agrees(heard: Heard, scene: Scene) -> bool:
    """In words: 同意 at any time, a plain yes only as an answer to our question."""
    return heard.whole in _CLEAR_WORDS or (scene.asked and heard.intent is Intent.AFFIRM)


def _agreed_again(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    if isinstance(heard.button, Agree):
        return stay(state, told(scene, "consent.already", buttons=menu(scene)))
    if isinstance(heard.button, Disagree):
        return stay(state, told(scene, "consent.withdraw"))
    return None


def _choices(scene: Scene) -> Rows:
    choices = (("button.agree", Agree()), ("button.disagree", Disagree()), ("button.human", Human()))
    return rows(button(scene, key, pressed) for key, pressed in choices)
