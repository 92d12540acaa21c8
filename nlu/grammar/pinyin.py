"""Pinyin: how a character sounds, without tones: for words that were heard or typed by sound."""

import unicodedata
from functools import lru_cache


@lru_cache(maxsize=8192)
def readings(character: str) -> frozenset[str]:
    """Every toneless reading of one character; of any other sign, the sign itself."""
    return frozenset(_toneless(r) for r in _dictionary().get(ord(character), character).split(",")) or frozenset(
        character
    )


@lru_cache(maxsize=8192)
def reading(character: str) -> str:
    """The most common toneless reading of one character; of any other sign, the sign itself."""
    entry = _dictionary().get(ord(character))
    return _toneless(entry.partition(",")[0]) if entry else character


def sounds(word: str) -> tuple[str, ...]:
    """The most common reading of each character."""
    return tuple(map(reading, word))


def alike(one: str, other: str) -> bool:
    """Whether two characters share a reading, tones aside."""
    return not readings(one).isdisjoint(readings(other))


def confused(one: str, other: str) -> bool:
    """Whether two characters share a reading for ears and tongues that do not tell zh from z, n from l, ing from in."""
    return not {_blurred(r) for r in readings(one)}.isdisjoint(_blurred(r) for r in readings(other))


def rhymes(one: str, other: str) -> bool:
    """Whether two characters share the end of a reading: 织 and 积, 铺 and 辅."""
    return not {_final(r) for r in readings(one)}.isdisjoint(_final(r) for r in readings(other))


@lru_cache(maxsize=1)
def _dictionary() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict  # a quarter of a second: not at import

    return pinyin_dict


def _blurred(syllable: str) -> str:
    for heard, taken_for in (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("h", "f")):
        if syllable.startswith(heard):
            syllable = taken_for + syllable.removeprefix(heard)
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable


def _final(syllable: str) -> str:
    return syllable.lstrip("bpmfdtnlgkhjqxrzcsyw")


def _toneless(syllable: str) -> str:
    bare = unicodedata.normalize("NFD", syllable)
    return "".join(c for c in bare if not unicodedata.combining(c))
