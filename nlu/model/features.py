"""Feature extraction: a text's runs of one to three characters, and its words in letters, alone and in pairs.

No run reaches over a space, and each is weighed by how often it occurs. Of lines by hands not learnt, keywords
and signs (`wording.py`) beside them told nothing more.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from zlib import crc32

WIDTH = 1 << 18
"""Number of features; names are hashed into it."""

LEAST_SEEN = 2
"""Runs that fewer training lines hold tell nothing."""

_LONGEST = 3
_WORD = re.compile(r"[a-z]+")


def features_of(text: str) -> dict[int, float]:
    """The features of a normalised text; at least one for any text."""
    counted = Counter(map(_place, (*_runs(text), *_words(text))))
    return {place: 1 + math.log(times) for place, times in counted.items()}


def _runs(text: str) -> Iterator[str]:
    for part in text.split() or [""]:
        word = f" {part} "
        yield from (word[i : i + n] for n in range(1, _LONGEST + 1) for i in range(len(word) - n + 1))


def _words(text: str) -> Iterator[str]:
    words = _WORD.findall(text)
    yield from (f"w:{word}" for word in words)
    yield from (f"w:{one} {other}" for one, other in pairwise(words))


def _place(name: str) -> int:
    return crc32(name.encode("utf-8", "replace")) % WIDTH
