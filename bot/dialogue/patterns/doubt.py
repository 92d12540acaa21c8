"""Words that may tell of danger: nobody is alarmed, and the person is asked, beside the answer they get in any case."""

from dataclasses import replace

from bot.core.messages import Kind
from bot.dialogue.engine.alarm_actions import RaiseAlarm
from bot.dialogue.engine.alarm_buttons import InDanger
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, button, rows, told
from bot.words import known, say
from nlu.intents import Intent
from nlu.understanding import Understanding


def told_by_button(state: Stack, heard: Heard, scene: Scene) -> Heard:
    """What was heard; where it is the button of danger, the words that we doubted, as words of danger."""
    if not isinstance(heard.button, InDanger):
        return heard
    words = state.doubted or say(scene.language, "button.in_danger")
    return Heard(Kind.TEXT, words, meaning=_danger(heard.button.danger))


def asked(before: Stack, turn: Turn, heard: Heard, scene: Scene) -> Turn:
    """The turn with the question before its answers, where these words may tell of danger.

    The words are kept until other words are doubted or an alarm is raised: the button may be pressed late.
    """
    if any(isinstance(action, RaiseAlarm) for action in turn.actions):
        return replace(turn, state=_keeping(turn.state, None))
    if (kind := _doubted(heard, scene)) is None:
        return replace(turn, state=_keeping(turn.state, before.doubted))
    key = f"doubt.{kind}" if known(f"doubt.{kind}") else "doubt.danger"
    way = rows([button(scene, "button.in_danger", InDanger(kind))])
    question = told(scene, key, buttons=way, **vars(scene.numbers))
    return replace(turn, state=_keeping(turn.state, heard.text), replies=(question, *turn.replies))


def _doubted(heard: Heard, scene: Scene) -> str | None:
    """The kind of danger that is asked about: of who speaks for others, or with a person already, it is not asked."""
    if scene.coordinator or scene.alarm or (scene.handoff is not None and scene.handoff.taken):
        return None
    return heard.meaning.doubt if heard.meaning else None


def _danger(kind: str) -> Understanding:
    return Understanding(intent=Intent.EMERGENCY, confidence=1, urgency="emergency", danger=kind)


def _keeping(state: Stack, words: str | None) -> Stack:
    return state.model_copy(update={"doubted": words})
