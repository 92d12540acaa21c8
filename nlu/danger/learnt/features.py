"""Feature extraction for danger: a text's runs of one, two and three characters, its words and pairs of words.

The last clause is told once more by itself: there stands that all is over, or what is asked for. Neither longer runs,
nor pinyin, nor a lexicon of themes, nor sentence vectors told more of lines by unseen hands.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

WIDTH = 1 << 19
"""Number of features; names are hashed into it."""

_OF_THE_END = 0.7
_CLAUSE_END = re.compile(r"[,.。!?;:\n]+")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[a-z']+")


def features_of(text: str) -> dict[int, float]:
    """The features of a normalised text, each counted once; at least one for any text."""
    whole = f"^{_DIGIT.sub('0', text)}$"
    weights = {_place(name): 1.0 for name in _runs(whole, (1, 2, 3)) | _words(whole)}
    return weights | {_place(f"end:{run}"): _OF_THE_END for run in _runs(f"^{_end(whole)}", (1, 2))}


def _end(text: str) -> str:
    return next((clause for clause in reversed(_CLAUSE_END.split(text)) if len(clause) > 1), text)


def _runs(text: str, lengths: Sequence[int]) -> set[str]:
    return {text[i : i + n] for n in lengths for i in range(len(text) - n + 1)}


def _words(text: str) -> set[str]:
    words = _WORD.findall(text)
    return {f"w:{word}" for word in words} | {f"w:{one} {other}" for one, other in pairwise(words)}


def _place(name: str) -> int:
    return crc32(name.encode("utf-8", "replace")) % WIDTH
