"""Second thoughts about a visit: who declined goes after all; who is visited would rather have somebody else."""

import re

from bot.dialogue.engine.giving.actions import TakeTaskBack, WishForAnother
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import contact_in_words, need_in_words, task_in_words
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Turn, idle, told
from bot.dialogue.engine.views import TaskView
from bot.dialogue.flows.which import meant
from nlu.intents import Intent

_AFTER_ALL = re.compile(
    r"(?:按|点|搞|弄|说|发|看|记)错|手滑|手误|(?:又|还是|其实)(?:我)?(?:能|可以|去)|去得了|来得了|能去了|可以去了|改主意|后悔"
    r"|\b(?:by mistake|wrong button|after all|mis-?click|i can (?:go|make it|come))\b",
    re.IGNORECASE,
)
_CANNOT = re.compile(r"(?:去|来)不了|不(?:能|可以|去|行)|\b(?:cannot|can't|can not)\b", re.IGNORECASE)
_ANOTHER = re.compile(
    r"换一?[个位名]?(?:别的?|其他)?(?:人|志[愿原]者|义工|师傅|阿姨|护工|社工)|换一?个(?:行吗|行不行|可以吗|吧)"
    r"|(?:不要|不想要?|别(?:让|叫|派)|不用)(?:再)?(?:他|她|这个人|那个人|上次那个)"
    r"|\b(?:somebody|someone) else\b|\banother (?:person|helper|volunteer)\b",
    re.IGNORECASE,
)


def hear(heard: Heard, scene: Scene) -> Turn | None:
    """One of the two; None where the words are neither."""
    if scene.declined and not _CANNOT.search(heard.text) and _AFTER_ALL.search(heard.text):
        return take_back(scene.declined[0], scene)
    if scene.needs and _ANOTHER.search(heard.text) and heard.intent is not Intent.OFFER_HELP:
        return _another(heard, scene)
    return None


def declined(match_id: int, scene: Scene) -> TaskView | None:
    """The visit of this number, if this person has declined it and it is free still."""
    return next((task for task in scene.declined if task.match_id == match_id), None)


def take_back(task: TaskView, scene: Scene) -> Turn:
    """They go after all, and hear to what."""
    action = TakeTaskBack(task.match_id, task.provider_id)
    what = task_in_words(task, scene) + contact_in_words(task, scene)
    return idle(told(scene, "task.taken_back", what=what), actions=(action,))


def _another(heard: Heard, scene: Scene) -> Turn | None:
    """Of several visits the one that the words fit best; which it is stands in the answer."""
    arranged = [need for need in scene.needs if need.who]
    if not arranged:
        return idle(told(scene, "another.nobody_yet"))
    need = meant(arranged, heard.meaning)[0]
    said = told(scene, "another.told", what=need_in_words(need, scene))
    return idle(said, actions=(WishForAnother(need.id, heard.text),))
