"""SQLAlchemy engines made for us: SQLite in one writer's turn and for its owner's eyes, PostgreSQL at SERIALIZABLE."""

import json
import os
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from data.core.errors import DatabaseUnusable

BUSY_MS = 2_000
"""How long one statement waits for a lock; `Database.run` tries again for as long as it has patience."""
_POSTGRES = {"connect_timeout": 3, "options": f"-c lock_timeout={BUSY_MS}"}
_POOL_SECONDS = 5
SNAPSHOT = "liandong_snapshot"
"""Execution option of a connection that only reads, at one moment, and keeps no writer waiting."""
_BESIDE = ("", "-wal", "-shm", "-journal")


def parsed_url(url: str) -> URL:
    """The URL of a database that we know. Raises DatabaseUnusable."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise DatabaseUnusable("the database URL cannot be read; it looks like postgresql://user@host/name") from error
    if parsed.drivername in {"postgresql", "postgres"}:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise DatabaseUnusable(f"{parsed.drivername}: only sqlite and postgresql are known here")
    return parsed


def make_engine(url: URL) -> Engine:
    """An engine; SQLite's folder and file are made, readable by their owner alone. Raises DatabaseUnusable."""
    # Chinese is kept as it is written, so that a person can read a column. Errors show no values, so that no log does.
    common: dict[str, Any] = {"json_serializer": partial(json.dumps, ensure_ascii=False), "hide_parameters": True}
    if url.get_backend_name() == "postgresql":
        given = {name: value for name, value in _POSTGRES.items() if name not in url.query}
        common |= {"connect_args": given, "pool_timeout": _POOL_SECONDS, "pool_pre_ping": True}
        return create_engine(url, isolation_level="SERIALIZABLE", **common)
    if path := sqlite_file(url):
        _keep_private(path)
    engine = create_engine(url, **common, **({"pool_timeout": _POOL_SECONDS} if path else {}))
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def sqlite_file(url: URL) -> Path | None:
    """Where an SQLite database lies; None for one in memory or one named by a URI of SQLite's own."""
    name = url.database or ""
    return None if name in {"", ":memory:"} or name.startswith("file:") else Path(name)


def sqlite_files(url: URL) -> list[Path]:
    """The file of an SQLite database and what SQLite writes beside it, there or not; none for another database."""
    path = sqlite_file(url) if url.get_backend_name() == "sqlite" else None
    return [path.with_name(path.name + end) for end in _BESIDE] if path else []


def _keep_private(path: Path) -> None:
    """Whatever the umask: a new folder is 700, the file and what SQLite writes beside it (with the same mode) 600."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        for file in (path.with_name(path.name + end) for end in _BESIDE):
            if file.exists() and file.stat().st_mode & 0o077:
                file.chmod(0o600)
    except OSError as error:
        raise DatabaseUnusable(f"{path}: {error.strerror}") from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself; `_begin` does
    for pragma in ("foreign_keys=ON", f"busy_timeout={BUSY_MS}", "secure_delete=ON", "journal_mode=WAL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(SNAPSHOT)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
