"""Making a backup: online, of one moment, encrypted, read back before it counts; nothing is ever overwritten."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from alembic.migration import MigrationContext
from sqlalchemy import Connection

from data.core.database import Database
from data.core.errors import BackupUnusable
from data.core.sealing.keys import Keyring
from data.housekeeping.backup.container import Head, new_head, read_contents, read_head, write_contents
from data.housekeeping.backup.contents import Contents, Progress, stored_tables, written_lines
from data.housekeeping.backup.totals import Totals

FILE_MODE = 0o600


@dataclass(frozen=True)
class Made:
    """A backup that was written and read back."""

    path: Path
    rows: int
    bytes: int


def back_up(database: Database, path: Path, now: datetime, progress: Progress = lambda _rows: None) -> Made:
    """Write all that is stored to a new file that only its owner may read, and read it back.

    Others go on writing meanwhile; the backup has none of it. Raises BackupUnusable: exists, unwritable, damaged.
    """
    with _new_file(path) as (part, file):
        with database.snapshot() as session:
            totals = _write(session.connection(), file, database.keyring, now, progress)
        if read_back(part, database.keyring) != totals.rows:
            raise BackupUnusable("damaged", path)
    return Made(path, totals.rows, path.stat().st_size)


def read_back(path: Path, keyring: Keyring) -> int:
    """Read a backup from end to end; how many rows it has. Raises BackupUnusable, KeyUnusable."""
    with opened(path) as (head, file):
        contents = Contents(read_contents(file, head, keyring))
        return sum(len(rows) for _, rows in contents.batches())


@contextmanager
def opened(path: Path) -> Iterator[tuple[Head, BinaryIO]]:
    """A backup's head, and its file behind it. Raises BackupUnusable."""
    try:
        with path.open("rb") as file:
            yield read_head(file), file
    except OSError as error:
        raise BackupUnusable("unreadable", error.strerror) from error


def _write(connection: Connection, file: BinaryIO, keyring: Keyring, now: datetime, progress: Progress) -> Totals:
    revision = MigrationContext.configure(connection).get_current_revision() or ""
    totals = Totals()
    lines = written_lines(connection, stored_tables(connection), totals, progress)
    write_contents(file, new_head(keyring, revision, now), lines, keyring)
    file.flush()
    os.fsync(file.fileno())
    return totals


@contextmanager
def _new_file(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A file beside it that becomes this one if all goes well; an empty one holds its place meanwhile.

    Not by a hard link: some disks that people carry away know none. Raises BackupUnusable where there is one already,
    or none can be made.
    """
    part = path.with_name(f".{path.name}.part")
    _hold(path)
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, FILE_MODE), "wb") as file:
            yield part, file
        part.replace(path)
    except BaseException as error:
        for left in (part, path):
            left.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise BackupUnusable("unwritable", error.strerror) from error
        raise


def _hold(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))
    except FileExistsError as error:
        raise BackupUnusable("exists", path) from error
    except OSError as error:
        raise BackupUnusable("unwritable", error.strerror) from error
