"""What is answered in passing while a form asks a question: the question is asked again, and nothing said is lost."""

from dataclasses import replace

from bot.core.messages import Kind, Outgoing
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Asked, Away, Declining, Form, Idle, Paused, State
from bot.dialogue.engine.turn import Turn, idle, led, told
from bot.dialogue.flows import day_off, visits
from bot.dialogue.forms.filling import SURE_ENOUGH
from bot.dialogue.forms.form import CONFIRM, EDIT
from bot.dialogue.forms.registry import FORMS
from bot.dialogue.patterns import smalltalk
from bot.dialogue.patterns.clarify import THRESHOLD
from nlu.understanding import Understanding

_PASSED_ON = ("check_in", "complete_task", "feedback")


def answer(form: Form, heard: Heard, scene: Scene) -> Turn | None:
    """Answer what is about a visit or a day off; None where the words are, or may be, an answer to the question."""
    meaning, spec = heard.meaning, FORMS[form.form]
    if meaning is None or heard.kind is not Kind.TEXT or form.asking in (CONFIRM, EDIT) or spec.claims(form, heard):
        return None
    answers, sure = spec.answers(form, heard, scene), meaning.confidence >= SURE_ENOUGH
    turn = _day_off(form, heard, meaning, scene) if sure or not answers else None
    if turn is None and sure and not answers:
        turn = _about_a_visit(form, heard, scene)
    return _kept(form, turn, scene) if turn else None


def resume(state: Paused, heard: Heard, scene: Scene) -> Turn | None:
    """Take the answer to what was asked in passing, and on with the form; None: the message is not about that."""
    match state.asked:
        case Away() as asked:
            turn = day_off.answer(asked, heard, scene)
        case Declining() as asked:
            turn = visits.give_back(asked, heard, scene)
    return _kept(state.form, turn, scene) if turn else None


def on_with(state: State, turn: Turn, scene: Scene) -> Turn:
    """The turn; a form that it left as it was asks again, one that it put a question before waits for the answer."""
    if not isinstance(state, Form):
        return turn
    if isinstance(turn.state, Asked):
        return replace(turn, state=Paused(form=state, asked=turn.state))
    if turn.state != state:
        return turn
    return replace(turn, replies=_and_ask(turn.replies, FORMS[state.form].question(state, scene)))


def _and_ask(replies: tuple[Outgoing, ...], question: Outgoing) -> tuple[Outgoing, ...]:
    """In one message with the last reply, unless that has buttons of its own."""
    *before, last = replies
    return (*replies, question) if last.buttons else (*before, *led(last.text, (question,)))


def _kept(form: Form, turn: Turn, scene: Scene) -> Turn:
    return on_with(form, replace(turn, state=form) if isinstance(turn.state, Idle) else turn, scene)


def _day_off(form: Form, heard: Heard, meaning: Understanding, scene: Scene) -> Turn | None:
    """A helper's 这周三来不了 is read back, so less is enough. Of others it is a refusal, and says no time for help."""
    if meaning.intent != "decline_task" or not meaning.when:
        return None
    turn = visits.decline_then(form, heard, scene)
    if turn or scene.profile or meaning.confidence < THRESHOLD:
        return turn
    return idle(told(scene, "away.after" if form.form == "volunteer" else "form.refused"))


def _about_a_visit(form: Form, heard: Heard, scene: Scene) -> Turn | None:
    if heard.intent == "accept_task" and any(task.answer == visits.ASKED for task in scene.tasks):
        return visits.accept_in_words(form, heard, scene)
    return smalltalk.passed_on(form, heard, scene) if heard.intent in _PASSED_ON else None
