"""Who asks: their name and a number, in one question that is asked once and may be passed over; the door with them."""

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Skip
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import button, rows, told
from bot.dialogue.forms.names import name_said
from bot.dialogue.forms.said import door_said
from bot.dialogue.forms.slot import Slot, no_buttons
from bot.dialogue.forms.slots.counts import NOT_AT_HOME


def _name_missing(draft: Draft, scene: Scene) -> bool:
    return draft.name is None and scene.name is None


def _asks_nobody(draft: Draft, scene: Scene) -> bool:
    """A number that is known, or somebody who was asked before: whoever has told their name has had the question."""
    return draft.phone is not None or scene.phone is not None or scene.name is not None


def _ask_contact(draft: Draft, scene: Scene, misses: int) -> Outgoing:
    if not _name_missing(draft, scene):
        key = "ask.phone_again" if misses else "ask.phone"
    elif misses:
        key = "ask.contact_again"
    else:
        key = "ask.contact" if draft.address or set(draft.categories) & NOT_AT_HOME else "ask.contact_door"
    return told(scene, key, buttons=rows([button(scene, "button.no_phone", Skip("phone"))]))


def _contact_words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    """A name, a number, a door, in any order; whatever is not said now is not asked for again."""
    phone = heard.meaning.phone if heard.meaning else None
    found = {"phone": phone, "name": name_said(heard, scene), "address": _door(heard)}
    said = {name: value for name, value in found.items() if value}
    asked = draft.skipped | {"name"} | (frozenset() if phone else {"phone"})
    return changed(draft, skipped=asked, **said) if said else None


def _door(heard: Heard) -> str | None:
    if heard.meaning is not None and heard.meaning.address:
        return heard.meaning.address
    return door_said(heard.text)


def _ask_name(_draft: Draft, scene: Scene, misses: int) -> Outgoing:
    key = "ask.name_again" if misses else "ask.caller"
    return told(scene, key, buttons=rows([button(scene, "button.no_name", Skip("name"))]))


def _name_words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    said = name_said(heard, scene)
    return changed(draft, name=said) if said else None


CALLER = Slot(
    name="name",
    wanted=lambda draft, scene: _name_missing(draft, scene) and (draft.phone or scene.phone) is not None,
    ask=_ask_name,
    pick=no_buttons,
    words=_name_words,
    show=lambda draft, scene: draft.name or scene.name or "",
    skip_empties="name",
)
CONTACT = Slot(
    name="phone",
    wanted=lambda draft, scene: not _asks_nobody(draft, scene),
    ask=_ask_contact,
    pick=no_buttons,
    words=_contact_words,
    show=lambda draft, scene: draft.phone or scene.phone or "",
    skip_empties="phone",
)
