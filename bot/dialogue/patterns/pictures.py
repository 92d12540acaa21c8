"""Pictures: a photo that is sent while a need is told goes with it; what was being asked is asked again."""

from bot.core.messages import Kind
from bot.dialogue.engine.draft import changed
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, led
from bot.dialogue.flows.registry import FORMS
from bot.words import say

_WITH_PICTURES = frozenset({"need", "change"})


def keep(state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Keep it with the need that is being told; None where none is, or it is no picture."""
    form = state.top
    if heard.kind is not Kind.PHOTO or not heard.photo or not isinstance(form, Form) or form.form not in _WITH_PICTURES:
        return None
    kept = form.model_copy(update={"draft": changed(form.draft, photo=heard.photo)})
    question = FORMS[form.form].question(kept, scene)
    return Turn(state.popped().pushed(kept), led(say(scene.language, "photo.kept"), (question,)))
