"""What is given: several things at once, each with its amount; until when it keeps, who brings it, what it is for.

The question is what is given, never what is needed.
"""

from dataclasses import replace

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Pick, Skip
from bot.dialogue.engine.draft import Draft, Given, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import button, rows, told
from bot.dialogue.forms.slot import Slot, no_buttons
from bot.dialogue.forms.slots.counts import QUANTITY
from bot.dialogue.forms.slots.free import FREE
from bot.dialogue.forms.slots.item import LONGEST, find_item, item_name
from bot.words import say
from bot.words.times import day_in_words
from nlu.grammar.things.gifts import expiry, handover, purpose
from nlu.grammar.things.named import amount_alone, thing_name, things
from nlu.understanding import Quantity

LENT_BY_THE_HOUR = frozenset({"venue", "transport"})
"""What is not given away: a room and a vehicle have hours."""


def given(heard: Heard, scene: Scene) -> tuple[Given, ...]:
    """The things that the words name with their amounts; in stock under a name already, they keep that."""
    return tuple(
        Given(name=find_item(thing.name, scene) or thing.name, quantity=_quantity(thing.n, thing.unit))
        for thing in things(heard.text)
    )


def beside(draft: Draft, heard: Heard, scene: Scene) -> Draft:
    """What is told beside any answer."""
    said = {
        "expires": expiry(heard.text, scene.now), "handover": handover(heard.text), "purpose": purpose(heard.text),
    }  # fmt: skip
    return changed(draft, **{name: value for name, value in said.items() if value is not None})


def _quantity(n: float | None, unit: str | None) -> Quantity | None:
    return None if n is None else Quantity(n=n, unit=unit or "")


def _things_words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    """With amounts, or a bare name: 旧衣服."""
    if counted := given(heard, scene):
        return changed(draft, things=counted)
    name = find_item(heard.text, scene) or thing_name(item_name(heard.text))
    if not name or len(name) > LONGEST or not heard.has_words():
        return None
    return changed(draft, things=(Given(name=name),))


def _amount_wanted(draft: Draft, _scene: Scene) -> bool:
    if "funds" in draft.categories:
        return draft.quantity is None
    return len(draft.things) == 1 and draft.things[0].quantity is None


def _amount_words(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    """Money, or how much of the one thing of which that was not said."""
    said = QUANTITY.words(draft, heard, scene)
    if said is None or "funds" in draft.categories or not draft.things:
        return said
    counted = amount_alone(heard.text)
    quantity = Quantity(n=counted[0], unit=counted[1]) if counted else said.quantity
    first, *others = draft.things
    return changed(draft, things=(first.model_copy(update={"quantity": quantity}), *others))


def _ask_amount(draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    key = "ask.given_money" if "funds" in draft.categories else "ask.given_amount"
    return told(scene, key, buttons=rows([button(scene, "button.not_sure", Skip("quantity"))]))


def _ask_hours(draft: Draft, scene: Scene, misses: int) -> Outgoing:
    asked = FREE.ask(draft, scene, misses)
    any_time = rows([button(scene, "button.any_time", Skip("free"))])
    return asked.model_copy(update={"text": say(scene.language, "ask.hours"), "buttons": asked.buttons + any_time})


def _show_thing(thing: Given) -> str:
    amount = f" {thing.quantity.n:g} {thing.quantity.unit}".rstrip() if thing.quantity else ""
    return f"{thing.name}{amount}"


def _show_handover(draft: Draft, scene: Scene) -> str:
    return say(scene.language, f"handover.{draft.handover}") if draft.handover else ""


THINGS = Slot(
    name="things",
    wanted=lambda draft, _: "goods" in draft.categories and not draft.things,
    ask=lambda _draft, scene, _misses: told(scene, "ask.things"),
    pick=no_buttons,
    words=_things_words,
    show=lambda draft, scene: say(scene.language, "list.and").join(map(_show_thing, draft.things)),
)
AMOUNT = Slot(
    name="quantity",
    wanted=_amount_wanted,
    ask=_ask_amount,
    pick=no_buttons,
    words=_amount_words,
    show=lambda draft, scene: "" if draft.things else QUANTITY.show(draft, scene),
    skip_empties="quantity",
)
HOURS = replace(
    FREE,
    wanted=lambda draft, scene: bool(LENT_BY_THE_HOUR & set(draft.categories)) and FREE.wanted(draft, scene),
    ask=_ask_hours,
    skip_empties=("recurring", "when"),
)
EXPIRES = Slot(
    name="expires",
    wanted=lambda _draft, _scene: False,
    ask=lambda _draft, scene, _misses: told(
        scene, "ask.expires", buttons=rows([button(scene, "button.keeps", Skip("expires"))])
    ),
    pick=no_buttons,
    words=lambda draft, heard, scene: _expires(draft, heard, scene),
    show=lambda draft, scene: day_in_words(scene.language, draft.expires, scene.now) if draft.expires else "",
    skip_empties="expires",
)
HANDOVER = Slot(
    name="handover",
    wanted=lambda _draft, _scene: False,
    ask=lambda _draft, scene, _misses: told(
        scene, "ask.handover",
        buttons=rows(button(scene, f"handover.{way}", Pick("handover", way)) for way in ("fetch", "bring")),
    ),
    pick=lambda draft, code, _: changed(draft, handover=code) if code in ("fetch", "bring") else None,
    words=lambda draft, heard, _: changed(draft, handover=way) if (way := handover(heard.text)) else None,
    show=_show_handover,
    skip_empties="handover",
)  # fmt: skip
PURPOSE = Slot(
    name="purpose",
    wanted=lambda _draft, _scene: False,
    ask=lambda _draft, scene, _misses: told(
        scene, "ask.purpose", buttons=rows([button(scene, "button.any_purpose", Skip("purpose"))])
    ),
    pick=no_buttons,
    words=lambda draft, heard, _: changed(draft, purpose=heard.text.strip()) if heard.has_words() else None,
    show=lambda draft, _: draft.purpose or "",
    skip_empties="purpose",
)


def _expires(draft: Draft, heard: Heard, scene: Scene) -> Draft | None:
    """A day, with or without the words that tell it from other days."""
    day = expiry(heard.text, scene.now) or expiry(f"保质期到{heard.text}", scene.now)
    return changed(draft, expires=day) if day else None
