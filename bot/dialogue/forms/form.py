"""Forms: ask only for what is missing, one question at a time, and read everything back at the end."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Edit, Human, No, Yes
from bot.dialogue.engine.draft import Draft
from bot.dialogue.engine.frames import Form, FormName
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.pressed import Pressed
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import Turn, asking, button, led, rows, told
from bot.dialogue.forms.slot import Slot
from bot.words import say
from nlu.intents import Intent

CONFIRM, EDIT = "confirm", "edit"
_MISSES_TILL_HUMAN = 2


def is_read_back(form: Form) -> bool:
    """Whether no slot is being asked for: everything was read back, or it was asked which part is wrong."""
    return form.asking in (CONFIRM, EDIT)


@dataclass(frozen=True)
class FormSpec:
    """One form: its questions in order, and what is done when the person says yes.

    Each method returns a turn whose state is this form alone, or nothing where the form is closed; what lies beneath
    it is the caller's. `interrupted_by` are the intents that are a new matter in the middle of this form; `yes_buttons`
    the ways to say yes besides the plain one, of which `on_yes` tells what else it says. `hears` reads a message as
    those mean it who fill this form: the interpreter knows no context; `gleans` takes into a draft what is told beside
    any answer, and has no question of its own.
    """

    name: FormName
    slots: tuple[Slot, ...]
    submit: Callable[[Draft, Scene], Turn]
    interrupted_by: frozenset[Intent] = frozenset()
    hears: Callable[[Heard, Scene], Heard] = lambda heard, _scene: heard
    gleans: Callable[[Draft, Heard, Scene], Draft] = lambda draft, _heard, _scene: draft
    yes_buttons: Callable[[Draft], tuple[tuple[str, Pressed], ...]] = lambda _: ()
    on_yes: Callable[[Draft], Draft] = lambda draft: draft

    def open(self, draft: Draft, scene: Scene) -> Turn:
        """Begin with what is known already."""
        return self.advance(Form(form=self.name, draft=draft), scene)

    def advance(self, form: Form, scene: Scene) -> Turn:
        """Ask for the next thing that is missing; where nothing is, read everything back."""
        slot = self._missing(form.draft, scene)
        return self.ask(form, slot.name if slot else CONFIRM, scene)

    def confirmed(self, form: Form, scene: Scene) -> Turn:
        """The scene may have changed since it was read back, so what is missing now is asked after all."""
        return self.advance(form, scene) if self._missing(form.draft, scene) else self.submit(form.draft, scene)

    def ask(self, form: Form, what: str, scene: Scene) -> Turn:
        """Ask this, for the first time."""
        asked = form.model_copy(update={"asking": what, "misses": 0})
        return asking(asked, self.question(asked, scene))

    def repeat(self, form: Form, scene: Scene, lead: str) -> Turn:
        """Say why, and ask again in the same message; after a few misses a person can be called with one press."""
        asked = self.question(form, scene)
        help_ = rows([button(scene, "button.human", Human())]) if form.misses >= _MISSES_TILL_HUMAN else ()
        return asking(form, *led(lead, (asked.model_copy(update={"buttons": asked.buttons + help_}),)))

    def question(self, form: Form, scene: Scene) -> Outgoing:
        """What is being asked just now."""
        if form.asking == CONFIRM:
            return self._read_back(form.draft, scene)
        if form.asking == EDIT:
            return self._which_part(form.draft, scene)
        return self.slot(form.asking).ask(form.draft, scene, form.misses)

    def has(self, name: str) -> bool:
        """Whether there is a slot of this name."""
        return any(slot.name == name for slot in self.slots)

    def slot(self, name: str) -> Slot:
        """The slot of this name."""
        return next(slot for slot in self.slots if slot.name == name)

    def _missing(self, draft: Draft, scene: Scene) -> Slot | None:
        return next((s for s in self.slots if s.name not in draft.skipped and s.wanted(draft, scene)), None)

    def _read_back(self, draft: Draft, scene: Scene) -> Outgoing:
        shown = ((slot.name, slot.show(draft, scene)) for slot in self.slots)
        lines = "\n".join(f"{say(scene.language, f'slot.{name}')}{value}" for name, value in shown if value)
        ways = self.yes_buttons(draft)
        plain = "button.yes_they_know" if ways else "button.yes"
        choices = ((plain, Yes()), *ways, ("button.edit", Edit()), ("button.drop", No()))
        buttons = rows(button(scene, key, pressed) for key, pressed in choices)
        return told(scene, f"confirm.{self.name}", lines=lines, buttons=buttons)

    def _which_part(self, draft: Draft, scene: Scene) -> Outgoing:
        shown = (slot for slot in self.slots if slot.show(draft, scene) or slot.name in draft.skipped)
        buttons = [button(scene, f"part_of_form.{slot.name}", Edit(slot.name)) for slot in shown]
        return told(scene, "form.which_part", buttons=rows([*buttons, button(scene, "button.drop", No())], across=2))
