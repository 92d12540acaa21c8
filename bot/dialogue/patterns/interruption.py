"""Something new in the middle of a form: neither is lost, and the person says which comes first."""

from collections.abc import Mapping

from bot.core.messages import Kind
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Form, Torn
from bot.dialogue.engine.turn import Turn, button, rows, told
from bot.dialogue.forms.filling import SURE_ENOUGH
from bot.dialogue.forms.form import CONFIRM, EDIT

_NEW: Mapping[str, frozenset[str]] = {
    "move": frozenset({"offer_help", "offer_resource", "report_need"}),
    "need": frozenset({"offer_help"}),
}
"""By form, what is a new matter in the middle of it. An offer says what a need says too, so of others we do not ask."""


def ask(form: Form, heard: Heard, scene: Scene) -> Turn | None:
    """Which of the two first? None where the words belong to the form."""
    meaning = heard.meaning
    if meaning is None or heard.kind is not Kind.TEXT or meaning.confidence < SURE_ENOUGH:
        return None
    another = set(meaning.categories) - set(form.draft.categories if meaning.intent == "report_need" else ())
    if meaning.intent not in _NEW.get(form.form, ()) or not another or not _settled(form):
        return None
    return again(Torn(form=form, meaning=meaning, words=heard.text), scene)


def again(state: Torn, scene: Scene) -> Turn:
    """The question."""
    choices = rows([button(scene, "button.torn_old", "torn:old"), button(scene, "button.torn_new", "torn:new")])
    return Turn(state, (told(scene, "torn.which", buttons=choices),))


def _settled(form: Form) -> bool:
    """While a need is still being asked about, all that is said is taken for an answer."""
    return form.form == "move" or form.asking in (CONFIRM, EDIT)
