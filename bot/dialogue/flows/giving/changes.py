"""A helper changes, in words and at any time, what we know of them: number, place, hours, skills, limits.

A changed record is read back as the form that it was given by. The intent model knows no such wishes, so they are told
by their words, and only of those who are helpers.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import AwaitingNumber
from bot.dialogue.engine.giving.actions import ChangePhone
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import IDLE, Stack
from bot.dialogue.engine.turn import Turn, asking, idle, told
from bot.dialogue.engine.views import Profile
from bot.dialogue.flows import visits
from bot.dialogue.flows.giving import presence
from bot.dialogue.flows.volunteer import ON_THEIR_OWN, VOLUNTEER, known_before, told_of
from bot.dialogue.forms.filling import SURE_ENOUGH
from nlu.grammar.absences import is_refusal
from nlu.intents import Intent
from nlu.understanding import Understanding

_NUMBER = re.compile(
    r"换(?:了|过|个|一个)*新?的?(?:电话|号码|手机号?码?|号)|新(?:的)?(?:电话|号码|手机号?码?)"
    r"|(?:电话|号码|手机号?码?)(?:改|换|变)[成了为]?"
    r"|\b(?:new|changed?|another) (?:my )?(?:phone|number|mobile)|\b(?:phone|number) (?:has )?changed",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"搬(?:了|过)?(?:新)?家(?:了|到|去)|搬(?:到|去|来)了?|(?:现在|以后|改)住|换了?(?:个)?(?:地方|住处)住?"
    r"|\b(?:moved|now live|live now)\b",
    re.IGNORECASE,
)
_HOURS = re.compile(
    r"有空|空闲|有时间|能来|可以来|时间(?:改|换|变)|(?:改|换)(?:成|到|在|为)|\b(?:free|available)\b", re.IGNORECASE
)
_OTHER_HOURS = re.compile(r"改|换|变|只|现在|以后|\b(?:only|now|from now on|change[ds]?|instead)\b", re.IGNORECASE)
_SKILL = re.compile(r"(?:只|还|也|又|另外)(?:会|能|可以|懂|做|帮|学会)|学会了|\b(?:only|also|can)\b", re.IGNORECASE)
_NO_SKILL = re.compile(
    r"(?:不(?:再|能|想|会|做|干|帮|给|接)|别再|做不[了动]|干不[了动]).{0,10}|\b(?:no longer|not .* any ?more)\b",
    re.IGNORECASE,
)
_OF_A_HELPER = re.compile(
    r"有空|有时间|空闲|志[愿原]者|义工|我(?:还|也|只)?会|搬|每[周天]|一周|\b(?:free|available|volunteer|moved|i can)\b",
    re.IGNORECASE,
)
"""Of who has needs of their own, other changes are those of a need: 改成周五."""

_ASKS = re.compile(r"帮我|给我|替我|请人|找人|找个|想请|需要|求助|\b(?:i need|help me|looking for)\b", re.IGNORECASE)
"""Words of a need: whoever helps may also be in need, and says so like everybody."""


def hear(heard: Heard, meaning: Understanding, scene: Scene) -> Turn | None:
    """A change by a helper, where nothing else is under way that it answers; None where it is none."""
    asks = _ASKS.search(heard.text) is not None
    if _NUMBER.search(heard.text) and (meaning.phone or not asks):
        return _other_number(meaning, scene)
    if scene.profile is None or asks:
        return None
    if scene.tasks and is_refusal(heard.text):
        return visits.decline_in_words(IDLE, heard, scene)
    if (turn := presence.hear(heard, scene)) is not None:
        return turn
    draft = _changed(heard, meaning, scene.profile, scene) if _is_of_the_helper(heard, scene.profile, scene) else None
    return VOLUNTEER.open(draft, scene) if draft else None


def _is_of_the_helper(heard: Heard, helper: Profile, scene: Scene) -> bool:
    """And not of a need of their own, nor of themselves where it is their team that we know."""
    of_a_need = bool(scene.needs) and not _OF_A_HELPER.search(heard.text)
    return not of_a_need and not (helper.organisation and ON_THEIR_OWN.search(heard.text))


def number_told(_asked: AwaitingNumber, _state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """The new number; None: the message is about something else."""
    return _other_number(heard.meaning, scene) if heard.meaning and heard.meaning.phone else None


def _other_number(meaning: Understanding, scene: Scene) -> Turn:
    if not meaning.phone:
        return asking(AwaitingNumber(), told(scene, "phone.which"))
    return idle(told(scene, "phone.changed", phone=meaning.phone), actions=(ChangePhone(meaning.phone),))


@dataclass(frozen=True)
class _Said:
    """What a message says, and the record with it: `kept` without new skills, `more` with them."""

    words: str
    meaning: Understanding
    draft: Draft
    kept: Draft
    more: Draft


def _changed(heard: Heard, meaning: Understanding, before: Profile, scene: Scene) -> Draft | None:
    draft = told_of(heard, scene)
    kept = known_before(changed(draft, categories=()), before, heard.text)
    said = _Said(heard.text, meaning, draft, kept, known_before(draft, before, heard.text))
    return next((new for change in _CHANGES if (new := change(said)) is not None), None)


def _limit(said: _Said) -> Draft | None:
    return said.kept if said.draft.weekly_visits or said.draft.weekly_hours else None


def _place(said: _Said) -> Draft | None:
    """Who says only that they have moved is asked where to."""
    return changed(said.kept, place=said.draft.place) if _PLACE.search(said.words) else None


def _less_skills(said: _Said) -> Draft | None:
    likely = {code for guess in said.meaning.guesses for code in guess.categories}
    gone = (likely | set(said.meaning.categories)) & set(said.kept.categories)
    if not gone or said.meaning.when or not _NO_SKILL.search(said.words):
        return None
    return changed(said.kept, categories=tuple(code for code in said.kept.categories if code not in gone))


def _hours(said: _Said) -> Draft | None:
    """周三下午有空 comes on top; 改成周三下午 takes the place of what was."""
    new = said.draft
    if not (new.recurring or new.when) or not _HOURS.search(said.words) or _is_another_matter(said.meaning):
        return None
    if not _OTHER_HOURS.search(said.words):
        return said.kept
    return changed(said.kept, recurring=new.recurring, when=new.when, readings=new.readings)


def _skills(said: _Said) -> Draft | None:
    return said.more if said.meaning.categories and _SKILL.search(said.words) and _may_offer(said.meaning) else None


def _may_offer(meaning: Understanding) -> bool:
    return meaning.intent is Intent.OFFER_HELP or meaning.confidence < SURE_ENOUGH


def _is_another_matter(meaning: Understanding) -> bool:
    clear = meaning.confidence >= SURE_ENOUGH
    return clear and meaning.intent not in (Intent.OFFER_HELP, Intent.CHANGE_TIME, Intent.OTHER)


_CHANGES: tuple[Callable[[_Said], Draft | None], ...] = (_limit, _place, _less_skills, _hours, _skills)

FLOW = Flow(frames={AwaitingNumber: number_told})
