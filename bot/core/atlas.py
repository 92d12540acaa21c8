"""The tree of areas by name: what they are called, and what lies in what."""

from collections.abc import Iterable
from typing import Protocol


class PlaceRecord(Protocol):
    """An area of the gazetteer."""

    @property
    def id(self) -> str:
        """The area's code."""
        ...

    @property
    def parent(self) -> str | None:
        """The code of the area that holds it; empty or None for the topmost."""
        ...

    @property
    def name(self) -> str:
        """Its Chinese name."""
        ...


class Atlas:
    """The tree of areas: names, and what lies in what."""

    def __init__(self, places: Iterable[PlaceRecord]) -> None:
        """Keep the records; their order is the order in which they are offered."""
        self._places = {place.id: place for place in places}

    def __contains__(self, place: object) -> bool:
        return place in self._places

    def name(self, place: str) -> str:
        """The full name below the county: town, then village. An unknown code is its own name."""
        if (found := self._places.get(place)) is None:
            return place
        parent = self._places.get(found.parent or "")
        above = self.name(parent.id) if parent is not None and parent.parent else ""
        return above + found.name

    def short(self, place: str) -> str:
        """The area's own name."""
        return self._places[place].name if place in self._places else place

    def inside(self, place: str) -> tuple[str, ...]:
        """The areas directly within one."""
        return tuple(id_ for id_, found in self._places.items() if found.parent == place)

    def roots(self) -> tuple[str, ...]:
        """The topmost areas."""
        return tuple(id_ for id_, found in self._places.items() if not found.parent)
