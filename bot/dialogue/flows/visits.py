"""A helper takes a visit or does not, by button or in words."""

from collections.abc import Sequence

from bot.core.messages import Button
from bot.dialogue.engine.actions import AcceptTask, DeclineTask
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Declining, State
from bot.dialogue.engine.turn import Turn, button, idle, rows, stay, told
from bot.dialogue.engine.views import TaskView
from bot.dialogue.flows import day_off
from bot.dialogue.flows.status import task_in_words
from bot.dialogue.patterns.smalltalk import menu, pleased
from bot.words import say
from nlu.understanding import Point, Window

ASKED = "asked"


def accept_pressed(state: State, heard: Heard, scene: Scene) -> Turn:
    """The button below a request."""
    task = _task(heard, scene)
    return _accept(state, task, scene) if task else stay(state, told(scene, "stale.task"))


def cannot_pressed(state: State, heard: Heard, scene: Scene) -> Turn:
    """The other button below it. A visit that was promised before is given back only after one more question."""
    task = _task(heard, scene)
    return _decline(state, task, "", scene) if task else stay(state, told(scene, "stale.task"))


def accept_in_words(state: State, _heard: Heard, scene: Scene) -> Turn:
    """这单给我吧: the one visit that waits for an answer, or which of them."""
    waiting = _waiting(scene)
    if len(waiting) == 1:
        return _accept(state, waiting[0], scene)
    return _which(state, waiting, "accept", scene) if waiting else idle(told(scene, "task.none"))


def decline_in_words(state: State, heard: Heard, scene: Scene) -> Turn:
    """去不了: the one at the time that was said or that waits for an answer, else the one that was promised.

    Who has nothing to do at all is told what they can say.
    """
    if (turn := decline_then(state, heard, scene)) is not None:
        return turn
    waiting = _waiting(scene) or list(scene.tasks)
    return _decline_one_of(state, waiting, heard, scene) if waiting else _nothing_to_decline(scene)


def decline_then(state: State, heard: Heard, scene: Scene) -> Turn | None:
    """周三来不了: a visit at that time is declined; a helper who has none then is away. None where no time was said."""
    then = [task for task in scene.tasks if heard.meaning and _meets(task, heard.meaning.when)]
    return _decline_one_of(state, then, heard, scene) if then else day_off.ask(heard, scene)


def yes(state: State, heard: Heard, scene: Scene) -> Turn:
    """A plain yes answers a visit that waits for one; else it is polite."""
    return (accept_in_words if _waiting(scene) else pleased)(state, heard, scene)


def no(state: State, heard: Heard, scene: Scene) -> Turn:
    """A plain no answers a visit that waits for an answer; one that was promised stays promised."""
    return (decline_in_words if _waiting(scene) else pleased)(state, heard, scene)


def give_back(state: Declining, heard: Heard, scene: Scene) -> Turn | None:
    """Yes gives the promised visit back, no keeps it; None: the message is about something else."""
    task = next((task for task in scene.tasks if task.match_id == state.match_id), None)
    if task is None:
        return idle(told(scene, "stale.task"))
    if heard.pressed == "yes" or heard.intent in ("affirm", "decline_task", "cancel"):
        action = DeclineTask(task.match_id, task.provider_id, state.reason)
        return idle(told(scene, "task.declined"), actions=(action,))
    if heard.pressed == "no" or heard.intent == "deny":
        return idle(told(scene, "task.kept"))
    return None


def _decline_one_of(state: State, waiting: Sequence[TaskView], heard: Heard, scene: Scene) -> Turn:
    if len(waiting) == 1:
        return _decline(state, waiting[0], heard.text, scene)
    return _which(state, waiting, "cannot", scene)


def _nothing_to_decline(scene: Scene) -> Turn:
    """Nothing waits for an answer, so what they cannot do is their own need, or a day on which they cannot help."""
    if scene.needs:
        choices = [button(scene, f"meaning.{intent}", f"mean:{intent}") for intent in ("cancel", "change_time")]
        return idle(
            told(scene, "task.none_but_needs", buttons=rows([*choices, button(scene, "button.human", "human")]))
        )
    return idle(told(scene, "task.none_away" if scene.profile else "task.none_at_all", buttons=menu(scene)))


def _meets(task: TaskView, when: Sequence[Window]) -> bool:
    spans = ((w.at, w.at) if isinstance(w, Point) else (w.start, w.end) for w in when)
    return any(start < task.end and task.start <= end for start, end in spans)


def _waiting(scene: Scene) -> list[TaskView]:
    return [task for task in scene.tasks if task.answer == ASKED]


def _task(heard: Heard, scene: Scene) -> TaskView | None:
    return next((task for task in scene.tasks if (str(task.match_id),) == heard.button[1:]), None)


def _accept(state: State, task: TaskView, scene: Scene) -> Turn:
    """From now on, and only now, the helper knows whom to call."""
    if task.answer != ASKED:
        return stay(state, told(scene, "task.accepted_before", what=task_in_words(task, scene)))
    text = say(scene.language, "task.accepted_now", what=task_in_words(task, scene)) + _contact(task, scene)
    return stay(state, told(scene, "plain", text=text), actions=(AcceptTask(task.match_id, task.provider_id),))


def _contact(task: TaskView, scene: Scene) -> str:
    """Whom to call, as far as they have said."""
    if not task.phone:
        return ""
    key = "task.contact" if task.requester else "task.contact_phone"
    return say(scene.language, key, who=task.requester, phone=task.phone)


def _decline(state: State, task: TaskView, reason: str, scene: Scene) -> Turn:
    if task.answer == ASKED:
        action = DeclineTask(task.match_id, task.provider_id, reason)
        return stay(state, told(scene, "task.declined"), actions=(action,))
    choices = rows([button(scene, "button.give_back", "yes"), button(scene, "button.keep", "no")])
    asked = told(scene, "task.really", what=task_in_words(task, scene), buttons=choices)
    return stay(Declining(match_id=task.match_id, reason=reason), asked)


def _which(state: State, waiting: Sequence[TaskView], verb: str, scene: Scene) -> Turn:
    choices = (Button(label=task_in_words(task, scene), data=f"{verb}:{task.match_id}") for task in waiting)
    return stay(state, told(scene, "task.which", buttons=rows(choices)))
