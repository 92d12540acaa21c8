"""A write-ahead journal of what a channel has taken: a line in a file, long before any transaction could say so.

A process that is killed between the two would send those messages once more. It holds numbers and moments, nothing of
anybody, and nothing at all while the database knows of everything. Lost with the machine, it costs a few doubles.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

_FILE_MODE = 0o600


class Journal:
    """Messages by their number, with the moment when their call began. Without a path it is kept nowhere."""

    def __init__(self, path: Path | None) -> None:
        """What an earlier process left is read; nothing is made before the first note."""
        self._path, self._file = path, -1
        self._noted = dict(_read(path)) if path else {}

    @property
    def noted(self) -> dict[int, datetime]:
        """What was taken and is not settled."""
        return dict(self._noted)

    def note(self, id: int, began_at: datetime) -> None:
        """The channel has taken it. At once: the process may be killed right after this line."""
        self._noted[id] = began_at
        if self._path:
            with suppress(OSError):  # a full disk costs a double at worst
                self._write(self._path, f"{id} {began_at.isoformat()}\n".encode())

    def settle(self, ids: Iterable[int]) -> None:
        """The database knows of these. With the last of them the file is emptied."""
        for id in ids:
            self._noted.pop(id, None)
        if not self._noted and self._file >= 0:
            os.ftruncate(self._file, 0)

    def close(self) -> None:
        """The file stays."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _write(self, path: Path, line: bytes) -> None:
        if self._file < 0:
            self._file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, _FILE_MODE)
        os.write(self._file, line)


def _read(path: Path) -> Iterable[tuple[int, datetime]]:
    """Of a line that was cut short, nothing."""
    with suppress(OSError):
        *whole, _cut_short = path.read_text("ascii", "replace").split("\n")
        for line in whole:
            with suppress(ValueError):
                number, moment = line.split(" ")
                yield int(number), datetime.fromisoformat(moment)
