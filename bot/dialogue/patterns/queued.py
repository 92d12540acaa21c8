"""Queued: a need told while another is asked about or read back. It waits beneath the form until its turn comes.

While questions are open, the same need told anew is taken in; below the read-back it corrects what was read.
"""

import re
from dataclasses import replace

from bot.core.messages import Kind
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.frames import Form, Queued
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, led
from bot.dialogue.flows.need import NEED, begun
from bot.dialogue.flows.registry import answer_to
from bot.dialogue.forms.filling import SURE_ENOUGH, retell
from bot.dialogue.forms.form import is_read_back
from bot.dialogue.forms.slots.category import names
from bot.words import say
from nlu.intents import Intent
from nlu.understanding import Understanding

_SAME_FOR_ALL = ("place", "address", "phone", "name")
"""One person's needs of one hour are mostly at one place. It is read back with each, and can be changed there."""

_ON_TOP = re.compile(
    r"(?:^|[\s，。,.;；!！、])(?:另外|此外|还有|再有|再就是|除此之外)|(?:还|也)(?:想|要|需要|得|缺)|再(?:帮|找|请|来|加)|顺便|顺带"
    r"|(?:^|[，。,!！])\s*对了[，, ]++(?!就?是)"
    r"|\b(?:also|another|besides|in addition|as well|one more|on top of that)\b|\btoo\W*$",
    re.IGNORECASE,
)
"""Words that put something beside what was said."""

_INSTEAD = re.compile(
    r"不是|不对|不要|错了|说错|弄错|搞错|应该是|而是|改[成为到在期约天一下]|换[成到]|要的是|我说的是|我是说"
    r"|\b(?:instead|rather|wrong|change|actually|i mean|i meant|make it)\b|^\s*(?:no|not)\b",
    re.IGNORECASE,
)
"""Words that put something in the place of what was said."""


def keep(form: Form, state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """Say that it is noted and ask the open question again; None where the words belong to what is being asked."""
    meaning = heard.meaning
    if meaning is None or heard.corrects or not _tells_a_need(form, heard, meaning):
        return None
    if _belongs_to_it(form, heard, meaning, scene):
        return None
    if _same(form.draft, meaning):
        turn = NEED.open(retell(form.draft, heard.text, meaning, scene.now), scene)
        replies = led(say(scene.language, "meanwhile.same"), turn.replies)
        return Turn(state.popped().pushed(*turn.state.frames), replies)
    lead = say(scene.language, "meanwhile.kept", what=names(meaning.categories, scene))
    return Turn(_with_another(state, heard, meaning, scene), led(lead, (NEED.question(form, scene),)))


def take_up(form: Form, state: Stack, turn: Turn, scene: Scene) -> Turn:
    """What came of the form on top, on what lies beneath it; where the form is closed, on with the need queued next."""
    beneath = state.popped()
    if turn.state.frames or not isinstance(beneath.top, Queued):
        return replace(turn, state=beneath.pushed(*turn.state.frames))
    following = _following(form.draft, beneath.top.draft)
    opened = NEED.open(following, scene)
    lead = say(scene.language, "meanwhile.next", what=names(following.categories, scene))
    state = beneath.popped().pushed(*opened.state.frames)
    return Turn(state, (*turn.replies, *led(lead, opened.replies)), turn.actions)


def is_another(draft: Draft, words: str, meaning: Understanding) -> bool:
    """Whether a need clearly told is none of the draft's kind and is said to come on top, or told as a whole.

    另外要两个人 is none: who says how many speaks of what was read back, and a kind is easily read into it.
    """
    same_kind = not set(draft.categories).isdisjoint(meaning.categories)
    if same_kind or meaning.people is not None or _INSTEAD.search(words):
        return False
    return bool(_ON_TOP.search(words)) or _whole(meaning)


def _whole(meaning: Understanding) -> bool:
    """A need with its own time, and with a place or somebody else whom it is for: nobody corrects so much at once."""
    own_time = bool(meaning.when or meaning.recurring or meaning.other_when)
    return own_time and bool(meaning.place or set(meaning.beneficiary) - {"self"})


def _tells_a_need(form: Form, heard: Heard, meaning: Understanding) -> bool:
    """A need is clearly told while there is one already."""
    told = meaning.intent is Intent.REPORT_NEED and bool(meaning.categories) and meaning.confidence >= SURE_ENOUGH
    return told and form.form == "need" and heard.kind is Kind.TEXT


def _belongs_to_it(form: Form, heard: Heard, meaning: Understanding, scene: Scene) -> bool:
    """The words answer the question, or correct what was read back."""
    if is_read_back(form):
        return not is_another(form.draft, heard.text, meaning)
    return answer_to(form, heard, scene).is_one()


def _same(draft: Draft, meaning: Understanding) -> bool:
    return not set(draft.categories).isdisjoint(meaning.categories)


def _with_another(state: Stack, heard: Heard, meaning: Understanding, scene: Scene) -> Stack:
    """First told, first taken up: what is told last lies at the bottom, with what was told of it before."""
    queued = [frame for frame in reversed(state.frames) if isinstance(frame, Queued)]
    before = next((frame for frame in queued if _same(frame.draft, meaning)), None)
    new = retell(before.draft, heard.text, meaning, scene.now) if before else begun(heard, scene)
    return Stack(frames=(Queued(draft=new), *(frame for frame in state.frames if frame is not before)))


def _following(closed: Draft, following: Draft) -> Draft:
    """The next need, with what holds for all of them as it was last said."""
    known = {name: getattr(closed, name) for name in _SAME_FOR_ALL if not getattr(following, name)}
    return changed(following, skipped=closed.skipped & frozenset(known), **known)
