"""Who and what can help: people, teams and stocks."""

from typing import Annotated

from pydantic import Field, StrictInt

from matching.model.values import Count, Frozen, Id, Place, Radius, Window


class Provider(Frozen):
    """A person (crew 1) or a team (crew k: k visits at once), at home at `place`, free in `windows`."""

    id: Id
    kind: str
    place: Place
    skills: frozenset[str]
    windows: tuple[Window, ...]
    radius_km: Radius | None = None
    crew: Annotated[StrictInt, Field(ge=1, le=100_000)] = 1
    max_minutes: Count | None = None
    max_visits: Count | None = None


class Resource(Frozen):
    """A stock of an item at a place; no windows mean always open."""

    id: Id
    item: str
    place: Place
    quantity: Count
    returnable: bool = False
    radius_km: Radius | None = None
    windows: tuple[Window, ...] = ()
