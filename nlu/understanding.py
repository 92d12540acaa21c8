"""Semantic frame of one message: the parse contract as types.

The JSON form (`Understanding.to_contract`) is that of the parse contract: local times of Asia/Shanghai, minutes
precise, codes of `data/reference/taxonomy.yaml`, places of `data/reference/gazetteer.csv`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from nlu.intents import Intent

Urgency = Literal["emergency", "urgent", "normal"]
Every = Literal["week", "two_weeks", "month", "two_days"]
Day = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU", "HO"]
"""Days of the week by RFC 5545, and `HO` for public holidays."""

WEEK: tuple[Day, ...] = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Scored = Sequence[tuple[str, float]]
"""(code, probability) pairs, in any order: what is believed of a message before it is understood."""


class Alarm(NamedTuple):
    """Danger to life or safety that was heard in a text: its kind (fire, medical …) and how likely it is one.

    Where it is not `sure`, nobody is alarmed, and the person is asked.
    """

    kind: str
    confidence: float
    sure: bool = True


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Frozen):
    """The help lies inside [start, end], naive local times."""

    start: datetime
    end: datetime


class Point(_Frozen):
    """The help begins at `at`, naive local time."""

    at: datetime


Window = Span | Point


class Rule(_Frozen):
    """A repeated time: `days`, days of the month or a count (`times`), and a span (start, end) or a point (`at`).

    Every two days needs none of the three. A span whose end is not after its start ends on the next day.
    """

    days: tuple[Day, ...] = ()
    nth: int | None = Field(default=None, description="which of the month's such days: 1 the first, -1 the last")
    monthdays: tuple[int, ...] = Field(default=(), description="days of the month, from its end where below zero")
    lunar: bool = Field(default=False, description="whether `monthdays` are of the lunar month")
    times: int | None = None
    start: time | None = None
    end: time | None = None
    at: time | None = None
    every: Every = "week"
    since: date | None = Field(default=None, description="`from` in the contract; not scored")
    until: date | None = None


class Quantity(_Frozen):
    """An amount of goods, vehicles lent, or money (unit 元)."""

    n: float
    unit: str


class Wish(_Frozen):
    """What is wished of the helper: a gender that was said, somebody's name."""

    gender: Literal["female", "male"] | None = None
    helper: str | None = None


class Guess(_Frozen):
    """One reading of the message with its probability; the likeliest first in `Understanding.guesses`."""

    intent: Intent
    categories: tuple[str, ...] = ()
    confidence: float


class Understanding(_Frozen):
    """What one message means, without memory of earlier ones."""

    intent: Intent
    confidence: float
    categories: tuple[str, ...] = ()
    when: tuple[Window, ...] = ()
    recurring: tuple[Rule, ...] = ()
    place: str | None = None
    people: int | None = None
    quantity: Quantity | None = None
    urgency: Urgency = "normal"
    beneficiary: tuple[str, ...] = ()
    phone: str | None = None
    minutes: int | None = Field(default=None, description="how long one visit is to last, minutes")
    shift: int | None = Field(default=None, description="by how many minutes a visit is moved, later above zero")
    address: str | None = Field(default=None, description="what leads from the area to the door, as written")
    name: str | None = Field(default=None, description="how the speaker calls themselves, as written")
    organisation: str | None = Field(default=None, description="whom the speaker speaks for, as written")
    wish: Wish | None = None
    guesses: tuple[Guess, ...] = Field(default=(), description="likeliest readings, for three buttons when unsure")
    other_when: tuple[tuple[Window, ...], ...] = Field(
        default=(), description="other readings of an ambiguous time; the dialogue asks which is meant"
    )
    danger: str | None = Field(
        default=None, description="kind of danger heard: fire, medical, violence, suicide, disaster, child …"
    )

    doubt: str | None = Field(default=None, description="kind of danger that may be meant; the person is asked")

    def to_contract(self) -> dict[str, Any]:
        """The JSON object of the parse contract, in its field order."""
        return {
            "intent": self.intent.value,
            "confidence": round(self.confidence, 4),
            "categories": list(self.categories),
            "when": [contract_window(w) for w in self.when],
            "recurring": [contract_rule(r) for r in self.recurring],
            "place": self.place,
            "people": self.people,
            "quantity": None if self.quantity is None else {"n": _number(self.quantity.n), "unit": self.quantity.unit},
            "urgency": self.urgency,
            "beneficiary": list(self.beneficiary),
            "phone": self.phone,
            "minutes": self.minutes,
            "shift": self.shift,
            "address": self.address,
            "name": self.name,
            "organisation": self.organisation,
            "wish": None if self.wish is None else self.wish.model_dump(exclude_none=True),
        }


def contract_window(window: Window) -> dict[str, str]:
    """A window as the contract writes it."""
    if isinstance(window, Point):
        return {"at": _minute(window.at)}
    return {"start": _minute(window.start), "end": _minute(window.end)}


def contract_rule(rule: Rule) -> Mapping[str, Any]:
    """A rule as the contract writes it."""
    found: dict[str, Any] = _days_of(rule)
    for name in ("at", "start", "end"):
        if (clock := getattr(rule, name)) is not None:
            found[name] = clock.strftime("%H:%M")
    found["every"] = rule.every
    if rule.since:
        found["from"] = rule.since.isoformat()
    if rule.until:
        found["until"] = rule.until.isoformat()
    return found


def _days_of(rule: Rule) -> dict[str, Any]:
    if rule.monthdays:
        return {"monthdays": list(rule.monthdays)} | ({"calendar": "lunar"} if rule.lunar else {})
    if rule.times:
        return {"times": rule.times}
    if rule.every == "two_days":
        return {}
    return {"days": list(rule.days)} | ({"nth": rule.nth} if rule.nth else {})


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def _number(n: float) -> int | float:
    return int(n) if float(n).is_integer() else n
