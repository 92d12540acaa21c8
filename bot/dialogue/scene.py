"""All that a step may know of the world besides what was said: read before the step, changed only by its actions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.dialogue.views import NeedView, Profile, ProposalView, TaskView
from bot.messages import Language


class CategoryRecord(Protocol):
    """A service category of the taxonomy."""

    @property
    def zh(self) -> str:
        """Its Chinese name."""
        ...

    @property
    def en(self) -> str:
        """Its English name."""
        ...


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


@dataclass(frozen=True)
class Numbers:
    """The telephone numbers to call in danger."""

    police: str = "110"
    fire: str = "119"
    ambulance: str = "120"
    mind: str = "12356"


@dataclass(frozen=True)
class Scene:
    """The person who speaks and what concerns them.

    `now` is the naive local time of Asia/Shanghai; `items` the names of goods that somebody gives or lends;
    `asked` tells that a stranger has our question before them whether they agree; `on_duty` that there is somebody
    whom a call for a person reaches.
    """

    now: datetime
    categories: Mapping[str, CategoryRecord]
    atlas: Atlas
    language: Language = "zh"
    registered: bool = False
    asked: bool = False
    coordinator: bool = False
    on_duty: bool = True
    name: str | None = None
    phone: str | None = None
    area: str | None = None
    profile: Profile | None = None
    needs: tuple[NeedView, ...] = ()
    tasks: tuple[TaskView, ...] = ()
    proposals: tuple[ProposalView, ...] = ()
    items: tuple[str, ...] = ()
    numbers: Numbers = field(default_factory=Numbers)

    def category(self, code: str) -> str:
        """A category's name in the person's language; an unknown code is its own name."""
        record = self.categories.get(code)
        return code if record is None else str(getattr(record, self.language))

    def place(self, code: str | None) -> str:
        """An area's full name; empty where there is none."""
        return self.atlas.name(code) if code else ""
