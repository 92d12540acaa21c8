"""All forms by name."""

from collections.abc import Mapping

from bot.dialogue.form import FormSpec
from bot.dialogue.move import MOVE
from bot.dialogue.need import NEED
from bot.dialogue.resource import RESOURCE
from bot.dialogue.volunteer import VOLUNTEER

FORMS: Mapping[str, FormSpec] = {form.name: form for form in (NEED, VOLUNTEER, RESOURCE, MOVE)}
