"""Text normalisation: whatever was typed or dictated becomes simplified characters and plain punctuation."""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

LONGEST_CHARACTERS = 5000
"""Characters read of one message; what follows is ignored."""

FOCUS_CHARACTERS = 400
"""Characters that the grammars look at: the beginning and the end of a longer text."""

_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF, 0xFE0F])
_PLAIN = str.maketrans({"—": "-", "–": "-", "−": "-", "﹣": "-", "〜": "~", "\u3000": " "})
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])[ \t]+(?=[\u4e00-\u9fff])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SPACES = re.compile(r"[ \t\r\f\v]+")


@lru_cache(maxsize=1)
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def normalise(text: str) -> str:
    """`text` in NFKC, simplified characters, lower case, without invisible characters, at most LONGEST_CHARACTERS long.

    Never raises: lone surrogates and control characters become spaces.
    """
    printable = "".join(" " if unicodedata.category(c) in ("Cs", "Cc") else c for c in text[:LONGEST_CHARACTERS])
    folded = unicodedata.normalize("NFKC", printable.translate(_INVISIBLE))[:LONGEST_CHARACTERS]
    simple: str = _simplifier().convert(folded)
    return _despaced(_SPACES.sub(" ", simple.translate(_PLAIN).lower())).strip()


def focus(text: str) -> str:
    """The part of a normalised text that the grammars read: all of it, or of a long one its beginning and its end."""
    if len(text) <= FOCUS_CHARACTERS:
        return text
    half = FOCUS_CHARACTERS // 2
    return f"{text[:half]}\n{text[-half:]}"


def _despaced(text: str) -> str:
    """Without the blanks that some recognisers put between all characters; single blanks are pauses and stay."""
    blanks = len(_BETWEEN_HAN.findall(text))
    return _BETWEEN_HAN.sub("", text) if blanks * 3 > len(_HAN.findall(text)) else text
