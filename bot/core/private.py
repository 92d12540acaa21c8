"""Home is for its owner alone (700), and so are the database and its key (600), whatever the umask was."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_IMODE

import structlog

from bot.core.settings import Settings
from data.core.engines import parsed_url, sqlite_files
from data.core.errors import DatabaseUnusable

KEY_FILE = "key"
_ERASED_FILE = "erased"
_FOLDER_MODE, _FILE_MODE = 0o700, 0o600

log = structlog.get_logger()


def erased_file(settings: Settings) -> Path:
    """Where it is noted, sealed, who has been erased."""
    return settings.home / _ERASED_FILE


def keep_private(settings: Settings) -> None:
    """Make home if it is not there; what others may look into is closed to them, with a line in the log for each."""
    with suppress(OSError):  # what needs home says what is wrong with it
        settings.home.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
    for path in (settings.home, settings.home / KEY_FILE, erased_file(settings), *_database_files(settings)):
        if path.exists():
            _tighten(path, _FOLDER_MODE if path.is_dir() else _FILE_MODE)


def _database_files(settings: Settings) -> Iterator[Path]:
    with suppress(DatabaseUnusable):  # a URL that is none is told of where the database is opened
        yield from sqlite_files(parsed_url(settings.database))


def _tighten(path: Path, mode: int) -> None:
    was = S_IMODE(path.stat().st_mode)
    if not was & 0o077:
        return
    told = {"path": str(path), "was": f"{was:o}", "now": f"{mode:o}"}
    try:
        path.chmod(mode)
    except OSError as error:
        log.warning("others_may_look_in", **told, fault=error.strerror)
    else:
        log.warning("closed_to_others", **told)
