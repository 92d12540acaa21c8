"""Somebody offers their time: who they are, what they can do, when, where, how far, how much."""

from bot.dialogue.engine.actions import RegisterVolunteer
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, idle, told
from bot.dialogue.engine.views import Profile
from bot.dialogue.forms.filling import fill
from bot.dialogue.forms.form import FormSpec
from bot.dialogue.forms.slots.category import SKILLS
from bot.dialogue.forms.slots.people import NAME, PHONE
from bot.dialogue.forms.slots.place import PLACE
from bot.dialogue.forms.slots.reach import RADIUS, WEEKLY
from bot.dialogue.forms.slots.when import FREE, READING
from nlu.intents import Intent


def offer(_state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Begin with what was said; who registered before is asked only for what changes."""
    said = Draft(words=heard.text, name=scene.name, place=heard.place)
    said = fill(said, heard.meaning, scene.now) if heard.meaning else said
    return VOLUNTEER.open(_with_profile(said, scene.profile) if scene.profile else said, scene)


def _with_profile(said: Draft, before: Profile) -> Draft:
    """New skills and times come on top of the old ones; a new place takes the old one's place."""
    return said.model_copy(
        update={
            "name": before.name,
            "categories": tuple(dict.fromkeys((*before.skills, *said.categories))),
            "recurring": tuple(dict.fromkeys((*before.rules, *said.recurring))),
            "place": said.place or before.place,
            "radius_km": before.radius_km,
            "weekly_hours": before.weekly_minutes / 60 if before.weekly_minutes else None,
            "skipped": frozenset({"radius", "weekly", "phone"}),
        }
    )


def _submit(draft: Draft, scene: Scene) -> Turn:
    return idle(told(scene, "volunteer.recorded", name=draft.name), actions=(RegisterVolunteer(draft),))


VOLUNTEER = FormSpec(
    name="volunteer",
    slots=(NAME, SKILLS, READING, FREE, PLACE, RADIUS, WEEKLY, PHONE),
    submit=_submit,
)
FLOW = Flow(intents={Intent.OFFER_HELP: offer})
