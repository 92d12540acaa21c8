"""A helper goes and comes: a pause, a return, days off in whatever words, and the end."""

import re

from bot.dialogue.engine.buttons import No, Yes
from bot.dialogue.engine.frames import Confirming
from bot.dialogue.engine.giving.actions import EndHelp, PauseHelp, ResumeHelp
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Turn, asking, button, idle, rows, told
from bot.dialogue.flows import day_off
from bot.dialogue.forms.filling import SURE_ENOUGH
from nlu.grammar.absences import is_absence
from nlu.intents import Intent
from nlu.understanding import Point, Window

_END = re.compile(
    r"退出(?!来)|不(?:想|再|能|打算)?(?:继续)?(?:当|做|干)(?:你们)?(?:的)?(?:志[愿原]者|义工|志工)|(?:志[愿原]者|义工|志工)不(?:当|做|干)了"
    r"|^(?:我)?不(?:做|干|当)了[。.!！]?$|\b(?:quit|resign|stop (?:being a )?volunteer|no longer (?:want to )?volunteer"
    r"|leave the team|don't want to volunteer)",
    re.IGNORECASE,
)
_PAUSE = re.compile(
    r"停(?:一|几|上)?(?:停|阵|段|下|会|些)|停(?:几个)?(?:个)?(?:星期|礼拜|月)|暂停|歇(?:一|几|上)?(?:歇|阵|段|下|会)|休息(?:一|几|上)?(?:阵|段|些)"
    r"|(?:先|暂时|最近|这阵子|这段时间|近期|近来).{0,6}?(?:别|不要|不用|甭)(?:再|来)?(?:找|叫|喊|安排|派|联系|约)"
    r"|(?:最近|这阵子|这段时间|近期|近来).{0,6}?(?:没空|没时间|来不了|去不了|帮不了|忙)"
    r"|\b(?:take a break|pause|not for a while)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"回来(?:了|啦)|又(?:有空|有时间|能来|可以|能帮)|(?:可以|能)(?:再|继续|重新|接着)(?:来|帮|找|安排|叫|派|做)|恢复|重新开始|继续(?:帮|当|做|参加)"
    r"|接着(?:帮|当|做)|\b(?:i'm|i am) back\b|\bavailable again\b",
    re.IGNORECASE,
)
_NEVER_AN_ABSENCE = frozenset({Intent.REPORT_NEED, Intent.CHANGE_TIME, Intent.CANCEL})
"""Clearly these, and of somebody with needs: the time is one of their need."""


def hear(heard: Heard, scene: Scene) -> Turn | None:
    """A pause, a return, days off, or the end; None where the words say none of these."""
    if _END.search(heard.text):
        return _end(scene)
    if _BACK.search(heard.text) and _is_away(scene):
        return idle(told(scene, "back.noted"), actions=(ResumeHelp(),))
    if is_absence(heard.text) and not _of_a_visit_or_need(heard, scene):
        return day_off.ask(heard, scene) or _pause(heard, scene)
    return _pause(heard, scene)


def _end(scene: Scene) -> Turn:
    choices = rows([button(scene, "button.end_help", Yes()), button(scene, "button.stay", No())])
    asked = Confirming(
        to_do=EndHelp(), done="end.done", kept="end.kept", yes=frozenset({Intent.AFFIRM, Intent.CANCEL}), aside=True
    )
    key = "end.really_tasks" if scene.tasks else "end.really"
    return asking(asked, told(scene, key, n=len(scene.tasks), buttons=choices))


def _pause(heard: Heard, scene: Scene) -> Turn | None:
    if not _PAUSE.search(heard.text):
        return None
    choices = rows([button(scene, "button.pause", Yes()), button(scene, "button.stay", No())])
    asked = Confirming(to_do=PauseHelp(), done="pause.noted", kept="away.not_noted", aside=True)
    return asking(asked, told(scene, "pause.really", buttons=choices))


def _is_away(scene: Scene) -> bool:
    """Whether there is something to come back from."""
    if scene.profile is None:
        return False
    return scene.profile.paused or any(_begun(window, scene) for window in scene.profile.away)


def _begun(window: Window, scene: Scene) -> bool:
    return not isinstance(window, Point) and window.start <= scene.now


def _of_a_visit_or_need(heard: Heard, scene: Scene) -> bool:
    """Whether a visit that was asked for, or a need of their own, is what they cannot."""
    if heard.meaning is None or scene.tasks:
        return True
    if heard.meaning.intent is Intent.OFFER_HELP and (heard.meaning.recurring or heard.meaning.when):
        return True
    clear = heard.meaning.confidence >= SURE_ENOUGH and heard.meaning.intent in _NEVER_AN_ABSENCE
    return bool(scene.needs) and clear
