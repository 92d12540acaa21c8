"""All forms by name."""

from collections.abc import Mapping

from bot.dialogue.flows.need import NEED
from bot.dialogue.flows.reschedule import MOVE
from bot.dialogue.flows.resource import RESOURCE
from bot.dialogue.flows.volunteer import VOLUNTEER
from bot.dialogue.forms.form import FormSpec

FORMS: Mapping[str, FormSpec] = {form.name: form for form in (NEED, VOLUNTEER, RESOURCE, MOVE)}
