"""What is needed, or what a volunteer can do: by button for the usual ones, in words for all of them."""

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Pick, labelled
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import rows, told
from bot.dialogue.forms.slot import Slot
from bot.words import say

_USUAL = (
    "medical_escort",
    "companion_visit",
    "meal_delivery",
    "errand",
    "housework",
    "home_repair",
    "transport",
)
NEEDED, OFFERED = (*_USUAL, "goods"), (*_USUAL, "haircut")
"""The categories that get a button; with more than these an old reader is lost."""


def names(codes: tuple[str, ...], scene: Scene) -> str:
    """Categories in words."""
    return say(scene.language, "list.and").join(scene.category(code) for code in codes)


def _slot(name: str, question: str, offered: tuple[str, ...]) -> Slot:
    def ask(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
        codes = (code for code in offered if code in scene.categories)
        buttons = (labelled(scene.category(code), Pick(name, code)) for code in codes)
        return told(scene, question, buttons=rows(buttons, across=2))

    return Slot(
        name=name,
        wanted=lambda draft, _: not draft.categories,
        ask=ask,
        pick=_pick,
        words=_words,
        show=lambda draft, scene: names(draft.categories, scene),
    )


def _pick(draft: Draft, code: str, scene: Scene) -> Draft | None:
    return changed(draft, categories=(code,)) if code in scene.categories else None


def _words(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    if heard.meaning is None or not heard.meaning.categories:
        return None
    return changed(draft, categories=heard.meaning.categories)


CATEGORY = _slot("category", "ask.category", NEEDED)
SKILLS = _slot("skills", "ask.skills", OFFERED)
