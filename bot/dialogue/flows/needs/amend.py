"""Amend: what was said of a need that is recorded is put right, in words or by button, read back, done."""

import re
from dataclasses import replace

from bot.core.messages import Kind
from bot.dialogue.engine.actions import AmendNeed
from bot.dialogue.engine.buttons import Amend
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.frames import WhichToAmend
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, asking, idle, stay, told
from bot.dialogue.engine.views import NeedView
from bot.dialogue.flows.need import NEED
from bot.dialogue.flows.which import buttons, by_id, in_words, meant
from bot.dialogue.forms.filling import correct, plainly
from bot.dialogue.forms.form import EDIT, FormSpec
from bot.dialogue.forms.said import in_context
from bot.dialogue.forms.slots.when import coming
from nlu.intents import NEEDS, OFFERS, Intent
from nlu.understanding import Understanding

_OF_BEFORE = re.compile(
    r"刚才|刚刚|那个|那件|那单|上一个|之前|前面|忘了|忘记|漏了|漏说|没留|没说|补一下|补充|写错|说错|填错|搞错|弄错|改[成为到一]|换[成到]"
    r"|^(?:我的?)?(?:电话|手机|地址|门牌|号码)|加[一两几\d]?个?人|只要|就够|够了"
    r"|\b(?:earlier|forgot|change|wrong|instead|my (?:phone|number|address) is|make it)\b",
    re.IGNORECASE,
)
"""Words that speak of what was said before."""

_VALUES = ("people", "place", "address", "phone", "wish", "name", "quantity")
_SHORT = 10
"""Characters. 要个女的 alone is a wish about what was asked for."""


def speaks_of_one(heard: Heard, scene: Scene) -> bool:
    """Whether the words put something right of a need that stands, rather than tell another one."""
    said = heard.instead or heard
    if heard.kind is not Kind.TEXT or not scene.needs or said.meaning is None or scene.coordinator:
        return False
    said = in_context(_as_draft(scene.needs[0]), said, scene, timely=False)
    if said.meaning is None or (said.meaning.wish and len(said.text) <= _SHORT):
        return said.meaning is not None
    named = set(said.meaning.categories) - {need.category for need in scene.needs}
    told = any(getattr(said.meaning, name) for name in _VALUES)
    if not told or (named and said.intent is Intent.REPORT_NEED and said.meaning.when):
        return False
    return said.corrects or bool(_OF_BEFORE.search(heard.text))


def put_right(_state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Find out which need is meant, and read it back as it would be."""
    said = heard.instead or heard
    meaning = said.meaning or Understanding(intent=Intent.OTHER, confidence=0)
    found = meant(scene.needs, meaning, by_time=False)
    if len(found) > 1 and re.search("刚才|刚刚|earlier|just now", heard.text):
        found = scene.needs[:1]
    if len(found) == 1:
        return _begin(found[0], said, scene)
    asked = told(scene, "amend.which", buttons=buttons(found, Amend, scene))
    return asking(WhichToAmend(meaning=meaning, words=said.text), asked)


def chosen(asked: WhichToAmend, _state: Stack, heard: Heard, scene: Scene) -> Turn | None:
    """In words, from the list that was shown; None: the message is about something else."""
    if heard.intent in (Intent.DENY, Intent.CANCEL):
        return idle(told(scene, "move.kept"))
    one = in_words(scene.needs, heard)
    return _begin(one, Heard(text=asked.words, meaning=asked.meaning), scene) if one else None


def pressed(state: Stack, button: Amend, scene: Scene) -> Turn:
    """By button: with what was said, or asking which part is to be another."""
    if (need := by_id(scene.needs, button.need_id)) is None:
        return stay(state, told(scene, "stale.need"))
    if isinstance(state.top, WhichToAmend):
        return _begin(need, Heard(text=state.top.words, meaning=state.top.meaning), scene)
    form = CHANGE.open(_as_draft(need), scene).state.top
    return CHANGE.ask(form, EDIT, scene)  # type: ignore[arg-type]


def _begin(need: NeedView, said: Heard, scene: Scene) -> Turn:
    before = _as_draft(need)
    heard = in_context(before, replace(said, corrects=True), scene, timely=True)
    meaning = heard.meaning.model_copy(update={"categories": ()}) if heard.meaning else None
    draft = correct(before, plainly(meaning), scene.now) if meaning else before
    words = f"{before.words}\n{said.text}".strip()
    return CHANGE.open(draft.model_copy(update={"words": words}), scene)


def _as_draft(need: NeedView) -> Draft:
    """The need as it was told; what was not said then is not asked for now."""
    return Draft(
        need_id=need.id, categories=(need.category,), when=need.windows, recurring=need.rules, place=need.place,
        people=need.people, address=need.address, phone=need.phone, beneficiary=need.beneficiary, wish=need.wish,
        quantity=need.quantity, words=need.words, skipped=frozenset(slot.name for slot in NEED.slots) - {"reading"},
    )  # fmt: skip


def _submit(draft: Draft, scene: Scene) -> Turn:
    left = coming(draft.when, scene.now)
    if draft.need_id is None or not (left or draft.recurring):
        return CHANGE.open(draft.model_copy(update={"when": (), "skipped": draft.skipped - {"when"}}), scene)
    done = AmendNeed(draft.need_id, draft.model_copy(update={"when": left}))
    return idle(told(scene, "amend.done"), actions=(done,))


CHANGE = FormSpec(
    name="change",
    slots=tuple(slot for slot in NEED.slots if slot.name not in ("category", "item", "agreed", "twin")),
    submit=_submit,
    interrupted_by=NEEDS | OFFERS,
)
FLOW = Flow(buttons={Amend: pressed}, frames={WhichToAmend: chosen})
