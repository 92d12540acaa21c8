"""How many helpers, and how much of what; and the bare amounts that people answer: 3, 三个, 两小时, five.

Longer sentences are the interpreter's.
"""

import re

import cn2an

from bot.core.messages import Outgoing
from bot.dialogue.engine.buttons import Pick, Skip, labelled
from bot.dialogue.engine.draft import Draft, changed
from bot.dialogue.engine.heard import Heard
from bot.dialogue.engine.scene import Scene
from bot.dialogue.engine.turn import button, rows, told
from bot.dialogue.forms.said import MEASURED, is_whatever
from bot.dialogue.forms.slot import Slot, no_buttons
from bot.words import say
from nlu.understanding import Quantity

MANY = frozenset({"group_activity", "environment", "emergency_relief"})
"""Help for which one pair of hands is seldom enough: the number is asked. Else it is one, and read back."""

HANDLESS = MEASURED | {"venue"}
NOT_AT_HOME = HANDLESS | MANY
"""Help that does not come to a door."""

MOST_PEOPLE = 200
_MOST = 1_000_000
_NUMBER = re.compile(r"\d+(?:\.\d+)?|[零〇一二两三四五六七八九十百千万半]+")
ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
"""The numbers that people write as words, from 1 on."""

_VALUES = {word: n for n, word in enumerate(ENGLISH, start=1)}


def amount(text: str) -> float | None:
    """The first number in a short answer; None where there is none or it makes no sense."""
    if (found := _NUMBER.search(text)) is None:
        return next((float(_VALUES[word]) for word in text.lower().split() if word in _VALUES), None)
    digits = found.group()
    if digits[0].isdigit():
        return float(digits)
    return 0.5 if digits == "半" else _chinese(digits)


def _chinese(digits: str) -> float | None:
    try:
        return float(cn2an.cn2an(digits.replace("半", ""), "smart"))
    except (ValueError, KeyError):  # cn2an looks up what it cannot place, as in 〇十〇
        return None


def _people_wanted(draft: Draft, _scene: Scene) -> bool:
    return draft.people is None and bool(MANY & set(draft.categories))


def _ask_people(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    buttons = (labelled(str(n), Pick("people", str(n))) for n in (1, 2, 3, 5, 10))
    return told(scene, "ask.people", buttons=rows(buttons, across=5))


def _people(draft: Draft, number: float | None) -> Draft | None:
    if number is None or not 1 <= number <= MOST_PEOPLE:
        return None
    return changed(draft, people=int(number))


def _people_words(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    said = heard.meaning.people if heard.meaning else None
    if said is None and is_whatever(heard):
        return changed(draft, people=1)
    return _people(draft, said or amount(heard.text))


def _show_people(draft: Draft, scene: Scene) -> str:
    if draft.categories and set(draft.categories) <= HANDLESS:
        return ""
    return say(scene.language, "show.people", people=draft.people or 1)


def _quantity_words(draft: Draft, heard: Heard, _scene: Scene) -> Draft | None:
    if heard.meaning and heard.meaning.quantity:
        return changed(draft, quantity=heard.meaning.quantity)
    if (number := amount(heard.text)) is None or not 0 < number <= _MOST:
        return None
    unit = "元" if "funds" in draft.categories else "个"
    return changed(draft, quantity=Quantity(n=number, unit=unit))


def _show_quantity(draft: Draft, _scene: Scene) -> str:
    return f"{draft.quantity.n:g} {draft.quantity.unit}" if draft.quantity else ""


def _ask_quantity(_draft: Draft, scene: Scene, _misses: int) -> Outgoing:
    return told(scene, "ask.quantity", buttons=rows([button(scene, "button.not_sure", Skip("quantity"))]))


PEOPLE = Slot(
    name="people",
    wanted=_people_wanted,
    ask=_ask_people,
    pick=lambda draft, code, _: _people(draft, amount(code)),
    words=_people_words,
    show=_show_people,
)
QUANTITY = Slot(
    name="quantity",
    wanted=lambda draft, _: draft.quantity is None and bool(MEASURED & set(draft.categories)),
    ask=_ask_quantity,
    pick=no_buttons,
    words=_quantity_words,
    show=_show_quantity,
    skip_empties="quantity",
)
