"""Who has been erased, for as long as a backup may still hold them: a file beside the database, which backups outlive.

It holds nothing of anybody: a person's number and when they became known, sealed, so that they can be found in what is
put back from a backup and erased again.
"""

import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from data.core.errors import KeyUnusable
from data.core.events import Events
from data.core.sealing.keys import Keyring
from data.housekeeping.backup.ageing import LONGEST_DAYS
from data.housekeeping.erasure import erase
from data.models import Person

_PURPOSE = "erased"
_FILE_MODE = 0o600

Erased = dict[tuple[int, datetime], datetime]
"""Number and first day of each person, with when they were erased."""


def note_erased(session: Session, path: Path, keyring: Keyring, at: datetime) -> None:
    """Bring the file up to date as of `at`: who is erased in the database or stands in the file, but for the oldest."""
    since = at - timedelta(days=LONGEST_DAYS)
    found = session.execute(select(Person.id, Person.created_at, Person.erased_at).where(Person.erased_at.is_not(None)))
    known = read_erased(path, keyring)
    every = known | {(id, created): erased for id, created, erased in found if erased}
    kept = {who: erased for who, erased in every.items() if erased > since}
    if kept != known:
        _write(path, [_line(keyring, who, erased) for who, erased in sorted(kept.items())])


def read_erased(path: Path, keyring: Keyring) -> Erased:
    """Who stands in the file; nobody where there is none. A line that no key opens any more is let go.

    So are the backups that were made by that key.
    """
    erased: Erased = {}
    for line in path.read_text(encoding="ascii").splitlines() if path.exists() else ():
        try:
            id, created, when = keyring.open(line, _PURPOSE).split()
        except KeyUnusable:
            continue
        erased[int(id), datetime.fromisoformat(created)] = datetime.fromisoformat(when)
    return erased


def erase_again(session: Session, erased: Erased, now: datetime) -> Events:
    """Erase those who were erased since the backup that this database was put back from."""
    back = [
        person
        for person in session.scalars(select(Person).where(Person.erased_at.is_(None)))
        if (person.id, person.created_at) in erased
    ]
    return tuple(event for person in back for event in erase(session, person, now))


def _line(keyring: Keyring, who: tuple[int, datetime], erased: datetime) -> str:
    id, created = who
    return keyring.seal(f"{id} {created.isoformat()} {erased.isoformat()}", _PURPOSE)


def _write(path: Path, lines: Iterable[str]) -> None:
    """All of it or nothing, for its owner alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, _FILE_MODE), "w", encoding="ascii") as file:
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
