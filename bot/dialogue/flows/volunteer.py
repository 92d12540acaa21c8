"""Somebody offers their time: what they can do, when, where, how they are called. What is said already is not asked."""

import re

from bot.dialogue.engine.actions import RegisterVolunteer
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, idle, told
from bot.dialogue.engine.views import Profile
from bot.dialogue.forms.filling import fill
from bot.dialogue.forms.form import FormSpec
from bot.dialogue.forms.slots.called import CALLED, NUMBER, own_name
from bot.dialogue.forms.slots.category import SKILLS
from bot.dialogue.forms.slots.free import AWAY, FREE, add_away, as_offered
from bot.dialogue.forms.slots.place import PLACE
from bot.dialogue.forms.slots.reach import RADIUS, WEEKLY
from bot.dialogue.forms.slots.when import READING
from nlu.intents import Intent

_NO_MORE_THAN = re.compile(
    r"只(?:会|能|做|干|帮|管|修|想|接|剩|有)|就(?:会|能做|做)|改(?:成|为|做)|\b(?:only|just)\b", re.IGNORECASE
)
"""Words that put what is said now in the place of what was said before: 只会修水电. Else it comes on top."""

_NOT_ASKED = frozenset({RADIUS.name, WEEKLY.name})
"""Who says nothing of it is not limited."""


def offer(_state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Begin with what was said; who registered before is asked only for what changes."""
    said = told_of(heard, scene)
    return VOLUNTEER.open(known_before(said, scene.profile, heard.text) if scene.profile else said, scene)


def told_of(heard: Heard, scene: Scene) -> Draft:
    """All that a message tells of a helper."""
    heard = as_offered(heard, scene)
    draft = Draft(words=heard.text, name=scene.name or own_name(heard), place=heard.place, skipped=_NOT_ASKED)
    draft = fill(draft, heard.meaning, scene.now) if heard.meaning else draft
    return _gleaned(draft, heard, scene)


def _gleaned(draft: Draft, heard: Heard, scene: Scene) -> Draft:
    """Days off and limits, which nobody is asked for."""
    draft = add_away(draft, heard, scene) or draft
    limited = WEEKLY.words(draft, heard, scene) if WEEKLY.unasked(heard) else None
    return limited or draft


def known_before(said: Draft, before: Profile, words: str) -> Draft:
    """What is said now, with all that was said before: skills and times on top of the old ones, or in their place.

    A new place takes the old one's place.
    """
    instead = bool(_NO_MORE_THAN.search(words))
    skills = said.categories if instead and said.categories else (*before.skills, *said.categories)
    new_times = instead and bool(said.recurring)
    return changed(
        said,
        name=before.name,
        categories=tuple(dict.fromkeys(skills)),
        recurring=said.recurring if new_times else tuple(dict.fromkeys((*before.rules, *said.recurring))),
        when=tuple(dict.fromkeys((*before.windows, *said.when))),
        away=tuple(dict.fromkeys((*before.away, *said.away))),
        place=said.place or before.place,
        radius_km=before.radius_km,
        weekly_hours=said.weekly_hours or (before.weekly_minutes / 60 if before.weekly_minutes else None),
        weekly_visits=said.weekly_visits or before.weekly_visits,
        skipped=_NOT_ASKED | {"phone"},
    )


def _submit(draft: Draft, scene: Scene) -> Turn:
    return idle(told(scene, "volunteer.recorded", name=draft.name), actions=(RegisterVolunteer(draft),))


VOLUNTEER = FormSpec(
    name="volunteer",
    slots=(CALLED, SKILLS, READING, FREE, AWAY, PLACE, RADIUS, WEEKLY, NUMBER),
    submit=_submit,
    hears=as_offered,
    gleans=_gleaned,
)
FLOW = Flow(intents={Intent.OFFER_HELP: offer})
