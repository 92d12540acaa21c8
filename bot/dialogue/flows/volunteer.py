"""Somebody offers their time: what they can do, when, where, how they are called. What is said already is not asked."""

import re

from bot.dialogue.engine.actions import RegisterVolunteer
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, idle
from bot.dialogue.engine.views import Profile
from bot.dialogue.forms.filling import fill
from bot.dialogue.forms.form import FormSpec
from bot.dialogue.forms.slots.called import CALLED, NUMBER, own_name
from bot.dialogue.forms.slots.category import SKILLS
from bot.dialogue.forms.slots.free import AWAY, FREE, add_away, as_offered
from bot.dialogue.forms.slots.place import PLACE
from bot.dialogue.forms.slots.reach import RADIUS, WEEKLY
from bot.dialogue.forms.slots.team import CREW, TEAM
from bot.dialogue.forms.slots.when import READING
from nlu.intents import Intent

_NO_MORE_THAN = re.compile(
    r"只(?:会|能|做|干|帮|管|修|想|接|剩|有)|就(?:会|能做|做)|改(?:成|为|做)|\b(?:only|just)\b", re.IGNORECASE
)
"""Words that put what is said now in the place of what was said before: 只会修水电. Else it comes on top."""

_BRANCH = re.compile(r"(?:我们?是|来自|代表)([\u4e00-\u9fff]{1,12}?(?:党支部|党总支|党委|团支部|团委))")
"""A branch of the party or the league speaks as a team of its own."""

ON_THEIR_OWN = re.compile(r"我自己|我个人|我本人|\bmyself\b", re.IGNORECASE)
"""Who speaks for a team and helps on their own as well."""

_NOT_ASKED = frozenset({RADIUS.name, WEEKLY.name})
"""Who says nothing of it is not limited."""


def offer(_state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Begin with what was said; who registered before is asked only for what changes."""
    said, before = told_of(heard, scene), scene.profile
    same = (
        before is not None and said.organisation in (None, before.organisation) and not ON_THEIR_OWN.search(heard.text)
    )
    return VOLUNTEER.open(known_before(said, before, heard.text) if before and same else said, scene)


def told_of(heard: Heard, scene: Scene) -> Draft:
    """All that a message tells of a helper."""
    heard = as_offered(heard, scene)
    draft = Draft(words=heard.text, name=scene.name or own_name(heard), place=heard.place, skipped=_NOT_ASKED)
    draft = fill(draft, heard.meaning, scene.now) if heard.meaning else draft
    branch = _BRANCH.search(heard.text)
    team = (heard.meaning.organisation if heard.meaning else None) or (branch.group(1) if branch else None)
    return _gleaned(changed(draft, organisation=team), heard, scene)


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
        organisation=before.organisation,
        people=said.people or before.crew,
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


def _submit(draft: Draft, _scene: Scene) -> Turn:
    """What they hear depends on whether the team that they name is spoken for, so the action says it."""
    return idle(actions=(RegisterVolunteer(draft),))


VOLUNTEER = FormSpec(
    name="volunteer",
    slots=(TEAM, CREW, CALLED, SKILLS, READING, FREE, AWAY, PLACE, RADIUS, WEEKLY, NUMBER),
    submit=_submit,
    hears=as_offered,
    gleans=_gleaned,
)
FLOW = Flow(intents={Intent.OFFER_HELP: offer})
