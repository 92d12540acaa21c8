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
Every = Literal["week", "two_weeks", "month"]
Day = Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
WEEK: tuple[Day, ...] = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Scored = Sequence[tuple[str, float]]
"""(code, probability) pairs, in any order: what is believed of a message before it is understood."""


class Alarm(NamedTuple):
    """Danger to life or safety that was heard in a text: its kind (fire, medical …) and how likely it is one."""

    kind: str
    confidence: float


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
    """A repeated time: either `days` or a count (`times`), and either a span (start, end) or a point (`at`)."""

    days: tuple[Day, ...] = ()
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
    guesses: tuple[Guess, ...] = Field(default=(), description="likeliest readings, for three buttons when unsure")
    other_when: tuple[tuple[Window, ...], ...] = Field(
        default=(), description="other readings of an ambiguous time; the dialogue asks which is meant"
    )
    danger: str | None = Field(
        default=None, description="kind of danger heard: fire, medical, violence, suicide, disaster, child …"
    )

    def to_contract(self) -> dict[str, Any]:
        """The JSON object of the parse contract, in its field order."""
        return {
            "intent": self.intent.value,
            "confidence": round(self.confidence, 4),
            "categories": list(self.categories),
            "when": [_window(w) for w in self.when],
            "recurring": [_rule(r) for r in self.recurring],
            "place": self.place,
            "people": self.people,
            "quantity": None if self.quantity is None else {"n": _number(self.quantity.n), "unit": self.quantity.unit},
            "urgency": self.urgency,
            "beneficiary": list(self.beneficiary),
            "phone": self.phone,
        }


def _window(window: Window) -> dict[str, str]:
    if isinstance(window, Point):
        return {"at": _minute(window.at)}
    return {"start": _minute(window.start), "end": _minute(window.end)}


def _rule(rule: Rule) -> Mapping[str, Any]:
    found: dict[str, Any] = {"times": rule.times} if rule.times else {"days": list(rule.days)}
    for name in ("at", "start", "end"):
        if (clock := getattr(rule, name)) is not None:
            found[name] = clock.strftime("%H:%M")
    found["every"] = rule.every
    if rule.since:
        found["from"] = rule.since.isoformat()
    if rule.until:
        found["until"] = rule.until.isoformat()
    return found


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")


def _number(n: float) -> int | float:
    return int(n) if float(n).is_integer() else n
