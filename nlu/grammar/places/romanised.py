"""Place names in Latin letters: by sound (Gaozhi village, luo jia ao), the kind of area in English or by sound."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from nlu.grammar import pinyin

_LEAST_LETTERS = 5
"""Shorter sounds are parts of English words."""

_KINDS = {
    "村": "village|cun|村",
    "社区": "community|shequ|estate|residential (?:area|community)|neighbou?rhood|社区|小区",
    "小区": "community|estate|xiaoqu|小区",
    "花园": "garden|gardens|huayuan|花园",
    "街道": "sub-?district|street|jiedao|jie|街道?",
    "街": "street|jie|街",
    "路": "road|lu|路",
    "镇": "town|township|zhen|镇",
}
_TRANSLATED = {"桥": "bridge", "湾": "bay", "门": "gate", "山": "mountain|hill", "街": "street", "园": "garden"}
"""What the last character of a name may be said as in English: Wanlong Bay."""

_BETWEEN = "[ '-]?"


class Romanised:
    """Finds the known name whose sound is written in a text."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_spelling: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name in names:
            base, kind = _parted(name)
            for spelling in _spellings(base):
                self._by_spelling[spelling].setdefault(kind, name)
        self._pattern = _pattern(self._by_spelling)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, name meant) of every name in Latin letters in a normalised text, in order."""
        for found in self._pattern.finditer(text):
            yield found.start(), found.end(), self._named(found)

    def _named(self, found: re.Match[str]) -> str:
        """The name of the kind that was said, else the bare one, else the only one there is."""
        names = self._by_spelling[_bare(found["name"])]
        said = found["kind"]
        of_kind = [name for kind, name in names.items() if said and kind and re.fullmatch(_KINDS[kind], said)]
        return next(iter([*of_kind, *([names[""]] if "" in names else []), *names.values()]))


def _parted(name: str) -> tuple[str, str]:
    """The name less the word for its kind, and that word."""
    kind = next((kind for kind in _KINDS if name.endswith(kind) and len(name) > len(kind) + 1), "")
    return name.removesuffix(kind), kind


def _spellings(base: str) -> Iterator[str]:
    """As it sounds, and with its last character in English."""
    sounds = pinyin.sounds(base)
    if len("".join(sounds)) >= _LEAST_LETTERS:
        yield "".join(sounds)
    if len(base) > 2:
        yield from ("".join((*sounds[:-1], word)) for word in _TRANSLATED.get(base[-1], "").split("|") if word)


def _pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(str.isascii, spellings), key=len, reverse=True)
    names = "|".join(_BETWEEN.join(spelling) for spelling in longest_first) or "(?!)"
    kinds = "|".join(_KINDS.values())
    return re.compile(rf"(?<![a-z])(?P<name>{names})(?![a-z])(?: ?(?P<kind>{kinds})(?![a-z]))?")


def _bare(name: str) -> str:
    return re.sub(_BETWEEN[:-1], "", name)
