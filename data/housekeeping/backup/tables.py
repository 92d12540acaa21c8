"""Tables as a backup describes them, so that it can be put back by a later version: columns by name and kind.

A kind is a word such as `datetime`, or `sealed people.name`: how the column is stored, and for what it is sealed.
Values are told opened; whoever puts them back seals them anew.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    Double,
    Float,
    Integer,
    String,
    Table,
    TableClause,
    Text,
    Time,
    column,
    table,
)
from sqlalchemy.types import TypeEngine

from data.core.base import UtcDateTime
from data.core.errors import BackupUnusable
from data.core.sealing.columns import Sealed, SealedIndex, SealedJson, SealedNumber

Row = list[Any]

_SEALS: Mapping[str, type[Sealed | SealedNumber | SealedJson | SealedIndex]] = {
    "sealed": Sealed,
    "sealed_number": SealedNumber,
    "sealed_json": SealedJson,
    "looked_up": SealedIndex,
}
_PLAIN: Mapping[str, TypeEngine[Any]] = {
    "datetime": UtcDateTime(),
    "date": Date(),
    "time": Time(),
    "boolean": Boolean(),
    "integer": Integer(),
    "number": Double(),
    "json": JSON(none_as_null=True),
    "text": Text(),
}
_BASES = {"number": Float, "text": String}
"""Kinds whose columns are of several types, with what these have in common."""

_READ: Mapping[str, Callable[[str], Any]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
}


@dataclass(frozen=True)
class Described:
    """A table: its columns with their kinds, its key; `last` is the highest number given, where none is given twice."""

    name: str
    columns: Mapping[str, str]
    key: tuple[str, ...]
    last: int | None = None

    @cached_property
    def stored(self) -> TableClause:
        """As SQL knows it, sealing and opening."""
        return table(self.name, *(column(name, _type(kind)) for name, kind in self.columns.items()))

    def line(self) -> bytes:
        """As it stands before its rows."""
        about = {"table": self.name, "columns": self.columns, "key": self.key, "last": self.last}
        return written(about)

    def read(self, row: Row) -> dict[str, Any]:
        """The values of a row by name, as SQLAlchemy takes them. Raises BackupUnusable where there are too few."""
        if len(row) != len(self.columns):
            raise BackupUnusable("damaged")
        return {
            name: value if value is None or kind not in _READ else _READ[kind](value)
            for (name, kind), value in zip(self.columns.items(), row, strict=True)
        }


def described(stored: Table, last: int | None = None) -> Described:
    """A table of ours."""
    columns = {each.name: _kind(each.type) for each in stored.columns}
    return Described(stored.name, columns, tuple(each.name for each in stored.primary_key), last)


def read_table(about: dict[str, Any]) -> Described:
    """The table that a line describes. Raises BackupUnusable for a kind that this version does not know."""
    found = Described(about["table"], about["columns"], tuple(about["key"]), about["last"])
    if any(not _is_known(kind) for kind in found.columns.values()):
        raise BackupUnusable("newer")
    return found


def written(value: object) -> bytes:
    """A line: times in ISO 8601, half characters escaped."""
    return json.dumps(value, default=_told, separators=(",", ":")).encode() + b"\n"


def _told(value: object) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    raise TypeError(f"no plain value: {type(value).__name__}")


def _kind(kind: TypeEngine[Any]) -> str:
    for name, seal in _SEALS.items():
        if isinstance(kind, seal):
            return f"{name} {kind.purpose}"
    return next(name for name, plain in _PLAIN.items() if isinstance(kind, _BASES.get(name, type(plain))))


def _is_known(kind: str) -> bool:
    name, _, purpose = kind.partition(" ")
    return name in _SEALS if purpose else name in _PLAIN


def _type(kind: str) -> TypeEngine[Any]:
    name, _, purpose = kind.partition(" ")
    return _SEALS[name](purpose) if purpose else _PLAIN[name]
