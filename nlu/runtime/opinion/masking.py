"""Masking (pseudonymisation): a message without numbers to call, names and doors, before it leaves this machine.

Rather too much is masked than too little: what we know of a number, a name and a door is ours already, and the model
is asked for none of it. A name that nothing around it tells as one may stay.
"""

import re

from nlu.grammar.phones import without_phones
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import normalise
from nlu.grammar.wishes import wish
from nlu.mentions.details import details
from nlu.runtime.opinion.names import ENGLISH_NAMES, NAMES

NUMBER, NAME = "〔号码〕", "某某"

_LONG_NUMBER = re.compile(
    r"(?!20\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d))(?<![\d.])\+?\d(?:[ \-.,、()]{0,2}\d){6,}x?"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:微信|vx|wechat|qq)号?(?:是|:|：)? ?[a-z0-9_-]{5,}"
)
"""Numbers of seven digits and more (calls, identity cards, accounts), but no dates; addresses of mail and chat."""

_BLANKS = re.compile(r" {3,}")


def masked(text: str, gazetteer: Gazetteer) -> str:
    """A raw `text`, normalised, with placeholders for numbers and names, and without the door. Never raises."""
    told = details(text, gazetteer)
    own = [name for name in (told.name, _helper(text)) if name]
    named = _capitalised(told.rest, gazetteer)
    shown = _numberless(normalise(told.rest))
    for name in sorted({normalise(each) for each in (*own, *named)} - {""}, key=len, reverse=True):
        shown = re.sub(_as_word(name), NAME, shown)
    return _nameless(shown, gazetteer)


def _nameless(shown: str, gazetteer: Gazetteer) -> str:
    """With placeholders where names stand, but for those of areas: where somebody lives is what is asked about."""
    areas = gazetteer.mentions(shown)

    def hidden(found: re.Match[str]) -> str:
        is_area = any(area.start < found.end() and found.start() < area.end for area in areas)
        return found.group() if is_area else NAME

    return NAMES.sub(hidden, shown)


def _helper(text: str) -> str | None:
    wished = wish(normalise(text))
    return wished.helper if wished else None


def _numberless(text: str) -> str:
    """With placeholders where numbers to call were, whatever they are written in."""
    return _LONG_NUMBER.sub(NUMBER, _BLANKS.sub(f" {NUMBER} ", without_phones(text)))


def _capitalised(written: str, gazetteer: Gazetteer) -> list[str]:
    """Names in English, as they are written: large letters within a sentence, or after a title."""
    return [name for name in ENGLISH_NAMES.findall(written) if not gazetteer.mentions(normalise(name))]


def _as_word(name: str) -> str:
    return rf"\b{re.escape(name)}\b" if name.isascii() else re.escape(name)
