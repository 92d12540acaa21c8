"""Feature extraction: a text's characters in ones, twos and threes, its edges, words, keywords and signs."""

import re
from itertools import pairwise
from zlib import crc32

from nlu.model.wording import Cues

WIDTH = 1 << 16
"""Number of features; names are hashed into it."""

_KEYWORD = 2.0
_SIGN = 2.0
_LONG = 8
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z]+")


class Features:
    """Turns normalised texts into {feature: weight}."""

    def __init__(self) -> None:
        self._cues = Cues()

    def of(self, text: str) -> dict[int, float]:
        """The features of a normalised text; at least one for any text."""
        weights = {_place(name): 1.0 for name in _names(f"^{_DIGIT.sub('0', text)}$")}
        weights.update((_place(name), _KEYWORD) for name in self._cues.keywords(text))
        weights.update((_place(name), _SIGN) for name in self._cues.signs(text))
        return weights


def _names(text: str) -> set[str]:
    grams = {text[i : i + n] for n in (1, 2, 3) for i in range(len(text) - n + 1)}
    words = _WORD.findall(text)
    edges = {f"first:{text[1:3]}", f"first:{text[1:4]}", f"last:{text[-3:-1]}", f"last:{text[-4:-1]}"}
    length = f"long:{min(_LONG, len(text) // 4)}"
    return grams | edges | {length} | {f"w:{word}" for word in words} | {f"w:{a} {b}" for a, b in pairwise(words)}


def _place(name: str) -> int:
    return crc32(name.encode("utf-8", "replace")) % WIDTH
