"""A file written whole or not at all: whoever reads it, whenever, finds what stood there before or all of the new."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def write_whole(path: Path, text: str) -> None:
    """Put the text where the path leads, at once; a run that fails or is ended on the way leaves what was there.

    What is no file (a terminal, a pipe) is written to as it comes. Raises OSError.
    """
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")
        return
    path = path.resolve()
    with _draft_beside(path) as draft:
        draft.write(text)
        draft.close()
        if path.exists():
            shutil.copymode(path, draft.name)
        Path(draft.name).replace(path)


def ensure_writable(path: Path) -> None:
    """Raise OSError where `write_whole` could not write; what is there stays as it is, and nothing comes to be."""
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if path.is_file() or not path.exists():
        with _draft_beside(path.resolve()):
            pass


@contextmanager
def _draft_beside(path: Path) -> Iterator[IO[str]]:
    """A new file in the same folder, hence on the same disk; gone afterwards, unless it has been renamed."""
    draft = path.with_name(f".{secrets.token_hex(8)}")
    try:
        with draft.open("x", encoding="utf-8") as file:
            yield file
    finally:
        draft.unlink(missing_ok=True)
