"""Somebody gives or lends: goods, a room, a vehicle, money."""

from bot.dialogue.engine.actions import RecordResource
from bot.dialogue.engine.buttons import Pick
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.flow import Flow
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.stack import Stack
from bot.dialogue.engine.turn import Turn, button, idle, rows, told
from bot.dialogue.forms.filling import fill
from bot.dialogue.forms.form import FormSpec
from bot.dialogue.forms.slot import Slot
from bot.dialogue.forms.slots.counts import QUANTITY
from bot.dialogue.forms.slots.item import ITEM, find_item
from bot.dialogue.forms.slots.people import NAME, PHONE
from bot.dialogue.forms.slots.place import PLACE
from nlu.intents import Intent

KINDS = ("goods", "venue", "transport", "funds")
"""Categories of what can be given; `transport` is the loan of a vehicle."""


def give(_state: Stack, heard: Heard, scene: Scene) -> Turn:
    """Begin with what was said."""
    draft = Draft(words=heard.text, name=scene.name, item=find_item(heard.text, scene), place=heard.place)
    draft = fill(draft, heard.meaning, scene.now) if heard.meaning else draft
    kind = tuple(code for code in draft.categories if code in KINDS)[:1]
    return RESOURCE.open(changed(draft, categories=kind), scene)


def _pick(draft: Draft, code: str, _scene: Scene) -> Draft | None:
    return changed(draft, categories=(code,)) if code in KINDS else None


def _words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    said = heard.meaning.categories if heard.meaning else ()
    return next((_pick(draft, code, scene) for code in said if code in KINDS), None)


GIFT = Slot(
    name="gift",
    wanted=lambda draft, _: not draft.categories,
    ask=lambda _draft, scene, _misses: told(
        scene,
        "ask.gift",
        buttons=rows((button(scene, f"gift.{code}", Pick("gift", code)) for code in KINDS), across=2),
    ),
    pick=_pick,
    words=_words,
    show=lambda draft, scene: scene.category(draft.categories[0]) if draft.categories else "",
)


def _submit(draft: Draft, scene: Scene) -> Turn:
    return idle(told(scene, "resource.recorded"), actions=(RecordResource(draft),))


RESOURCE = FormSpec(name="resource", slots=(GIFT, ITEM, QUANTITY, PLACE, NAME, PHONE), submit=_submit)
FLOW = Flow(intents={Intent.OFFER_RESOURCE: give})
