"""A helper cannot come at a time when they have promised nothing: read back, and then nothing is arranged for it."""

from bot.dialogue.engine.actions import TakeOff
from bot.dialogue.engine.buttons import No, Yes
from bot.dialogue.engine.frames import Confirming
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Turn, asking, button, rows, told
from bot.dialogue.forms.slots.free import away_in, whole_day
from bot.dialogue.forms.slots.when import coming
from bot.words.times import windows_in_words
from nlu.understanding import Window


def ask(heard: Heard, scene: Scene) -> Turn | None:
    """Whether they are really away then; None where this is no helper of ours or no time to come was said."""
    away = tuple(window for window in _away(heard, scene) if coming((window,), scene.now))
    if scene.profile is None or not away:
        return None
    choices = rows([button(scene, "button.away", Yes()), button(scene, "button.not_away", No())])
    asked = Confirming(to_do=TakeOff(away), done="away.noted", kept="away.not_noted", aside=True)
    when = windows_in_words(scene.language, away, scene.now)
    return asking(asked, told(scene, "away.really", when=when, buttons=choices))


def _away(heard: Heard, scene: Scene) -> tuple[Window, ...]:
    """What the words say of it; where they say it in no way that we know, the times that were understood."""
    said = away_in(heard, scene, refusal=True)
    return said or tuple(map(whole_day, heard.meaning.when if heard.meaning else ()))
