"""A helper cannot come at a time when they have promised nothing: read back, and then nothing is arranged for it."""

from datetime import time

from bot.dialogue.engine.actions import TakeOff
from bot.dialogue.engine.buttons import No, Yes
from bot.dialogue.engine.frames import Confirming
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Turn, asking, button, rows, told
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
    choices = rows([button(scene, "button.away", Yes()), button(scene, "button.not_away", No())])
    asked = Confirming(to_do=TakeOff(away), done="away.noted", kept="away.not_noted", aside=True)
    when = windows_in_words(scene.language, away, scene.now)
    return asking(asked, told(scene, "away.really", when=when, buttons=choices))


def _whole(window: Window) -> Window:
    """A day named without an hour is the daytime to those who need help; who is away then is so in the evening too."""
    if not isinstance(window, Span) or (window.start.time(), window.end.time()) != _DAYTIME:
        return window
    first, last = window.start.date(), window.end.date()
    return Span(start=window.start.combine(first, _DAY[0]), end=window.end.combine(last, _DAY[1]))
