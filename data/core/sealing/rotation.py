"""Which key a database is sealed with; key rotation: sealing it anew with the newest.

What is looked up must all be sealed with one key, or it would not be found; so it is sealed anew in one transaction.
Contents open with any key of the ring, so they follow in batches.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, TableClause, and_, bindparam, column, func, or_, select, table, update
from sqlalchemy.orm import Mapped, mapped_column

from data.core.base import Base, Key
from data.core.errors import KeyUnusable
from data.core.sealing.columns import CONTENTS, SEALED, SealedIndex, keyring_of
from data.core.sealing.keys import Keyring

BATCH_ROWS = 1_000
_MARK, _PURPOSE = "liandong", "key_in_use.mark"


class KeyInUse(Base):
    """One row: a known word, sealed with the key that every look-up goes by."""

    __tablename__ = "key_in_use"

    id: Mapped[Key]
    mark: Mapped[str] = mapped_column(SealedIndex(_PURPOSE))


_STORED_MARK = select(table("key_in_use", column("mark")))


def require_key_in_use(connection: Connection, keyring: Keyring) -> None:
    """Raise KeyUnusable unless look-ups go by the newest key of the ring: they would find nothing, and say nothing."""
    if connection.scalar(_STORED_MARK) != keyring.index(_MARK, _PURPOSE):
        raise KeyUnusable("the key to what is stored was changed meanwhile; start this program again")


def settle_key(connection: Connection) -> None:
    """Let look-ups go by the newest key of the ring. Raises KeyUnusable where no key of the ring fits this database."""
    keyring = keyring_of(connection.dialect)
    mark = connection.scalar(_STORED_MARK)
    if mark is None or keyring.open_index(mark, _PURPOSE) != _MARK:
        raise KeyUnusable("what is stored was sealed with another key")
    if not keyring.is_current(mark):
        for rows in _sealed_rows(SealedIndex):
            while rows.reseal(connection, keyring.reseal_index):
                pass


def reseal_contents(connection: Connection) -> int:
    """Seal up to BATCH_ROWS rows of one table anew with the newest key; how many there were, 0 where none is left."""
    reseal = keyring_of(connection.dialect).reseal
    batches = (rows.reseal(connection, reseal) for rows in _sealed_rows(CONTENTS))
    return next(filter(None, batches), 0)


def all_current(connection: Connection) -> bool:
    """Whether everything is sealed with the newest key: the others may go."""
    return not any(rows.stale(connection, limit=1) for rows in _sealed_rows(SEALED))


@dataclass(frozen=True)
class _Rows:
    """A table as it is stored, seals unopened: its name, its key, and the purpose of each sealed column."""

    name: str
    keys: tuple[str, ...]
    purposes: Mapping[str, str]

    @cached_property
    def raw(self) -> TableClause:
        return table(self.name, *(column(name) for name in {**dict.fromkeys(self.keys), **self.purposes}))

    def stale(self, connection: Connection, limit: int) -> list[Mapping[str, Any]]:
        """Rows of which something was sealed with another key than the newest."""
        prefix = keyring_of(connection.dialect).prefix
        older = or_(*(func.substr(self.raw.c[name], 1, len(prefix)) != prefix for name in self.purposes))
        return [dict(row) for row in connection.execute(select(self.raw).where(older).limit(limit)).mappings()]

    def reseal(self, connection: Connection, reseal: Callable[[str, str], str]) -> int:
        """Seal one batch anew; how many rows there were."""
        rows = self.stale(connection, BATCH_ROWS)
        here = and_(*(self.raw.c[key] == bindparam(f"old_{key}") for key in self.keys))
        change = update(self.raw).where(here).values({name: bindparam(f"new_{name}") for name in self.purposes})
        if rows:
            connection.execute(change, [self._renewed(row, reseal) for row in rows])
        return len(rows)

    def _renewed(self, row: Mapping[str, Any], reseal: Callable[[str, str], str]) -> dict[str, Any]:
        new = {f"new_{name}": row[name] and reseal(row[name], purpose) for name, purpose in self.purposes.items()}
        return {**{f"old_{key}": row[key] for key in self.keys}, **new}


def _sealed_rows(kind: Any) -> Iterator[_Rows]:
    """Every table with sealed columns of this kind, with these columns."""
    for stored in Base.metadata.sorted_tables:
        purposes = {c.name: c.type.purpose for c in stored.columns if isinstance(c.type, kind)}
        if purposes:
            yield _Rows(stored.name, tuple(key.name for key in stored.primary_key.columns), purposes)
