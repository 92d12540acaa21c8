"""Answer: the parse contract's object as far as the model is asked for it, read forgivingly, field by field."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, time
from itertools import islice
from json import JSONDecoder
from typing import Annotated, Any, Literal, NamedTuple, Self, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    NaiveDatetime,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_validator,
)

from nlu.intents import Intent
from nlu.understanding import Day, Every

T = TypeVar("T")

_WEEK: tuple[Day, ...] = get_args(Day)
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_BRACE = re.compile(r"\{")
_MOST_BRACES = 20
_MOST = 12
"""Times, rules and codes that are read of an answer; no message has more."""


def _or_nothing(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    try:
        return handler(value)
    except ValidationError:
        return None


def _readable(values: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    """Those of a list that can be read; whatever is no list holds none."""
    listed = values[:_MOST] if isinstance(values, list) else []
    read = (_or_nothing([value], handler) for value in listed)
    return tuple(item for items in read if items for item in items)


Forgiving = Annotated[T | None, WrapValidator(_or_nothing)]
ForgivingList = Annotated[tuple[T, ...], WrapValidator(_readable)]


class Codes(NamedTuple):
    """The taxonomy's codes of which an answer is made: services with their names, and whom the help is for."""

    categories: Mapping[str, str]
    beneficiaries: tuple[str, ...]


class _Said(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class SaidWindow(_Said):
    """A one-off time: `at`, or `start` and `end`, local, YYYY-MM-DDTHH:MM."""

    at: NaiveDatetime | None = None
    start: NaiveDatetime | None = None
    end: NaiveDatetime | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.at is None and (self.start is None or self.end is None):
            raise ValueError("neither a point nor a span")
        return self

    def contract(self) -> dict[str, Any]:
        """The window as the contract writes it."""
        if self.at:
            return {"at": self.at.isoformat(timespec="minutes")}
        edges = {"start": self.start, "end": self.end}
        return {name: moment.isoformat(timespec="minutes") for name, moment in edges.items() if moment}


class SaidRule(_Said):
    """A repeated time: days, days of the month or a count, hours, how often, until when."""

    days: tuple[Day, ...] | None = None
    nth: int | None = None
    monthdays: tuple[int, ...] | None = None
    calendar: Literal["lunar"] | None = None
    times: int | None = None
    at: time | None = None
    start: time | None = None
    end: time | None = None
    every: Every = "week"
    until: date | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if (self.start is None) is not (self.end is None):
            raise ValueError("half a span")
        return self

    def contract(self) -> dict[str, Any]:
        """The rule as the contract writes it."""
        clocks = {name: getattr(self, name) for name in ("at", "start", "end")}
        said: dict[str, Any] = self.model_dump(include={"nth", "times", "every", "calendar"}) | {
            "days": sorted(set(self.days or ()), key=_WEEK.index),
            "monthdays": list(self.monthdays or ()),
        }
        return said | {name: clock.strftime("%H:%M") for name, clock in clocks.items() if clock}


class SaidQuantity(_Said):
    """An amount of goods or money."""

    n: float
    unit: str


class Answer(_Said):
    """What the model says of a message. Whatever of it cannot be read is as if it had not been said."""

    intent: Forgiving[Intent] = None
    categories: ForgivingList[str] = ()
    when: ForgivingList[SaidWindow] = ()
    recurring: ForgivingList[SaidRule] = ()
    place: Forgiving[str] = None
    people: Forgiving[int] = None
    quantity: Forgiving[SaidQuantity] = None
    beneficiary: ForgivingList[str] = ()
    minutes: Forgiving[int] = None


def read_answer(content: str) -> Answer:
    """The answer in what a model wrote: the JSON object alone, fenced, after its thoughts or among words.

    Raises ValueError where there is no object that tells an intent.
    """
    for found in _objects(_THOUGHT.sub("", content)):
        if "intent" in found:
            return Answer.model_validate(found)
    raise ValueError("no answer")


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects that stand in a text, looked for at its first few braces."""
    decoder, end = JSONDecoder(), 0
    for brace in islice(_BRACE.finditer(text), _MOST_BRACES):
        if brace.start() >= end:
            with suppress(ValueError, RecursionError):
                found, end = decoder.raw_decode(text, brace.start())
                yield found


def schema(codes: Codes) -> dict[str, Any]:
    """The JSON schema of an answer with these codes, strict: every field is there, nothing else is."""
    whole: dict[str, Any] = _strict(Answer.model_json_schema())
    whole["properties"]["categories"]["items"] = {"type": "string", "enum": list(codes.categories)}
    whole["properties"]["beneficiary"]["items"] = {"type": "string", "enum": list(codes.beneficiaries)}
    return whole


def _strict(node: Any) -> Any:
    """A schema as strict servers want it: every property required and none besides, no defaults."""
    if isinstance(node, list):
        return [_strict(each) for each in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _strict(value) for key, value in node.items() if key not in ("default", "title", "format")}
    if "properties" in kept:
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept
