"""What is wrong with a database, in a word: from the errors that it gives, and by a look of our own at it."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from enum import StrEnum

import psycopg
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from data.core.engines import sqlite_file

LOOK_SECONDS = 0.4
"""How long a look waits for a lock: somebody waits for the answer."""
_CONNECT_SECONDS = 2
"""The least that PostgreSQL's library knows; whoever asks may turn away before that."""
_DISK_FULL = "53100"
_LOOKED_AT = ("inbox_updates", "outbox_messages", "people")


class Trouble(StrEnum):
    """What keeps anything from being stored."""

    LOCKED = "locked"
    FULL = "full"
    READ_ONLY = "read only"
    GONE = "gone"


@dataclass
class Troubles:
    """The last trouble that somebody ran into. A full disk is seen by those who write only, so it is remembered."""

    clock: Callable[[], float] = time.monotonic
    _last: tuple[Trouble, float] | None = field(default=None)

    def note(self, trouble: Trouble | None) -> None:
        """Somebody ran into this (None: into something else)."""
        if trouble is not None:
            self._last = (trouble, self.clock())

    def within(self, seconds: float) -> Trouble | None:
        """What was run into within so many seconds."""
        return self._last[0] if self._last and self.clock() - self._last[1] <= seconds else None


def trouble_of(error: DBAPIError) -> Trouble | None:
    """What this error says of the database; None for what is the statement's own fault."""
    text = str(error.orig)
    if getattr(error.orig, "sqlstate", None) == _DISK_FULL or "is full" in text or "disk I/O" in text:
        return Trouble.FULL
    if "locked" in text or isinstance(error.orig, psycopg.errors.LockNotAvailable):
        return Trouble.LOCKED
    if "readonly" in text or isinstance(error.orig, psycopg.errors.ReadOnlySqlTransaction):
        return Trouble.READ_ONLY
    return Trouble.GONE if isinstance(error, OperationalError | InterfaceError) else None


def look(url: URL) -> Trouble | None:
    """Look at the database over a connection of its own, with little patience; None where all is well."""
    if url.get_backend_name() == "postgresql":
        return _look_at_postgres(url)
    path = sqlite_file(url)
    return None if path is None else _look_at_sqlite(f"{path.absolute().as_uri()}?mode=rw")


def _look_at_sqlite(uri: str) -> Trouble | None:
    try:
        with closing(sqlite3.connect(uri, uri=True, timeout=LOOK_SECONDS, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        return trouble_of(OperationalError("", {}, error))
    return None


def _look_at_postgres(url: URL) -> Trouble | None:
    dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        with psycopg.connect(dsn, connect_timeout=_CONNECT_SECONDS, autocommit=True) as connection:
            connection.execute(f"SET lock_timeout = {int(LOOK_SECONDS * 1000)}")
            for table in _LOOKED_AT:
                connection.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - names of our own
    except psycopg.Error as error:
        return trouble_of(OperationalError("", {}, error))
    return None
