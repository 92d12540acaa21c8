"""Where things are kept: the database, the disk, the folder of the state, the key."""

import asyncio
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.commands.checks.finding import About, Finding, Subject
from bot.core.private import KEY_FILE
from bot.core.settings import Settings
from bot.core.stored import database_of
from data.core.database import Database
from data.core.errors import DatabaseUnusable, KeyUnusable
from data.migrations.state import SchemaState, schema_state

LEAST_FREE_BYTES = 500_000_000
"""Below this the database, its write-ahead log or a backup may soon not fit."""
_OTHERS = stat.S_IRWXG | stat.S_IRWXO

DATABASE, DISK, HOME, KEY = (
    About(name) for name in ("check.about.database", "check.about.disk", "check.about.home", "check.about.key")
)


@contextmanager
def opened(settings: Settings) -> Iterator[Database | None]:
    """The database as it lies there, neither made nor migrated; None for a file that is not there yet.

    Raises DatabaseUnusable for a URL that is none; what it holds has not been looked at yet.
    """
    if _not_made_yet(settings.database):
        yield None
        return
    found = database_of(settings)
    try:
        yield found
    finally:
        found.dispose()


def _not_made_yet(url: str) -> bool:
    prefix, path = "sqlite:///", url.partition("?")[0]
    return path.startswith(prefix) and not Path(path.removeprefix(prefix)).exists()


async def database(subject: Subject) -> list[Finding]:
    """It opens, can be written, and is of this version or will be at the next start."""
    return [await asyncio.to_thread(_database, subject)]


async def disk(subject: Subject) -> list[Finding]:
    """There is room where the state lives."""
    free = shutil.disk_usage(_nearest(subject.settings.home)).free
    params: dict[str, Any] = {"gb": f"{free / 1e9:.1f}", "home": subject.settings.home}
    return [
        DISK.well("check.disk.free", **params) if free >= LEAST_FREE_BYTES else DISK.wrong("check.disk.full", **params)
    ]


async def home(subject: Subject) -> list[Finding]:
    """The folder of the state is there, ours to write in and nobody else's to read."""
    folder = subject.settings.home
    if not folder.exists():
        return [HOME.aside("check.home.new", home=folder)]
    if not os.access(folder, os.W_OK | os.X_OK):
        return [HOME.wrong("check.home.unwritable", home=folder)]
    if stat.S_IMODE(folder.stat().st_mode) & _OTHERS:
        return [HOME.wrong("check.home.open", home=folder)]
    return [HOME.well("check.home.closed", home=folder)]


async def key(subject: Subject) -> list[Finding]:
    """The key of what is encrypted: in its file, for us alone."""
    path = subject.settings.home / KEY_FILE
    if not path.is_file():
        return [KEY.aside("check.key.none", path=path)]
    if stat.S_IMODE(path.stat().st_mode) & _OTHERS:
        return [KEY.wrong("check.key.open", path=path)]
    return [KEY.well("check.key.closed", path=path) if path.stat().st_size else KEY.wrong("check.key.empty", path=path)]


def _database(subject: Subject) -> Finding:
    try:
        with opened(subject.settings) as found:
            return _described(found) if found else DATABASE.aside("check.database.new", where=subject.settings.database)
    except (DatabaseUnusable, KeyUnusable) as error:
        return DATABASE.wrong("check.database.unusable", stops=True, why=error)


def _described(found: Database) -> Finding:
    shown, state = found.url.render_as_string(hide_password=True), schema_state(found)
    if state is SchemaState.FOREIGN:
        return DATABASE.wrong("check.database.foreign", stops=True, where=shown)
    if state is SchemaState.CURRENT:
        return DATABASE.well("check.database.current", where=shown)
    return DATABASE.aside("check.database.behind", where=shown)


def _nearest(folder: Path) -> Path:
    """The folder itself, or the one it will be made in."""
    return next(each for each in (folder, *folder.absolute().parents) if each.exists())
