"""All forms by name."""

from collections.abc import Mapping

from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.flows.need import NEED
from bot.dialogue.flows.needs.amend import CHANGE
from bot.dialogue.flows.reschedule import MOVE
from bot.dialogue.flows.resource import RESOURCE
from bot.dialogue.flows.volunteer import VOLUNTEER
from bot.dialogue.forms.answering import Answer
from bot.dialogue.forms.form import FormSpec

FORMS: Mapping[str, FormSpec] = {form.name: form for form in (NEED, VOLUNTEER, RESOURCE, MOVE, CHANGE)}


def answer_to(form: Form, heard: Heard, scene: Scene) -> Answer:
    """The message as an answer to an open form."""
    spec = FORMS[form.form]
    return Answer(spec, form, spec.hears(heard, scene), scene)
