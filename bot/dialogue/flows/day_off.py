"""A helper cannot come at a time when they have promised nothing: read back, and then nothing is arranged for it."""

from datetime import time

from bot.dialogue.engine.actions import TakeOff
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Away
from bot.dialogue.engine.turn import Turn, button, idle, rows, told
from bot.dialogue.forms.slots.when import coming
from bot.words.times import windows_in_words
from nlu.understanding import Span, Window

_DAYTIME, _DAY = (time(8), time(20)), (time(0), time(23, 59))


def ask(heard: Heard, scene: Scene) -> Turn | None:
    """Whether they are really away then; None where this is no helper of ours or no time to come was said."""
    said = heard.meaning.when if heard.meaning else ()
    away = coming(tuple(_whole(window) for window in said), scene.now)
    if scene.profile is None or not away:
        return None
    choices = rows([button(scene, "button.away", "yes"), button(scene, "button.not_away", "no")])
    return Turn(Away(when=away), (told(scene, "away.really", when=_words(away, scene), buttons=choices),))


def answer(state: Away, heard: Heard, scene: Scene) -> Turn | None:
    """Yes notes it, no does not; None: the message is about something else."""
    if heard.pressed == "yes" or heard.intent == "affirm":
        return idle(told(scene, "away.noted", when=_words(state.when, scene)), actions=(TakeOff(state.when),))
    if heard.pressed == "no" or heard.intent == "deny":
        return idle(told(scene, "away.not_noted"))
    return None


def _whole(window: Window) -> Window:
    """A day named without an hour is the daytime to those who need help; who is away then is so in the evening too."""
    if not isinstance(window, Span) or (window.start.time(), window.end.time()) != _DAYTIME:
        return window
    first, last = window.start.date(), window.end.date()
    return Span(start=window.start.combine(first, _DAY[0]), end=window.end.combine(last, _DAY[1]))


def _words(when: tuple[Window, ...], scene: Scene) -> str:
    return windows_in_words(scene.language, when, scene.now)
