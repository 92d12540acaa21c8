"""The tree of areas."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.models import Area


class PlaceLike(Protocol):
    """What an area is made from; `reference.Place` is one."""

    @property
    def id(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def parent(self) -> str | None: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...
    @property
    def lon(self) -> float: ...
    @property
    def lat(self) -> float: ...


def install_areas(session: Session, places: Iterable[PlaceLike]) -> None:
    """Store the places, or bring those already stored up to date. Parents come before their children."""
    for place in places:
        session.merge(
            Area(
                id=place.id, level=place.level, parent_id=place.parent, name=place.name,
                aliases=list(place.aliases), lon=place.lon, lat=place.lat,
            )
        )  # fmt: skip
        session.flush()


def ancestors(session: Session, area_id: str) -> list[str]:
    """The area itself and those it lies in, nearest first; an unknown area has none."""
    found: list[str] = []
    area = session.get(Area, area_id)
    while area is not None:
        found.append(area.id)
        area = session.get(Area, area.parent_id) if area.parent_id else None
    return found


def levels(session: Session) -> list[set[str]]:
    """All areas by their depth: the roots first, then those that lie right in them, and so on."""
    below: dict[str | None, set[str]] = defaultdict(set)
    for area_id, parent_id in session.execute(select(Area.id, Area.parent_id)):
        below[parent_id].add(area_id)
    found, level = [], below[None]
    while level:
        found.append(level)
        level = {child for area_id in level for child in below.get(area_id, ())}
    return found


def within(session: Session, area_id: str) -> set[str]:
    """The area itself and all that lie in it, at any depth."""
    tree = select(Area.id).where(Area.id == area_id).cte(recursive=True)
    tree = tree.union(select(Area.id).join(tree, Area.parent_id == tree.c.id))
    return set(session.scalars(select(tree.c.id)))
