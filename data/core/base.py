"""What every model stands on: one naming of constraints, UTC times, enumerations stored by value."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from sqlalchemy import JSON, DateTime, Dialect, Enum, MetaData, String, Text
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, in UTC on the way in and out, on SQLite (which forgets zones) as on PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """To UTC; a naive time is refused with ValueError, because nobody could tell what it meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a stored time must know its zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """To aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _stored_by_value(kind: type[StrEnum]) -> Enum:
    return Enum(kind, native_enum=False, length=20, values_callable=lambda members: [m.value for m in members])


class Base(DeclarativeBase):
    """The root of all models."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UtcDateTime,
        list[str]: JSON(none_as_null=True),
        list[int]: JSON(none_as_null=True),
        list[Any]: JSON(none_as_null=True),
        dict[str, Any]: JSON(none_as_null=True),
    }

    @staticmethod
    def enum(kind: type[StrEnum]) -> Enum:
        """Column type of an enumeration, stored as its value in plain text, so that a new member needs no migration."""
        return _stored_by_value(kind)


Key = Annotated[int, mapped_column(primary_key=True)]
Code = Annotated[str, mapped_column(String(64))]
Words = Annotated[str, mapped_column(Text)]
Digest = Annotated[str, mapped_column(String(64))]

SECRET: dict[Any, Any] = {"secret": True}
"""`info` of a column that never leaves the database, not even as a hash."""
