"""Text normalisation: whatever was typed or dictated becomes simplified characters and plain punctuation.

The only place where look-alikes are folded: all that is read, by rule or by model, has been through `normalise`.
"""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

LONGEST_CHARACTERS = 5000
"""Characters of one message in which words of danger are heard; what follows is ignored."""

READ_CHARACTERS = 1000
"""Characters of one message that are read: all of it, or the beginning and the end of a longer one."""

GLANCE_CHARACTERS = 400
"""Characters that a model sees at once. It learns from messages of some dozen: more at once tell it less."""

_ALIKE = {
    "'": "‘’‚‛ʹʻʼʽˈˊˋ′‵`´＇｀❛❜",
    '"': "“”„‟″‶ʺ˝〝〞〟＂❝❞",
    "-": "−⁃˗─━➖",
    "~": "〜〰∼⁓～",
    "...": "…⋯︙",
    "..": "‥︰",
    " ": "\u2800\u2028\u2029",
}
"""What is written for each plain mark besides itself. Other dashes and spaces are told by their category."""

_UNSEEN = dict.fromkeys(
    [0x034F, 0x115F, 0x1160, 0x20E3, 0x3164, 0xFFA0, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)]
)
"""Variation selectors, fillers and keycaps: invisible, but not of the category of such."""

_PLAIN = _UNSEEN | {ord(alike): plain for plain, all_alike in _ALIKE.items() for alike in all_alike}
_BY_CATEGORY = {"Cf": "", "Zs": " ", "Pd": "-", "Cc": " ", "Cs": " "}
"""Invisible, blank, a dash, control, lone surrogate."""

_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])[ \t]+(?=[\u4e00-\u9fff])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SPACES = re.compile(r"[ \t\r\f\v]+")


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def normalise(text: str) -> str:
    """`text` in NFKC, simplified characters, lower case and plain punctuation, at most LONGEST_CHARACTERS long.

    Look-alikes of quotes, dashes, spaces and ellipses become the plain marks, what is invisible is dropped; full
    width becomes half. Never raises: lone surrogates and control characters become spaces.
    """
    plain = "".join(map(_by_category, text[:LONGEST_CHARACTERS].translate(_PLAIN)))
    simple: str = _simplifier().convert(unicodedata.normalize("NFKC", plain)[:LONGEST_CHARACTERS])
    return _despaced(_SPACES.sub(" ", simple.lower())).strip()


def plain_by_character(text: str) -> str:
    """`text` with each character as `normalise` would write it alone: as long as `text`, so that places in the one are
    places in the other. What becomes none or several characters stays as it is.
    """
    return "".join(map(_plain_character, text))


@lru_cache(maxsize=1 << 14)
def _plain_character(character: str) -> str:
    alike = "".join(map(_by_category, character.translate(_PLAIN)))
    plain = unicodedata.normalize("NFKC", alike)
    simple: str = _simplifier().convert(plain).lower()
    return simple if len(simple) == 1 else " "


def _by_category(character: str) -> str:
    return _BY_CATEGORY.get(unicodedata.category(character), character)


def focus(text: str) -> str:
    """What is read of a text: all of it, or of one beyond `READ_CHARACTERS` its beginning and its end."""
    return _ends(text, READ_CHARACTERS)


def glance(text: str) -> str:
    """What a model sees of a normalised text at once: its beginning and its end where it is long."""
    return _ends(text, GLANCE_CHARACTERS)


def _ends(text: str, most: int) -> str:
    half = most // 2
    return text if len(text) <= most else f"{text[:half]}\n{text[-half:]}"


def _despaced(text: str) -> str:
    """Without the blanks that some recognisers put between all characters; single blanks are pauses and stay."""
    blanks = len(_BETWEEN_HAN.findall(text))
    return _BETWEEN_HAN.sub("", text) if blanks * 3 > len(_HAN.findall(text)) else text
