"""What the contract's values are made of: numbers and places in their bounds, and what a wrong one raises."""

from collections.abc import Mapping
from typing import Annotated, Any, Self, cast

from pydantic import BaseModel, ConfigDict, Field, StrictFloat, StrictInt, model_validator

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
