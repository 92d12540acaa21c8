"""`liandong backup` and `liandong restore`: one encrypted file with all that is stored, and back."""

from contextlib import closing
from pathlib import Path

from bot.commands.progress import report
from bot.core.clock import system_clock
from bot.core.errors import Unusable
from bot.core.private import KEY_FILE, erased_file, keep_private
from bot.core.settings import Settings, read_settings
from bot.core.stored import keyring, open_database
from bot.words import say_both
from data.core.database import Database
from data.core.errors import BackupUnusable, KeyUnusable
from data.core.events import PersonErased
from data.housekeeping.backup.ageing import age_out, dated
from data.housekeeping.backup.container import Head
from data.housekeeping.backup.restore import restore
from data.housekeeping.backup.write import back_up, opened
from data.housekeeping.erased import erase_again, note_erased, read_erased


def make_backup(path: Path) -> None:
    """Write a backup to a new file, read it back, and say how much there is in it. Raises Unusable."""
    settings = read_settings()
    try:
        with closing(open_database(settings)) as database:
            _note_erased(settings, database)
            made = back_up(database, path, system_clock(), _progress)
    except BackupUnusable as error:
        raise _unusable(error, path) from error
    report(say_both("backup.done", file=made.path, rows=made.rows, mb=f"{made.bytes / 1e6:.1f}"))


def make_backup_in(folder: Path, days: int) -> None:
    """Write a backup into a folder, then let go of those there that are older than so many days. Raises Unusable."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unusable("backup.unusable.unwritable", file=folder, why=error.strerror) from error
    make_backup(dated(folder, system_clock()))
    for old in age_out(folder, system_clock(), days):
        report(say_both("backup.aged", file=old, days=days))


def put_back(path: Path) -> None:
    """Put a backup into the empty database of the settings, and erase again who was erased since. Raises Unusable."""
    settings = read_settings()
    try:
        _require_key(settings, path)
        keep_private(settings)
        with closing(Database(settings.database, keyring(settings))) as database:
            head = restore(path, database, _progress)
            many = _erase_again(settings, database)
    except BackupUnusable as error:
        raise _unusable(error, path) from error
    report(say_both("restore.done", file=path, when=head.made_at[:16], erased=many))


def _erase_again(settings: Settings, database: Database) -> int:
    erased = read_erased(erased_file(settings), database.keyring)
    events = database.run(lambda session: erase_again(session, erased, system_clock()))
    _note_erased(settings, database)
    return sum(isinstance(event, PersonErased) for event in events)


def _note_erased(settings: Settings, database: Database) -> None:
    path = erased_file(settings)
    database.run(lambda session: note_erased(session, path, database.keyring, system_clock()))


def _require_key(settings: Settings, path: Path) -> None:
    """Before anything is made: the key of the backup is among ours."""
    with opened(path) as (head, _):
        if not settings.key and not (settings.home / KEY_FILE).exists():
            raise _other_key(head, path)
        try:
            keyring(settings).file_cipher(head.key, b"")
        except KeyUnusable as error:
            raise _other_key(head, path) from error


def _other_key(head: Head, path: Path) -> Unusable:
    return Unusable("backup.unusable.key", file=path, key=head.key)


def _progress(rows: int) -> None:
    report(say_both("backup.progress", n=rows))


def _unusable(error: BackupUnusable, path: Path) -> Unusable:
    return Unusable(f"backup.unusable.{error.reason}", file=path, why=error.detail)
