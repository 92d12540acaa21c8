"""Where a conversation stands, as stored between two messages: a versioned union told apart by `kind`."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from nlu.understanding import Quantity, Rule, Understanding, Urgency, Window

VERSION = 1
"""Raised whenever a stored state can no longer be read as written; what is older starts afresh with an apology."""

FormName = Literal["need", "volunteer", "resource", "move"]
Purpose = Literal["cancel", "move", "accept", "decline"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Draft(_Frozen):
    """What has been said so far in a form; each form asks for the part that it needs.

    `readings` are the readings of an ambiguous time that wait for a choice; `skipped` the questions the person passed
    over; `need_id` the need that is being moved; `words` the person's own words, for the helper; `later` the other
    needs told meanwhile, each to be taken up when the one before it is closed.
    """

    categories: tuple[str, ...] = ()
    when: tuple[Window, ...] = ()
    recurring: tuple[Rule, ...] = ()
    readings: tuple[tuple[Window, ...], ...] = ()
    place: str | None = None
    people: int | None = None
    quantity: Quantity | None = None
    urgency: Urgency = "normal"
    beneficiary: tuple[str, ...] = ()
    phone: str | None = None
    name: str | None = None
    item: str | None = None
    radius_km: float | None = None
    weekly_hours: float | None = None
    words: str = ""
    need_id: int | None = None
    skipped: frozenset[str] = frozenset()
    later: tuple["Draft", ...] = ()


class Idle(_Frozen):
    """Nothing is under way."""

    kind: Literal["idle"] = "idle"


class Form(_Frozen):
    """A form is being filled. `asking` is a slot's name, "confirm" or "edit"; `misses` counts answers in vain."""

    kind: Literal["form"] = "form"
    form: FormName
    draft: Draft = Draft()
    asking: str = ""
    misses: int = 0


class Unsure(_Frozen):
    """We asked which of a few meanings was meant; what else was understood is kept."""

    kind: Literal["unsure"] = "unsure"
    meaning: Understanding
    words: str = ""


class Choosing(_Frozen):
    """We asked which need or task is meant. `reason` is a refusal's own words, `meaning` the time of a move."""

    kind: Literal["choosing"] = "choosing"
    purpose: Purpose
    meaning: Understanding | None = None
    reason: str = ""


class Cancelling(_Frozen):
    """We asked whether this need is really to be cancelled."""

    kind: Literal["cancelling"] = "cancelling"
    need_id: int


class Declining(_Frozen):
    """We asked whether this promised visit is really to be given back."""

    kind: Literal["declining"] = "declining"
    match_id: int
    reason: str = ""


class Erasing(_Frozen):
    """We asked whether everything is really to be deleted."""

    kind: Literal["erasing"] = "erasing"


class Rejecting(_Frozen):
    """We asked a coordinator why a proposal is rejected."""

    kind: Literal["rejecting"] = "rejecting"
    match_id: int
    version: int


class Away(_Frozen):
    """We asked a helper whether they cannot come at this time."""

    kind: Literal["away"] = "away"
    when: tuple[Window, ...]


Asked = Away | Declining
"""Questions to a helper that may come up in the middle of a form."""


class Torn(_Frozen):
    """Something new was said in the middle of a form; we asked which of the two comes first."""

    kind: Literal["torn"] = "torn"
    form: Form
    meaning: Understanding
    words: str = ""


class Paused(_Frozen):
    """In the middle of a form we asked something else; the form goes on once that is answered."""

    kind: Literal["paused"] = "paused"
    form: Form
    asked: Annotated[Asked, Field(discriminator="kind")]


class AwaitingPhone(_Frozen):
    """A person has been told about; they may leave a phone number to be called on."""

    kind: Literal["awaiting_phone"] = "awaiting_phone"


State = Annotated[
    Idle | Form | Unsure | Choosing | Cancelling | Asked | Erasing | Rejecting | Torn | Paused | AwaitingPhone,
    Field(discriminator="kind"),
]

_STATES: TypeAdapter[State] = TypeAdapter(State)


def dump(state: State) -> dict[str, Any]:
    """The state as a JSON-able object with its version."""
    return {"version": VERSION, "state": _STATES.dump_python(state, mode="json")}


def load(stored: dict[str, Any] | None) -> State | None:
    """Read what `dump` wrote; idle where nothing is stored, None where it is of another version or broken."""
    if stored is None:
        return Idle()
    if stored.get("version") != VERSION:
        return None
    try:
        return _STATES.validate_python(stored.get("state"), strict=False)
    except ValidationError:
        return None
