"""A slot: one thing that a form wants to know, how to ask for it, and how to hear the answer."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.messages import Outgoing
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.words import say


@dataclass(frozen=True)
class Slot:
    """One question of a form.

    `wanted` tells whether it must still be asked; `ask(draft, scene, misses)` words the question, in other words after
    a miss; `pick` takes the code of a button and `words` a message, both None where they make no sense of it; `show` is
    the value as it is read back, empty where there is nothing to say; `skip_empties` names the draft's field of a
    question that may be passed over (or several); `claims` tells of words that can only be an answer to this question,
    whatever else they were taken for; `unasked` of words that answer it even where another question is open; `loose`
    that nearly any words would do as an answer, so that what is said in passing comes first; `settles` that its button
    is a yes to what was read back, too;
    `missed(heard, scene)` says that an answer was none, before the question is asked again.
    """

    name: str
    wanted: Callable[[Draft, Scene], bool]
    ask: Callable[[Draft, Scene, int], Outgoing]
    pick: Callable[[Draft, str, Scene], Draft | None]
    words: Callable[[Draft, Heard, Scene], Draft | None]
    show: Callable[[Draft, Scene], str]
    skip_empties: str | tuple[str, ...] | None = None
    claims: Callable[[Heard], bool] = lambda _: False
    unasked: Callable[[Heard], bool] = lambda _: False
    loose: bool = False
    settles: bool = False
    missed: Callable[[Heard, Scene], str] = lambda _, scene: say(scene.language, "form.not_understood")

    @property
    def optional(self) -> bool:
        """Whether the person may pass the question over."""
        return self.skip_empties is not None

    def skip(self, draft: Draft) -> Draft:
        """The draft with this question passed over, and what was answered before forgotten."""
        assert self.skip_empties is not None  # noqa: S101 - callers look at `optional` first
        fields = (self.skip_empties,) if isinstance(self.skip_empties, str) else self.skip_empties
        empty = {field: Draft.model_fields[field].default for field in fields}
        return changed(draft, skipped=draft.skipped | {self.name}, **empty)


def no_buttons(_draft: Draft, _code: str, _scene: Scene) -> Draft | None:
    """The `pick` of a slot that offers no buttons."""
    return None
