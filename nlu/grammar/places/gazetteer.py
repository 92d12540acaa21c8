"""Toponym resolution by the gazetteer: names, aliases, one wrong character, homophones; and the area nearest."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from nlu.grammar.places.context import is_another_word
from nlu.grammar.places.mistypes import Mistypes
from nlu.grammar.places.romanised import Romanised

_HOME = re.compile(r"(?:住|家在|在|送到|送去|到)(?:那个|这个|我们)?$")


class PlaceRecord(Protocol):
    """One area of the gazetteer, of any level; lon and lat are WGS 84 degrees, the parent an id or nothing."""

    @property
    def id(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def lon(self) -> float: ...
    @property
    def lat(self) -> float: ...


@dataclass(frozen=True, order=True)
class Mention:
    """One area named at [start, end) of a text; `depth` is its distance from the top of the tree."""

    start: int
    end: int
    place: str
    depth: int


class Gazetteer:
    """Every area that a person may name. Built once; finding is then linear in the text."""

    def __init__(self, places: Iterable[PlaceRecord]) -> None:
        self._places = {place.id: place for place in places}
        self._parents = {place.parent for place in self._places.values()}
        self._names = {word: p.id for p in reversed(self._places.values()) for word in (p.name, *p.aliases) if word}
        longest_first = sorted(self._names, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or "(?!)")
        self._romanised = Romanised(self._names)
        self._mistypes = Mistypes(self._names)

    def find(self, text: str) -> str | None:
        """Id of the smallest area named in a normalised text; of several, the one said to be home."""
        mentions = self.named(text)
        deepest = max((m.depth for m in mentions), default=0)
        smallest = [m for m in mentions if m.depth == deepest]
        home = [m for m in smallest if _HOME.search(text[max(0, m.start - 6) : m.start])]
        return next((m.place for m in home + smallest), None)

    def named(self, text: str) -> list[Mention]:
        """Every area named, in order; mistyped ones where none of the smallest is named as written."""
        written = self.mentions(text)
        if any(mention.place not in self._parents for mention in written):
            return written
        return sorted({*written, *self._mistyped(text)})

    def mentions(self, text: str) -> list[Mention]:
        """Every area named as written, or as it sounds in Latin letters, in order; never a part of another word."""
        found = (self._mention(m.start(), m.end(), m.group()) for m in self._pattern.finditer(text))
        written = [m for m in found if not is_another_word(text, m.start, m.end)]
        by_sound = [self._mention(*found) for found in self._romanised.find(text)]
        return sorted(written + by_sound)

    def nearest(self, lon: float, lat: float) -> str:
        """Id of the lowest area (no other is inside it) whose centre is nearest. Raises ValueError without places."""
        leaves = [place for place in self._places.values() if place.id not in self._parents]
        if not leaves:
            raise ValueError("the gazetteer is empty")
        return min(leaves, key=lambda p: _distance(p.lon, p.lat, lon, lat)).id

    def _mistyped(self, text: str) -> list[Mention]:
        return [self._mention(*found) for found in self._mistypes.find(text)]

    def _mention(self, start: int, end: int, name: str) -> Mention:
        place = self._names[name]
        return Mention(start, end, place, self._depth(place))

    def _depth(self, place: str) -> int:
        depth, at = 0, self._places[place]
        while at.parent in self._places and depth < len(self._places):
            depth, at = depth + 1, self._places[at.parent]
        return depth


def _distance(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Distance for comparing: degrees of latitude, longitude shrunk by the latitude."""
    return math.hypot((lon - other_lon) * math.cos(math.radians(lat)), lat - other_lat)
