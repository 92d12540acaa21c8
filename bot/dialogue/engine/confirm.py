"""Confirmation: really? Yes does it, no leaves it, and anything else is no answer."""

from bot.dialogue.engine.actions import Action, DeclineTask, TakeOff
from bot.dialogue.engine.buttons import No, Yes
from bot.dialogue.engine.frames import Confirming, GiveBack
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Turn, idle, told
from bot.words.times import windows_in_words


def answer(asked: Confirming, heard: Heard, scene: Scene) -> Turn | None:
    """Take yes or no, by button or in words; None: the message is about something else."""
    if _action(asked, scene) is None or isinstance(heard.button, Yes) or heard.intent in asked.yes:
        return confirmed(asked, scene)
    if isinstance(heard.button, No) or heard.intent in asked.no:
        return idle(told(scene, asked.kept))
    return None


def confirmed(asked: Confirming, scene: Scene) -> Turn:
    """Do it, and say so; a visit that is off by now is said to be, whatever the answer."""
    if (action := _action(asked, scene)) is None:
        return idle(told(scene, "stale.task"))
    away = asked.to_do.away if isinstance(asked.to_do, GiveBack) else ()
    actions = (action, TakeOff(away)) if away else (action,)
    return idle(told(scene, asked.done, when=_when(asked, scene)), actions=actions)


def _action(asked: Confirming, scene: Scene) -> Action | None:
    """What yes does; None where a visit that is to be given back is none of theirs any more."""
    if not isinstance(asked.to_do, GiveBack):
        return asked.to_do
    match_id, reason = asked.to_do.match_id, asked.to_do.reason
    tasks = (task for task in scene.tasks if task.match_id == match_id)
    return next((DeclineTask(match_id, task.provider_id, reason) for task in tasks), None)


def _when(asked: Confirming, scene: Scene) -> str:
    """The time that it is about, in the language and at the time of the answer."""
    return windows_in_words(scene.language, asked.to_do.when, scene.now) if isinstance(asked.to_do, TakeOff) else ""
