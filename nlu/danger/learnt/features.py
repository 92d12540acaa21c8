"""Feature extraction for danger: a text's runs of one, two and three characters, its words and pairs of words.

Neither longer runs, nor pinyin, nor a lexicon of themes, nor sentence vectors told more of lines by unseen hands.
"""

import re
from itertools import pairwise
from zlib import crc32

WIDTH = 1 << 18
"""Number of features; names are hashed into it."""

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z']+")


def features_of(text: str) -> dict[int, float]:
    """The features of a normalised text, each counted once; at least one for any text."""
    return {crc32(name.encode("utf-8", "replace")) % WIDTH: 1.0 for name in _names(f"^{_DIGIT.sub('0', text)}$")}


def _names(text: str) -> set[str]:
    grams = {text[i : i + n] for n in (1, 2, 3) for i in range(len(text) - n + 1)}
    words = _WORD.findall(text)
    return grams | {f"w:{word}" for word in words} | {f"w:{one} {next_}" for one, next_ in pairwise(words)}
