"""The roster of duty in chat: who is on duty, and a coordinator's own hours."""

import re
from datetime import time

from bot.dialogue.engine import alarm_actions as actions
from bot.dialogue.engine.alarm_buttons import Duty
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, stay, told
from nlu.understanding import WEEK, Rule

_WORD = re.compile(r"\s*(?P<off>不)?(?:值班|on duty|duty)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
USUAL = Rule(days=WEEK[:5], start=time(8), end=time(18))
"""Working days, eight to six: what the button stands for."""


def guard(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """值班 from a coordinator, alone or with the hours; None for everything else."""
    found = _WORD.fullmatch(heard.text)
    if not scene.coordinator or found is None:
        return None
    if found["off"]:
        return _off(state, scene)
    if heard.meaning and heard.meaning.recurring:
        return stay(state, told(scene, "duty.on"), actions=(actions.GoOnDuty(heard.meaning.recurring),))
    return None if found["rest"].strip(" 。.!！表") else _show(state)


def pressed(state: Stack, chosen: Duty, scene: Scene) -> Turn:
    """The buttons below the roster."""
    if not scene.coordinator:
        return stay(state, told(scene, "review.not_allowed"))
    if chosen.which == "off":
        return _off(state, scene)
    return stay(state, told(scene, "duty.on"), actions=(actions.GoOnDuty((USUAL,)),))


def show(state: Stack, _heard: Heard, scene: Scene) -> Turn:
    """The command."""
    return _show(state) if scene.coordinator else stay(state, told(scene, "review.not_allowed"))


def _show(state: Stack) -> Turn:
    return stay(state, actions=(actions.ShowDuty(),))


def _off(state: Stack, scene: Scene) -> Turn:
    return stay(state, told(scene, "duty.off"), actions=(actions.GoOffDuty(),))


FLOW = Flow(buttons={Duty: pressed}, commands={"duty": show})
