"""What is wanted: needs and their roles."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any

from pydantic import Discriminator, Field, StrictInt, Tag, model_validator
from pydantic_core import PydanticCustomError

from matching.model.values import Duration, Frozen, Id, Place, Window


class PersonRole(Frozen):
    """`people` different providers of one of `kinds`, each with all `skills`."""

    id: Id
    kinds: frozenset[str]
    skills: frozenset[str] = frozenset()
    people: Annotated[StrictInt, Field(ge=1, le=10_000)] = 1


class ItemRole(Frozen):
    """`quantity` of an item, from one or several resources."""

    id: Id
    item: str
    quantity: Annotated[StrictInt, Field(ge=1, le=1_000_000_000)]

    @model_validator(mode="before")
    @classmethod
    def _no_people_too(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and data.get("kinds") is not None:
            raise PydanticCustomError("two_kinds", "the role asks for kinds of people and for an item at once")
        return data


def _kind_of_role(role: Any) -> str:
    """No field's name, so that an error's place (`io.reading`) can leave it out."""
    an_item = isinstance(role, ItemRole) or (isinstance(role, Mapping) and "item" in role)
    return "item role" if an_item else "person role"


Role = Annotated[
    Annotated[PersonRole, Tag("person role")] | Annotated[ItemRole, Tag("item role")],
    Discriminator(_kind_of_role),
]


class Need(Frozen):
    """Something wanted at a place for `minutes`, inside one of `windows`, by all its roles at once."""

    id: Id
    priority: Annotated[StrictInt, Field(ge=1, le=20)]
    place: Place
    minutes: Duration
    windows: tuple[Window, ...]
    roles: tuple[Role, ...]
    prefer: frozenset[str] = frozenset()
    refuse: frozenset[str] = frozenset()

    @cached_property
    def person_roles(self) -> tuple[PersonRole, ...]:
        """The roles that people fill."""
        return tuple(r for r in self.roles if isinstance(r, PersonRole))

    @cached_property
    def item_roles(self) -> tuple[ItemRole, ...]:
        """The roles that resources fill."""
        return tuple(r for r in self.roles if isinstance(r, ItemRole))

    @property
    def weight(self) -> int:
        """2^(priority - 1), what serving it counts."""
        return int(2 ** (self.priority - 1))

    @property
    def apart(self) -> frozenset[str]:
        """Needs to be served by other people than this one: none, unless told (`explicit_data`)."""
        return frozenset()

    def minutes_of(self, role: PersonRole) -> int:  # noqa: ARG002 - a given need tells roles apart
        """How long the people of this role stay: as long as the need takes, unless told (`explicit_data`)."""
        return self.minutes
