"""Answers to a form: a slot filled, a question passed over, a correction, yes or no, or nothing that makes sense."""

from dataclasses import dataclass, replace

from bot.core.messages import Kind
from bot.dialogue.engine.buttons import Edit, No, Pick, Skip, Yes
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.frames import Form
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Turn, asking, idle, led, told
from bot.dialogue.forms.asides import aside
from bot.dialogue.forms.filling import correct, fill, on_the_day_said, plainly, surely
from bot.dialogue.forms.form import CONFIRM, EDIT, FormSpec, is_read_back
from bot.dialogue.forms.kin import kin_said
from bot.dialogue.forms.said import is_whatever, whom_said
from bot.dialogue.forms.slot import Slot
from bot.words import say
from nlu.intents import REFUSALS, Intent

_PASSED_OVER = frozenset(
    {"不留", "不留了", "不留电话", "不用", "不用了", "不说", "不限", "没有", "跳过", "不知道"}
    | {"不清楚", "说不准", "no limit", "none", "skip"}
)
"""Whole answers that pass an optional question over, whatever a reader without context makes of them."""

_TOLD = ("when", "place", "phone", "people", "address")


@dataclass(frozen=True)
class Answer:
    """One message to an open form."""

    spec: FormSpec
    form: Form
    heard: Heard
    scene: Scene

    def take(self) -> Turn:
        """Take it, whichever way it comes; the state afterwards is the form alone, or nothing if that closed it."""
        if self.heard.kind is Kind.BUTTON:
            return self._pressed()
        return self._reviewed() if is_read_back(self.form) else self._answered()

    def is_certain(self) -> bool:
        """Whether these words can only be the answer to what is being asked."""
        return self.heard.kind is Kind.TEXT and self._asks_a_slot and self._slot.claims(self.heard)

    def is_one(self) -> bool:
        """Whether these words answer the question, or another of the form, whatever else they say."""
        said = self._unasked() or self._slot.words(self.form.draft, self.heard, self.scene)
        return self._passes_over() or said is not None

    @property
    def _asks_a_slot(self) -> bool:
        return self.spec.has(self.form.asking)

    @property
    def _slot(self) -> Slot:
        return self.spec.slot(self.form.asking)

    def _pressed(self) -> Turn:
        if (agreed := self._yes()) is not None:
            return self.spec.confirmed(self.form.model_copy(update={"draft": agreed}), self.scene)
        match self.heard.button:
            case No():
                return self._dropped()
            case Edit(slot=None):
                return self.spec.ask(self.form, EDIT, self.scene)
            case Edit(slot=str(name)) if self.spec.has(name):
                return self.spec.ask(self.form, name, self.scene)
        if picked := self._picked():
            return self._with(picked)
        return self.spec.repeat(self.form, self.scene, say(self.scene.language, "stale.button"))

    def _yes(self) -> Draft | None:
        """The draft after a button that says yes to what was read back, with what else it says."""
        match self.heard.button:
            case Yes() if self.form.asking == CONFIRM:
                return self.spec.on_yes(self.form.draft)
            case Pick(slot=name, code=code) if self.form.asking == CONFIRM and self.spec.has(name):
                slot = self.spec.slot(name)
                return slot.pick(self.form.draft, code, self.scene) if slot.settles else None
        return None

    def _picked(self) -> Draft | None:
        """A button of any question of this form, also of an earlier one; None for any other button."""
        draft = self.form.draft
        match self.heard.button:
            case Pick(slot=name, code=code) if self.spec.has(name):
                return self.spec.slot(name).pick(draft, code, self.scene)
            case Skip(slot=name) if self.spec.has(name) and self.spec.slot(name).optional:
                return self.spec.slot(name).skip(draft)
        return None

    def _reviewed(self) -> Turn:
        """Words instead of a button below the read-back: yes, no, or a correction."""
        agrees = self.heard.intent is Intent.AFFIRM or is_whatever(self.heard)
        if agrees and not self.heard.corrects:
            return self._agreed()
        if (added := self._added()) is not None:
            return self._with(added)
        if (corrected := self._corrected(self.heard)) != self.form.draft:
            return self._with(corrected)
        if self.heard.intent is Intent.CANCEL:
            return self._dropped()
        if self.heard.intent in REFUSALS:
            return self.spec.ask(self.form, EDIT, self.scene)
        return self._aside() or self._known_already() or self._miss()

    def _known_already(self) -> Turn | None:
        """What was read back, said again."""
        draft, meaning = self.form.draft, self.heard.meaning
        same = meaning and {
            name for name in _TOLD if getattr(meaning, name) and getattr(meaning, name) == getattr(draft, name)
        }
        myself = draft.beneficiary == ("self",) == whom_said(self.heard)
        return (
            self.spec.repeat(self.form, self.scene, say(self.scene.language, "meanwhile.same"))
            if same or myself
            else None
        )

    def _agreed(self) -> Turn:
        """Yes to what was read back; to what was to be changed it is that nothing is, after all."""
        if self.form.asking == CONFIRM:
            return self.spec.confirmed(self.form, self.scene)
        return self.spec.ask(self.form, CONFIRM, self.scene)

    def _answered(self) -> Turn:
        """An answer to the question, to another one, or something in passing; whatever makes sense of it first."""
        ways = (self._put_right, self._passed_over, self._before_all, self._answer, self._aside, self._refused)
        return next((turn for way in ways if (turn := way()) is not None), None) or self._besides()

    def _put_right(self) -> Turn | None:
        """What takes back something said before is no answer to the question, unless that is what it changes."""
        if not self.heard.corrects or self._slot.words(self.form.draft, self.heard, self.scene):
            return None
        corrected = self._corrected(self.heard)
        return self._noted(corrected) if corrected != self.form.draft else None

    def _passed_over(self) -> Turn | None:
        return self._with(self._slot.skip(self.form.draft)) if self._passes_over() else None

    def _before_all(self) -> Turn | None:
        if self._slot.claims(self.heard):
            return None
        return (self._aside() if self._slot.loose else None) or self._unasked()

    def _answer(self) -> Turn | None:
        if (answered := self._slot.words(self.form.draft, self.heard, self.scene)) is None:
            return None
        meaning = self.heard.meaning
        return self._with(fill(answered, plainly(meaning), self.scene.now) if meaning else answered)

    def _refused(self) -> Turn | None:
        if not self._slot.optional or self.heard.intent not in REFUSALS | {Intent.CANCEL}:
            return None
        return self._with(self._slot.skip(self.form.draft))

    def _besides(self) -> Turn:
        if (corrected := self._corrected(surely(self.heard))) != self.form.draft:
            return self._noted(corrected)
        return self._dropped() if self.heard.intent is Intent.CANCEL else self._miss()

    def _passes_over(self) -> bool:
        return self._slot.optional and (self.heard.whole in _PASSED_OVER or is_whatever(self.heard))

    def _aside(self) -> Turn | None:
        if (said := aside(self.heard, self.scene)) is None:
            return None
        return asking(self.form, *led(said, (self.spec.question(self.form, self.scene),)))

    def _unasked(self) -> Turn | None:
        """Words that answer another question are taken for that, and the open one is asked again."""
        for slot in self.spec.slots:
            if slot.name == self.form.asking or not slot.unasked(self.heard):
                continue
            if draft := slot.words(self.form.draft, self.heard, self.scene):
                noted = say(self.scene.language, "form.noted", what=slot.show(draft, self.scene))
                return self.spec.repeat(self.form.model_copy(update={"draft": draft}), self.scene, noted)
        return None

    def _added(self) -> Draft | None:
        """Below the read-back: words that answer a question which is not asked of everybody."""
        unasked = (slot for slot in self.spec.slots if slot.unasked(self.heard))
        said = (slot.words(self.form.draft, self.heard, self.scene) for slot in unasked)
        return next((draft for draft in said if draft is not None), None)

    def _corrected(self, heard: Heard) -> Draft:
        draft = self.form.draft
        if heard.meaning is None:
            return changed(draft, place=heard.place or draft.place)
        told = correct(draft, plainly(on_the_day_said(draft, heard.text, heard.meaning)), self.scene.now)
        if told.beneficiary and (kin := kin_said(heard.text)):
            told = changed(told, kin=kin)
        return changed(told, words=f"{told.words}\n{heard.text}".strip()) if heard.corrects and told != draft else told

    def _noted(self, draft: Draft) -> Turn:
        """What answers other questions is said to be noted, and on with what is missing."""
        before, turn = self.form.draft, self._with(draft)
        shown = ((slot.show(before, self.scene), slot.show(draft, self.scene)) for slot in self.spec.slots)
        what = say(self.scene.language, "list.and").join(now for then, now in shown if now and now != then)
        lead = say(self.scene.language, "form.noted", what=what) if what else say(self.scene.language, "meanwhile.same")
        return replace(turn, replies=led(lead, turn.replies))

    def _with(self, draft: Draft) -> Turn:
        whole = self.spec.gleans(draft, self.heard, self.scene) if self.heard.kind is Kind.TEXT else draft
        return self.spec.advance(self.form.model_copy(update={"draft": whole}), self.scene)

    def _dropped(self) -> Turn:
        return idle(told(self.scene, "form.dropped"))

    def _miss(self) -> Turn:
        missed = self.form.model_copy(update={"misses": self.form.misses + 1})
        why = self._why_again()
        lost = why == say(self.scene.language, "form.not_understood")
        return replace(self.spec.repeat(missed, self.scene, why), missed=lost)

    def _why_again(self) -> str:
        if self.heard.intent in REFUSALS:
            return say(self.scene.language, "form.refused")
        if self._asks_a_slot:
            return self._slot.missed(self.heard, self.scene)
        return say(self.scene.language, "form.not_understood")
