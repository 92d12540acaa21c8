"""Forms: ask only for what is missing, one question at a time, read back, then confirm, correct or drop."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.messages import Kind, Outgoing
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.state import Draft, Form, FormName
from bot.dialogue.engine.turn import Turn, button, idle, led, rows, stay, told
from bot.dialogue.forms.filling import correct, fill, plainly, surely
from bot.dialogue.forms.hours import on_the_day_said
from bot.dialogue.forms.slot import Slot, changed
from bot.dialogue.patterns.smalltalk import aside
from bot.words import say

CONFIRM, EDIT = "confirm", "edit"
_MISSES_TILL_HUMAN = 2
_REFUSALS = ("deny", "decline_task")
"""不行 and 来不了 are understood, though they answer no question: a reader without context takes both for refusals."""

_PASSED_OVER = frozenset(
    {"不留", "不留了", "不留电话", "不用", "不用了", "不说", "不限", "没有", "跳过", "不知道"}
    | {"不清楚", "说不准", "no limit", "none", "skip"}
)
"""Whole answers that pass an optional question over, whatever a reader without context makes of them."""


@dataclass(frozen=True)
class FormSpec:
    """One form: its questions in order, and what is done when the person says yes."""

    name: FormName
    slots: tuple[Slot, ...]
    submit: Callable[[Draft, Scene], Turn]

    def open(self, draft: Draft, scene: Scene) -> Turn:
        """Begin with what is known already."""
        return self._advance(Form(form=self.name, draft=draft), scene)

    def carry_on(self, form: Form, heard: Heard, scene: Scene) -> Turn:
        """Take an answer, whichever way it comes."""
        if heard.kind is Kind.BUTTON:
            return self._pressed(form, heard, scene)
        if form.asking in (CONFIRM, EDIT):
            return self._reviewed(form, heard, scene)
        return self._answered(form, heard, scene)

    def claims(self, form: Form, heard: Heard) -> bool:
        """Whether these words can only be the answer to what is being asked."""
        return heard.kind is Kind.TEXT and self._has(form.asking) and self._slot(form.asking).claims(heard)

    def answers(self, form: Form, heard: Heard, scene: Scene) -> bool:
        """Whether these words answer the question, or another of the form, whatever else they say."""
        slot = self._slot(form.asking)
        said = self._unasked(form, heard, scene) or slot.words(form.draft, heard, scene)
        return _passes_over(slot, heard) or said is not None

    def question(self, form: Form, scene: Scene) -> Outgoing:
        """What is being asked just now."""
        if form.asking == CONFIRM:
            return self._read_back(form.draft, scene)
        if form.asking == EDIT:
            return self._which_part(form.draft, scene)
        return self._slot(form.asking).ask(form.draft, scene, form.misses)

    def _missing(self, draft: Draft, scene: Scene) -> Slot | None:
        return next((s for s in self.slots if s.name not in draft.skipped and s.wanted(draft, scene)), None)

    def _confirmed(self, form: Form, scene: Scene) -> Turn:
        """The scene may have changed since it was read back, so what is missing now is asked after all."""
        return self._advance(form, scene) if self._missing(form.draft, scene) else self.submit(form.draft, scene)

    def _advance(self, form: Form, scene: Scene) -> Turn:
        slot = self._missing(form.draft, scene)
        asked = form.model_copy(update={"asking": slot.name if slot else CONFIRM, "misses": 0})
        return stay(asked, self.question(asked, scene))

    def _with(self, form: Form, draft: Draft, scene: Scene) -> Turn:
        return self._advance(form.model_copy(update={"draft": draft}), scene)

    def _pressed(self, form: Form, heard: Heard, scene: Scene) -> Turn:
        match heard.button:
            case ("yes",) if form.asking == CONFIRM:
                return self._confirmed(form, scene)
            case ("no",):
                return idle(told(scene, "form.dropped"))
            case ("edit",):
                return self._ask(form, EDIT, scene)
            case ("edit", name) if self._has(name):
                return self._ask(form, name, scene)
        picked = self._picked(form.draft, heard, scene)
        if picked:
            return self._with(form, picked, scene)
        return self._repeat(form, scene, say(scene.language, "stale.button"))

    def _picked(self, draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
        """A button of any question of this form, also of an earlier one; None for any other button."""
        match heard.button:
            case ("pick", name, code) if self._has(name):
                return self._slot(name).pick(draft, code, scene)
            case ("skip", name) if self._has(name) and self._slot(name).optional:
                return self._slot(name).skip(draft)
        return None

    def _reviewed(self, form: Form, heard: Heard, scene: Scene) -> Turn:
        """Words instead of a button below the read-back: yes, no, or a correction."""
        if heard.intent == "affirm" and form.asking == CONFIRM:
            return self._confirmed(form, scene)
        corrected = self._corrected(form.draft, heard, scene)
        if corrected != form.draft:
            return self._with(form, corrected, scene)
        if heard.intent == "cancel":
            return idle(told(scene, "form.dropped"))
        if heard.intent in _REFUSALS:
            return self._ask(form, EDIT, scene)
        return aside(form, heard, scene, self.question(form, scene)) or self._miss(form, heard, scene)

    def _answered(self, form: Form, heard: Heard, scene: Scene) -> Turn:
        slot = self._slot(form.asking)
        if _passes_over(slot, heard):
            return self._with(form, slot.skip(form.draft), scene)
        if not slot.claims(heard) and (turn := self._besides(form, heard, scene)) is not None:
            return turn
        if (answered := slot.words(form.draft, heard, scene)) is not None:
            filled = fill(answered, plainly(heard.meaning), scene.now) if heard.meaning else answered
            return self._with(form, filled, scene)
        if slot.optional and heard.intent in (*_REFUSALS, "cancel"):
            return self._with(form, slot.skip(form.draft), scene)
        corrected = self._corrected(form.draft, surely(heard), scene)
        if corrected != form.draft:
            return self._with(form, corrected, scene)
        return idle(told(scene, "form.dropped")) if heard.intent == "cancel" else self._miss(form, heard, scene)

    def _besides(self, form: Form, heard: Heard, scene: Scene) -> Turn | None:
        """What was said is not about this question: a greeting, another question's answer; None where it may be."""
        return aside(form, heard, scene, self.question(form, scene)) or self._unasked(form, heard, scene)

    def _unasked(self, form: Form, heard: Heard, scene: Scene) -> Turn | None:
        """Words that answer another question are taken for that, and the open one is asked again."""
        for slot in self.slots:
            if slot.name != form.asking and slot.unasked(heard) and (draft := slot.words(form.draft, heard, scene)):
                noted = say(scene.language, "form.noted", what=slot.show(draft, scene))
                return self._repeat(form.model_copy(update={"draft": draft}), scene, noted)
        return None

    def _corrected(self, draft: Draft, heard: Heard, scene: Scene) -> Draft:
        if heard.meaning is None:
            return changed(draft, place=heard.place or draft.place)
        return correct(draft, plainly(on_the_day_said(draft, heard.text, heard.meaning)), scene.now)

    def _ask(self, form: Form, asking: str, scene: Scene) -> Turn:
        asked = form.model_copy(update={"asking": asking, "misses": 0})
        return stay(asked, self.question(asked, scene))

    def _miss(self, form: Form, heard: Heard, scene: Scene) -> Turn:
        missed = form.model_copy(update={"misses": form.misses + 1})
        return self._repeat(missed, scene, self._why_again(form, heard, scene))

    def _why_again(self, form: Form, heard: Heard, scene: Scene) -> str:
        if heard.intent in _REFUSALS:
            return say(scene.language, "form.refused")
        asks = self._has(form.asking)
        return self._slot(form.asking).missed(heard, scene) if asks else say(scene.language, "form.not_understood")

    def _repeat(self, form: Form, scene: Scene, lead: str) -> Turn:
        """Say why, and ask again in the same message; after a few misses a person can be called with one press."""
        asked = self.question(form, scene)
        help_ = rows([button(scene, "button.human", "human")]) if form.misses >= _MISSES_TILL_HUMAN else ()
        return stay(form, *led(lead, (asked.model_copy(update={"buttons": asked.buttons + help_}),)))

    def _read_back(self, draft: Draft, scene: Scene) -> Outgoing:
        shown = ((slot.name, slot.show(draft, scene)) for slot in self.slots)
        lines = "\n".join(f"{say(scene.language, f'slot.{name}')}{value}" for name, value in shown if value)
        choices = (("button.yes", "yes"), ("button.edit", "edit"), ("button.drop", "no"))
        buttons = rows(button(scene, key, data) for key, data in choices)
        return told(scene, f"confirm.{self.name}", lines=lines, buttons=buttons)

    def _which_part(self, draft: Draft, scene: Scene) -> Outgoing:
        shown = (slot for slot in self.slots if slot.show(draft, scene) or slot.name in draft.skipped)
        buttons = [button(scene, f"part_of_form.{slot.name}", f"edit:{slot.name}") for slot in shown]
        return told(scene, "form.which_part", buttons=rows([*buttons, button(scene, "button.drop", "no")], across=2))

    def _has(self, name: str) -> bool:
        return any(slot.name == name for slot in self.slots)

    def _slot(self, name: str) -> Slot:
        return next(slot for slot in self.slots if slot.name == name)


def _passes_over(slot: Slot, heard: Heard) -> bool:
    return slot.optional and heard.text.strip(" 。.!！").lower() in _PASSED_OVER
