"""A helper takes a visit or does not, by button or in words."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.messages import Outgoing
from bot.dialogue.engine.actions import AcceptTask, DeclineTask, PassOn, TakeOff
from bot.dialogue.engine.buttons import Accept, Cannot, Human, Mean, No, Yes, labelled
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Confirming, GiveBack
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.phrases import contact_in_words, menu, task_in_words
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, asking, button, idle, rows, stay, told
from bot.dialogue.engine.views import TaskView
from bot.dialogue.flows import day_off
from bot.dialogue.flows.giving import second_thoughts
from bot.dialogue.forms.slots.free import away_in
from bot.words import say
from bot.words.times import windows_in_words
from nlu.intents import CONSENTS, REFUSALS, Intent
from nlu.understanding import Point, Window

ASKED = "asked"
_PASSED_ON = (Intent.CHECK_IN, Intent.COMPLETE_TASK, Intent.FEEDBACK)
"""What is said about a visit and needs nothing but to be heard."""


def speaks_of_one(heard: Heard, scene: Scene) -> bool:
    """Who was asked to make a visit most likely speaks about it: less is enough to understand them.

    So does a helper who says when they cannot come: that is read back before anything is noted.
    """
    if heard.intent is Intent.DECLINE_TASK and scene.profile is not None and heard.meaning and heard.meaning.when:
        return True
    return bool(scene.tasks) and heard.intent in CONSENTS | REFUSALS


def accept_pressed(state: Stack, pressed: Accept, scene: Scene) -> Turn:
    """The button below a request."""
    if task := _task(pressed.match_id, scene):
        return _accept(state, task, scene)
    if refused := second_thoughts.declined(pressed.match_id, scene):
        return replace(second_thoughts.take_back(refused, scene), state=state)
    return stay(state, told(scene, "stale.task"))


def cannot_pressed(state: Stack, pressed: Cannot, scene: Scene) -> Turn:
    """The other button below it. A visit that was promised before is given back only after one more question."""
    task = _task(pressed.match_id, scene)
    return _decline(state, task, "", scene) if task else stay(state, told(scene, "stale.task"))


def accept_in_words(state: Stack, _heard: Heard, scene: Scene) -> Turn:
    """这单给我吧: the one visit that waits for an answer, or which of them."""
    waiting = _waiting(scene)
    if len(waiting) == 1:
        return _accept(state, waiting[0], scene)
    if not waiting and scene.declined:
        return second_thoughts.take_back(scene.declined[0], scene)
    return _which(state, waiting, Accept, scene) if waiting else idle(told(scene, "task.none"))


def decline_in_words(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """去不了: the one at the time that was said or that waits for an answer, else the one that was promised.

    Who has nothing to do at all is told what they can say.
    """
    if (turn := decline_then(state, heard, scene)) is not None:
        return turn
    waiting = _waiting(scene) or list(scene.tasks)
    return _decline_one_of(state, waiting, heard, scene) if waiting else _nothing_to_decline(scene)


def decline_then(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """周三来不了: a visit at that time is declined; a helper who has none then is away. None where no time was said."""
    then = [task for task in scene.tasks if heard.meaning and _meets(task, heard.meaning.when)]
    return _decline_one_of(state, then, heard, scene) if then else day_off.ask(heard, scene)


def yes(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """A plain yes answers a visit that waits for one; else it is polite."""
    return accept_in_words(state, heard, scene) if _waiting(scene) else _pleased(scene)


def no(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """A plain no answers a visit that waits for an answer; one that was promised stays promised."""
    return decline_in_words(state, heard, scene) if _waiting(scene) else _pleased(scene)


def _pleased(scene: Scene) -> Turn:
    """A yes or no to nothing in particular."""
    return idle(told(scene, "ready", buttons=menu(scene)))


def _decline_one_of(state: Stack, waiting: Sequence[TaskView], heard: Heard, scene: Scene) -> Turn:
    if len(waiting) == 1:
        away = away_in(heard, scene, refusal=True) if scene.profile else ()
        return _decline(state, waiting[0], heard.text, scene, away)
    return _which(state, waiting, Cannot, scene)


def _nothing_to_decline(scene: Scene) -> Turn:
    """Nothing waits for an answer, so what they cannot do is their own need, or a day on which they cannot help."""
    if scene.needs:
        intents = (Intent.CANCEL, Intent.CHANGE_TIME)
        choices = [button(scene, f"meaning.{intent}", Mean(intent)) for intent in intents]
        buttons = rows([*choices, button(scene, "button.human", Human())])
        return idle(told(scene, "task.none_but_needs", buttons=buttons))
    return idle(told(scene, "task.none_away" if scene.profile else "task.none_at_all", buttons=menu(scene)))


def _meets(task: TaskView, when: Sequence[Window]) -> bool:
    spans = ((w.at, w.at) if isinstance(w, Point) else (w.start, w.end) for w in when)
    return any(start < task.end and task.start <= end for start, end in spans)


def _waiting(scene: Scene) -> list[TaskView]:
    return [task for task in scene.tasks if task.answer == ASKED]


def _task(match_id: int, scene: Scene) -> TaskView | None:
    return next((task for task in scene.tasks if task.match_id == match_id), None)


def _accept(state: Stack, task: TaskView, scene: Scene) -> Turn:
    """From now on, and only now, the helper knows whom to call."""
    if task.answer != ASKED:
        return stay(state, told(scene, "task.accepted_before", what=task_in_words(task, scene)))
    text = say(scene.language, "task.accepted_now", what=task_in_words(task, scene)) + contact_in_words(task, scene)
    action = AcceptTask(task.match_id, task.provider_id)
    return stay(state, told(scene, "plain", text=text), *_sent_along(task, scene), actions=(action,))


def _sent_along(task: TaskView, scene: Scene) -> list[Outgoing]:
    """The pin and the photo, each in a message of its own."""
    pin = told(scene, "task.pin").model_copy(update={"location": task.pin})
    photo = told(scene, "task.photo").model_copy(update={"photo": task.photo})
    return [said for said, has in ((pin, task.pin), (photo, task.photo)) if has]


def _decline(state: Stack, task: TaskView, reason: str, scene: Scene, away: tuple[Window, ...] = ()) -> Turn:
    """Times that a helper named with it are noted as well: nothing else is arranged for them then."""
    if task.answer == ASKED:
        action = DeclineTask(task.match_id, task.provider_id, reason)
        if not away:
            return stay(state, told(scene, "task.declined"), actions=(action,))
        when = windows_in_words(scene.language, away, scene.now, between="list.and")
        return stay(state, told(scene, "task.declined_away", when=when), actions=(action, TakeOff(away)))
    choices = rows([button(scene, "button.give_back", Yes()), button(scene, "button.keep", No())])
    asked = told(scene, "task.really", what=task_in_words(task, scene), buttons=choices)
    return asking(giving_back(task.match_id, reason, away), asked)


def giving_back(match_id: int, reason: str, away: tuple[Window, ...] = ()) -> Confirming:
    """The question whether a promised visit is really given back, with the helper's own words."""
    yes = frozenset({Intent.AFFIRM, Intent.DECLINE_TASK, Intent.CANCEL})
    to_do = GiveBack(match_id=match_id, reason=reason, away=away)
    return Confirming(to_do=to_do, done="task.declined", kept="task.kept", yes=yes, aside=True)


def _which(state: Stack, waiting: Sequence[TaskView], to: type[Accept | Cannot], scene: Scene) -> Turn:
    choices = (labelled(task_in_words(task, scene), to(task.match_id)) for task in waiting)
    return stay(state, told(scene, "task.which", buttons=rows(choices)))


def in_passing(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """What is answered about a visit while a form is open; None: it is not about one."""
    if heard.intent is Intent.ACCEPT_TASK and _waiting(scene):
        return accept_in_words(state, heard, scene)
    return passed_on(state, heard, scene) if heard.intent in _PASSED_ON else None


def passed_on(_state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Thanks, a complaint, an arrival, a visit done: the coordinators hear it in the person's own words."""
    intent = heard.intent or Intent.FEEDBACK
    return idle(told(scene, f"passed_on.{intent}"), actions=(PassOn(heard.text),))


FLOW = Flow(
    intents={
        **dict.fromkeys(_PASSED_ON, passed_on),
        Intent.ACCEPT_TASK: accept_in_words,
        Intent.DECLINE_TASK: decline_in_words,
        Intent.AFFIRM: yes,
        Intent.DENY: no,
    },
    buttons={Accept: accept_pressed, Cannot: cannot_pressed},
)
