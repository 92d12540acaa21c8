"""A whole problem: needs and supply, how ways and gains are counted, and what was agreed before."""

from datetime import UTC, datetime
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StrictFloat, StrictInt

from matching.model.assignment import Assignment
from matching.model.need import Need
from matching.model.supply import Provider, Resource
from matching.model.values import MINUTES_AT_MOST, Frozen, Weight

SLOWEST_KMH, LONGEST_DETOUR = 0.001, 1000.0
"""What is slower or longer is a slip too: minutes of way would be no number any more."""

EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""Of a problem's start: whatever minute is counted from it is a day of the calendar."""


class Travel(Frozen):
    """How long a way takes: `ceil(fixed + 60 * detour * km / kmh)` minutes, nothing between equal places."""

    kmh: Annotated[StrictFloat, Field(ge=SLOWEST_KMH)]
    detour: Annotated[StrictFloat, Field(ge=0, le=LONGEST_DETOUR)]
    fixed: Annotated[StrictFloat, Field(ge=0, le=MINUTES_AT_MOST)]


class Weights(Frozen):
    """What counts in the score; an absent weight is 0."""

    served: Weight = 0
    travel: Weight = 0
    repeat: Weight = 0
    preferred: Weight = 0
    moved: Weight = 0


class Problem(Frozen):
    """Everything one plan is made for."""

    version: Literal[1] = 1
    start: Annotated[AwareDatetime, Field(ge=EARLIEST, le=LATEST)]
    days: Annotated[StrictInt, Field(ge=1, le=MINUTES_AT_MOST // 1440)]
    travel: Travel
    weights: Weights
    needs: tuple[Need, ...]
    providers: tuple[Provider, ...]
    resources: tuple[Resource, ...] = ()
    fixed: tuple[Assignment, ...] = ()
    previous: tuple[Assignment, ...] = ()

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
