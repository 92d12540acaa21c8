"""Columns whose contents are sealed: encrypted on the way into the database, decrypted on the way out.

The keyring belongs to a database, so it is found on its engine's dialect (`give_keys`); models name only the purpose.
"""

import json
from typing import Any

from sqlalchemy import Dialect, Engine, Text
from sqlalchemy.types import TypeDecorator

from data.core.errors import KeyUnusable
from data.core.sealing.keys import Keyring

ADDRESS = "address"
"""What columns that hold where somebody is reached share as their purpose: they are compared with one another."""

ITEM = "item"
"""Likewise columns that hold a thing that is given or asked for."""

_ATTRIBUTE = "liandong_keyring"


def give_keys(engine: Engine, keyring: Keyring) -> None:
    """Let sealed columns of this engine use the keyring."""
    setattr(engine.dialect, _ATTRIBUTE, keyring)


def keyring_of(dialect: Dialect) -> Keyring:
    """The keyring of a database. Raises KeyUnusable where it was given none."""
    keyring: Keyring | None = getattr(dialect, _ATTRIBUTE, None)
    if keyring is None:
        raise KeyUnusable("this database was opened without its key")
    return keyring


class Sealed(TypeDecorator[str]):
    """Words that nobody looks up: names, numbers, notes. Equal words look different in the database."""

    impl = Text
    cache_ok = True

    def __init__(self, purpose: str) -> None:
        """`purpose` is table.column: a seal opens only there."""
        super().__init__()
        self.purpose = purpose

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Seal."""
        return None if value is None else keyring_of(dialect).seal(value, self.purpose)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Open. Raises KeyUnusable."""
        return None if value is None else keyring_of(dialect).open(value, self.purpose)


class SealedNumber(TypeDecorator[float]):
    """A number that nobody looks up, such as a degree of longitude, to its last digit."""

    impl = Text
    cache_ok = True

    def __init__(self, purpose: str) -> None:
        """`purpose` is table.column: a seal opens only there."""
        super().__init__()
        self.purpose = purpose

    def process_bind_param(self, value: float | None, dialect: Dialect) -> str | None:
        """Seal."""
        return None if value is None else keyring_of(dialect).seal(repr(float(value)), self.purpose)

    def process_result_value(self, value: str | None, dialect: Dialect) -> float | None:
        """Open. Raises KeyUnusable."""
        return None if value is None else float(keyring_of(dialect).open(value, self.purpose))


class SealedJson(TypeDecorator[dict[str, Any]]):
    """A JSON object, sealed as a whole."""

    impl = Text
    cache_ok = True

    def __init__(self, purpose: str) -> None:
        """`purpose` is table.column: a seal opens only there."""
        super().__init__()
        self.purpose = purpose

    def process_bind_param(self, value: dict[str, Any] | None, dialect: Dialect) -> str | None:
        """Seal."""
        if value is None:
            return None
        return keyring_of(dialect).seal(json.dumps(value, ensure_ascii=False, separators=(",", ":")), self.purpose)

    def process_result_value(self, value: str | None, dialect: Dialect) -> dict[str, Any] | None:
        """Open. Raises KeyUnusable."""
        if value is None:
            return None
        opened: dict[str, Any] = json.loads(keyring_of(dialect).open(value, self.purpose))
        return opened


class SealedIndex(TypeDecorator[str]):
    """Words that are looked up whole (`==`, `in_`) and must be unique: equal words look equal, and say nothing else."""

    impl = Text
    cache_ok = True

    def __init__(self, purpose: str) -> None:
        """`purpose` names what is looked up; columns that are compared with one another share it."""
        super().__init__()
        self.purpose = purpose

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Seal."""
        return None if value is None else keyring_of(dialect).index(value, self.purpose)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Open. Raises KeyUnusable."""
        return None if value is None else keyring_of(dialect).open_index(value, self.purpose)


CONTENTS = (Sealed, SealedNumber, SealedJson)
"""Columns that nobody looks up."""

SEALED = (*CONTENTS, SealedIndex)
"""Every column whose contents are sealed."""
