"""Interruption: something new in the middle of a form. Neither is lost, and the person says which comes first."""

from bot.core.messages import Kind
from bot.dialogue.engine.buttons import First
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import Form, Interruption
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack
from bot.dialogue.engine.turn import Turn, button, rows, stay, told
from bot.dialogue.flows.registry import FORMS
from bot.dialogue.forms.filling import SURE_ENOUGH
from bot.dialogue.forms.form import is_read_back
from nlu.intents import Intent


def ask(form: Form, state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Which of the two first? None where the words belong to the form."""
    meaning = heard.meaning
    if meaning is None or heard.kind is not Kind.TEXT or meaning.confidence < SURE_ENOUGH:
        return None
    another = set(meaning.categories) - set(form.draft.categories if meaning.intent is Intent.REPORT_NEED else ())
    if meaning.intent not in FORMS[form.form].interrupted_by or not another or not _settled(form):
        return None
    return _which(state.pushed(Interruption(meaning=meaning, words=heard.text)), scene)


def settle(new: Interruption, state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Back to the form, or on with what is new; None: other words belong to the form."""
    match heard.button:
        case First(matter="old"):
            return _back(state.popped(), scene)
        case First(matter="new"):
            return Turn(IDLE, (told(scene, "interruption.left"),), afresh=Heard(text=new.words, meaning=new.meaning))
    return _which(state, scene) if heard.intent in (Intent.AFFIRM, Intent.DENY) else None


def _which(state: Stack, scene: Scene) -> Turn:
    choices = [
        button(scene, "button.interruption_old", First("old")),
        button(scene, "button.interruption_new", First("new")),
    ]
    return stay(state, told(scene, "interruption.which", buttons=rows(choices)))


def _back(state: Stack, scene: Scene) -> Turn | None:
    form = state.top
    return stay(state, FORMS[form.form].question(form, scene)) if isinstance(form, Form) else None


def _settled(form: Form) -> bool:
    """While a need is still being asked about, all that is said is taken for an answer."""
    return form.form == "move" or is_read_back(form)


FLOW = Flow(frames={Interruption: settle})
