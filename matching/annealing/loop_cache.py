"""Where compiled loops are kept, and whether they are there; asking loads no compiler.

Kept is what was compiled under a name that changes with any of the loops' sources, with where they lie and with when
they were written. Numba itself looks at path and time of each function's own file: it would go on with an old copy of
what that function calls, and silently compile anew what was only fetched anew.
"""

import os
import sys
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryFile

from platformdirs import user_cache_path

SOURCES = (
    "compiled", "chance", "board", "visits", "timing", "undo", "moves", "places", "ruin", "recreate", "anneal",
)  # fmt: skip
"""The modules that are compiled, or whose types are."""


def kept_in(here: Path = Path(__file__).parent) -> Path:
    """The folder for the files here and this compiler: in NUMBA_CACHE_DIR, or else in the user's cache."""
    files = [here / f"{name}.py" for name in SOURCES]
    sources = b"".join(str(file.stat().st_mtime_ns).encode() + file.read_bytes() for file in files)
    digest = sha256(f"{version('numba')} {sys.implementation.cache_tag} {here}".encode() + sources).hexdigest()[:16]
    return Path(os.environ.get("NUMBA_CACHE_DIR") or user_cache_path("liandong")) / f"loops-{digest}"


def can_keep(folder: Path) -> bool:
    """Whether files can be written there; the folder is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


@cache
def folder() -> Path | None:
    """Where this program keeps its loops; None where nothing can be kept."""
    found = kept_in()
    return found if can_keep(found) else None


def is_warm() -> bool:
    """Whether nothing is to be compiled, or nothing compiled could be kept."""
    return (kept := folder()) is None or mark(kept).exists()


def mark(kept: Path) -> Path:
    """The file that stands beside the loops when all are there."""
    return kept / "complete"
