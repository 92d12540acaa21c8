"""A message while a form is open: something new, a need told meanwhile, something in passing, or else an answer."""

from collections.abc import Callable

from bot.core.messages import Kind
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, idle, told
from bot.dialogue.flows import withdraw
from bot.dialogue.flows.registry import answer_to
from bot.dialogue.forms.filling import has_times
from bot.dialogue.forms.form import CONFIRM, EDIT
from bot.dialogue.forms.said import in_context
from bot.dialogue.patterns import digression, interruption, queued

_ABOUT_TIME = frozenset({"when", "reading", CONFIRM, EDIT})
"""What is being asked where any time in the answer is the need's."""

Beside = Callable[[Form, Stack, Heard, Scene], Turn | None]


def hear(form: Form, state: Stack, heard: Heard, scene: Scene) -> Turn:
    """What is not about the form comes first; of words that take some back, what stands is heard."""
    heard = _in_context(form, heard, scene)
    for beside in BESIDES:
        if (turn := beside(form, state, heard, scene)) is not None:
            return turn
    return queued.take_up(form, state, answer_to(form, heard, scene).take(), scene)


def _in_context(form: Form, heard: Heard, scene: Scene) -> Heard:
    said = heard.instead or heard
    if form.form not in ("need", "change") or heard.kind is not Kind.TEXT:
        return said
    timely = said is heard.instead or form.asking in _ABOUT_TIME or not has_times(form.draft)
    return in_context(form.draft, said, scene, timely=timely)


def cancel(state: Stack, heard: Heard, scene: Scene) -> Turn:
    """The command drops the open form; where there is none it withdraws a need."""
    if isinstance(state.top, Form):
        return queued.take_up(state.top, state, idle(told(scene, "form.dropped")), scene)
    return withdraw.cancel(state, heard, scene)


BESIDES: tuple[Beside, ...] = (interruption.ask, queued.keep, digression.answer)

FLOW = Flow(frames={Form: hear}, commands={"cancel": cancel})
