"""The matching problem: the interchange contract as frozen, validated types.

Times are whole minutes since `start`, places `(lon, lat)` in WGS 84, distances in km. A field that is absent or
null takes its default. Anything else that is wrong is a `BadProblem`: one line that names the place in the JSON.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self, cast

from pydantic import (
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StrictFloat,
    StrictInt,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

MINUTES_AT_MOST = 100_000_000
"""About 190 years: what is longer is a slip, and would overflow the solver's sums."""

CHARACTERS_SHOWN = 500
"""Of a fault's line."""


class BadProblem(Exception):  # noqa: N818 - says what the problem is, for one line on a terminal
    """The input is no valid problem (or plan). `path` names the place in the JSON, for example `needs[3].minutes`."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(_one_line(f"{path}: {message}"))
        self.path = _one_line(path)
        self.message = message


def _one_line(text: str) -> str:
    """Ids are anybody's: no line break, no control character, no endless name gets through."""
    shown = "".join(c if c.isprintable() else "�" for c in text[: CHARACTERS_SHOWN + 1])
    return shown if len(shown) <= CHARACTERS_SHOWN else shown[:CHARACTERS_SHOWN] + "…"


class Frozen(BaseModel):
    """A value of the contract: immutable, null means absent, unknown fields are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore", allow_inf_nan=False)

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, data: Any) -> Any:
        return {k: v for k, v in data.items() if v is not None} if isinstance(data, Mapping) else data

    def but(self, **changes: Any) -> Self:
        """The same value with some fields changed, not validated again, and nothing cached carried over."""
        fields = {name: getattr(self, name) for name in type(self).model_fields}
        return cast(Self, self.model_construct(**fields | changes))


Id = Annotated[str, Field(min_length=1)]
Minute = Annotated[StrictInt, Field(ge=-MINUTES_AT_MOST, le=MINUTES_AT_MOST)]
Duration = Annotated[StrictInt, Field(ge=0, le=MINUTES_AT_MOST)]
Count = Annotated[StrictInt, Field(ge=0, le=1_000_000_000)]
Window = tuple[Minute, Minute]
Place = tuple[Annotated[StrictFloat, Field(ge=-180, le=180)], Annotated[StrictFloat, Field(ge=-90, le=90)]]
Weight = Annotated[StrictFloat, Field(ge=0, le=1e9)]
Radius = Annotated[StrictFloat, Field(ge=0)]


class Travel(Frozen):
    """How long a way takes: `ceil(fixed + 60 * detour * km / kmh)` minutes, nothing between equal places."""

    kmh: Annotated[StrictFloat, Field(gt=0)]
    detour: Annotated[StrictFloat, Field(ge=0)]
    fixed: Annotated[StrictFloat, Field(ge=0)]


class Weights(Frozen):
    """What counts in the score; an absent weight is 0."""

    served: Weight = 0
    travel: Weight = 0
    repeat: Weight = 0
    preferred: Weight = 0
    moved: Weight = 0


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
    """No field's name, so that an error's place (`reading.py`) can leave it out."""
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
        """Needs to be served by other people than this one: none, unless given (`given.py`)."""
        return frozenset()

    def minutes_of(self, role: PersonRole) -> int:  # noqa: ARG002 - a given need tells roles apart
        """How long the people of this role stay: as long as the need takes, unless given (`given.py`)."""
        return self.minutes


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


class FixedMatch(Frozen):
    """An agreed match: its start and, per role, people's ids or amounts by resource."""

    need: Id
    start: Minute
    roles: Mapping[str, tuple[str, ...] | Mapping[str, StrictInt]]

    @property
    def people(self) -> dict[str, tuple[str, ...]]:
        """The people's ids by role."""
        return {role: given for role, given in self.roles.items() if isinstance(given, tuple)}

    @property
    def amounts(self) -> dict[str, Mapping[str, int]]:
        """The amounts by resource, by role."""
        return {role: given for role, given in self.roles.items() if isinstance(given, Mapping)}


class Problem(Frozen):
    """Everything one plan is made for."""

    version: Literal[1] = 1
    start: AwareDatetime
    days: Annotated[StrictInt, Field(ge=1, le=MINUTES_AT_MOST // 1440)]
    travel: Travel
    weights: Weights
    needs: tuple[Need, ...]
    providers: tuple[Provider, ...]
    resources: tuple[Resource, ...] = ()
    fixed: tuple[FixedMatch, ...] = ()
    previous: tuple[FixedMatch, ...] = ()

    @cached_property
    def need_by_id(self) -> dict[str, Need]:
        """Needs by id."""
        return {n.id: n for n in self.needs}

    @cached_property
    def provider_by_id(self) -> dict[str, Provider]:
        """Providers by id."""
        return {p.id: p for p in self.providers}

    @cached_property
    def resource_by_id(self) -> dict[str, Resource]:
        """Resources by id."""
        return {r.id: r for r in self.resources}
