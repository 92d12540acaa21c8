"""Context of a mention as features: the words around it, its clause, where in the message it stands."""

import re
from collections.abc import Iterator
from zlib import crc32

WIDTH = 1 << 15
"""Number of features; names are hashed into it."""

_BEFORE_CHARACTERS, _AFTER_CHARACTERS = 10, 12
_CLAUSE_END = re.compile(r"[,。;!?\n:]")
_DIGIT = re.compile(r"[\d零一二三四五六七八九十两]+")
_PLACES = 5


def hashed(names: Iterator[str]) -> dict[int, float]:
    """Features by their places, each of weight one."""
    return {crc32(name.encode("utf-8", "replace")) % WIDTH: 1.0 for name in names}


def around(text: str, start: int, end: int) -> Iterator[str]:
    """The characters before and after [start, end) in ones to fours, and those of its clause in twos."""
    before, after = text[max(0, start - _BEFORE_CHARACTERS) : start], text[end : end + _AFTER_CHARACTERS]
    for length in range(1, 5):
        yield f"b{length}:{before[-length:]}"
        yield f"a{length}:{after[:length]}"
    near_before, near_after = _DIGIT.sub("0", before), _DIGIT.sub("0", after)
    yield from (f"B:{gram}" for gram in _grams(near_before))
    yield from (f"A:{gram}" for gram in _grams(near_after))
    opens, closes = clause(text, start, end)
    yield from (f"c:{gram}" for gram in _grams(_DIGIT.sub("0", text[opens:start] + "#" + text[end:closes])))
    next_clause = text[closes + 1 : clause(text, min(closes + 1, len(text)), min(closes + 1, len(text)))[1]]
    yield from (f"n:{gram}" for gram in _grams(_DIGIT.sub("0", next_clause)))


def position(text: str, start: int, rank: int, count: int) -> Iterator[str]:
    """Where it stands: in which fifth of the message, as which of how many of its kind."""
    yield f"fifth:{start * _PLACES // max(1, len(text))}"
    yield f"rank:{min(rank, 3)}"
    yield f"last:{rank == count - 1}"
    yield f"count:{min(count, 4)}"
    yield f"long:{min(len(text) // 20, 8)}"


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around [start, end): from the mark before it to the mark behind it."""
    opens = max((found.end() for found in _CLAUSE_END.finditer(text, 0, start)), default=0)
    found = _CLAUSE_END.search(text, end)
    return opens, found.start() if found else len(text)


def _grams(text: str) -> set[str]:
    return {text[i : i + n] for n in (1, 2, 3) for i in range(len(text) - n + 1)}
