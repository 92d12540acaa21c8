"""What has been said so far in a form."""

from datetime import date

from pydantic import BaseModel, ConfigDict

from nlu.grammar.things.gifts import Handover
from nlu.understanding import Quantity, Rule, Urgency, Window, Wish


class Given(BaseModel):
    """A thing that is given or lent, and how much of it where that was said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    quantity: Quantity | None = None


class Draft(BaseModel):
    """What has been said so far in a form; each form asks for the part that it needs.

    `address` leads from the area to the door, as written; `kin` is the code of the relative whom it is for.
    `wish` is what is wished of the helper; `agreed` whether those whom it is for know and agree; `pin` (lon, lat) and
    `photo` were sent along.
    `readings` are the readings of an ambiguous time that wait for a choice; `skipped` the questions the person passed
    over; `need_id` the need that is being moved or put right; `apart` that it is another than one of the same kind and
    day; `words` the person's own words, for the helper. Of a helper: `away` are the times at which they cannot come,
    `weekly_visits` how often a week at most; `organisation` whom they speak for, of whom `people` come. Of a giver:
    `things` (goods), `expires` the last day that they keep, `handover` who brings them, `purpose` what for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    categories: tuple[str, ...] = ()
    when: tuple[Window, ...] = ()
    recurring: tuple[Rule, ...] = ()
    readings: tuple[tuple[Window, ...], ...] = ()
    place: str | None = None
    address: str | None = None
    people: int | None = None
    quantity: Quantity | None = None
    urgency: Urgency = "normal"
    beneficiary: tuple[str, ...] = ()
    kin: str | None = None
    phone: str | None = None
    name: str | None = None
    item: str | None = None
    wish: Wish | None = None
    agreed: bool | None = None
    pin: tuple[float, float] | None = None
    photo: str | None = None
    radius_km: float | None = None
    weekly_hours: float | None = None
    weekly_visits: int | None = None
    away: tuple[Window, ...] = ()
    organisation: str | None = None
    things: tuple[Given, ...] = ()
    expires: date | None = None
    handover: Handover | None = None
    purpose: str | None = None
    words: str = ""
    apart: bool = False
    need_id: int | None = None
    skipped: frozenset[str] = frozenset()


def changed(draft: Draft, **values: object) -> Draft:
    """The draft with these values."""
    return draft.model_copy(update=values)
