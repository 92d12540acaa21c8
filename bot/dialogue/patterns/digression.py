"""Digression: what is answered in passing while a form asks; the question is asked again, and nothing said is lost."""

from dataclasses import replace

from bot.core.messages import Kind, Outgoing
from bot.dialogue.engine import confirm
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Confirming, Form
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, idle, led, told
from bot.dialogue.flows import visits
from bot.dialogue.flows.registry import FORMS, answer_to
from bot.dialogue.forms.filling import SURE_ENOUGH
from bot.dialogue.forms.form import is_read_back
from bot.dialogue.patterns import clarify
from nlu.intents import Intent
from nlu.understanding import Understanding


def answer(form: Form, state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Answer what is about a visit or a day off; None where the words are, or may be, an answer to the question."""
    meaning, answer = heard.meaning, answer_to(form, heard, scene)
    if meaning is None or heard.kind is not Kind.TEXT or is_read_back(form) or answer.is_certain():
        return None
    answers, sure = answer.is_one(), meaning.confidence >= SURE_ENOUGH
    turn = _day_off(form, state, heard, meaning, scene) if sure or not answers else None
    if turn is None and sure and not answers:
        turn = visits.in_passing(state, heard, scene)
    return _back_to(state, turn, scene) if turn else None


def resume(asked: Confirming, state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Take the answer to what was asked in passing, and on with what lies beneath; None: it is not about that."""
    turn = confirm.answer(asked, heard, scene)
    return _back_to(state.popped(), turn, scene) if turn else None


def on_with(state: Stack, turn: Turn, scene: Scene) -> Turn:
    """The turn; a form that it left as it was asks again, one that it put a question before waits for the answer."""
    if not isinstance(state.top, Form):
        return turn
    asked = turn.state.top
    if isinstance(asked, Confirming) and asked.aside:
        return replace(turn, state=state.pushed(asked))
    if turn.state != state:
        return turn
    return replace(turn, replies=_and_ask(turn.replies, FORMS[state.top.form].question(state.top, scene)))


def _and_ask(replies: tuple[Outgoing, ...], question: Outgoing) -> tuple[Outgoing, ...]:
    """In one message with the last reply, unless that has buttons of its own."""
    *before, last = replies
    return (*replies, question) if last.buttons else (*before, *led(last.text, (question,)))


def _back_to(state: Stack, turn: Turn, scene: Scene) -> Turn:
    """What was closed was only in passing."""
    return on_with(state, turn if turn.state.frames else replace(turn, state=state), scene)


def _day_off(form: Form, state: Stack, heard: Heard, meaning: Understanding, scene: Scene) -> Turn | None:
    """A helper's 这周三来不了 is read back, so less is enough. Of others it is a refusal, and says no time for help."""
    if meaning.intent is not Intent.DECLINE_TASK or not meaning.when:
        return None
    if form.form == "volunteer" and scene.profile is None:
        return None  # the form takes it down itself
    turn = visits.decline_then(state, heard, scene)
    if turn or scene.profile or not clarify.is_clear(heard):
        return turn
    return idle(told(scene, "form.refused"))


FLOW = Flow(frames={Confirming: resume})
