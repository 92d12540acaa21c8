"""Consent before anything personal is stored: one short sentence and a button."""

from bot.dialogue.acts import CallHuman, Enrol
from bot.dialogue.heard import Heard
from bot.dialogue.language import switch
from bot.dialogue.scene import Scene
from bot.dialogue.smalltalk import menu
from bot.dialogue.state import State
from bot.dialogue.turn import Rows, Turn, button, idle, rows, stay, told

_CLEAR_WORDS = frozenset({"同意", "我同意", "agree", "i agree"})


def ask_strangers(state: State, heard: Heard, scene: Scene) -> Turn | None:
    """Answer somebody who has not agreed yet; None for everybody else."""
    if scene.registered:
        return _agreed_again(state, heard, scene)
    if heard.pressed == "agree" or _agrees(heard, scene):
        return idle(told(scene, "consent.thanks"), actions=(Enrol(),))
    if heard.pressed == "decline_consent" or (scene.asked and heard.intent == "deny"):
        return idle(told(scene, "consent.declined", **vars(scene.numbers), buttons=_choices(scene)))
    if heard.pressed == "human" or heard.command == "human" or heard.intent == "ask_human":
        return idle(told(scene, "human.stranger", buttons=_choices(scene)), actions=(CallHuman(text=heard.text),))
    if (turn := switch(state, heard, scene)) is not None:
        return turn
    return idle(told(scene, "consent.ask", buttons=_choices(scene)))


def _agrees(heard: Heard, scene: Scene) -> bool:
    """In words: 同意 at any time, a plain yes only as an answer to our question."""
    return heard.text.strip(" 。.!！").lower() in _CLEAR_WORDS or (scene.asked and heard.intent == "affirm")


def _agreed_again(state: State, heard: Heard, scene: Scene) -> Turn | None:
    if heard.pressed == "agree":
        return stay(state, told(scene, "consent.already", buttons=menu(scene)))
    if heard.pressed == "decline_consent":
        return stay(state, told(scene, "consent.withdraw"))
    return None


def _choices(scene: Scene) -> Rows:
    choices = (("button.agree", "agree"), ("button.disagree", "decline_consent"), ("button.human", "human"))
    return rows([button(scene, key, data) for key, data in choices])
