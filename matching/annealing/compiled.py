"""Inner loops as machine code, compiled once and kept: compiling takes longer than many a plan.

Kept is what was compiled under a name that changes with any of the loops' sources, with where they lie and with when
they were written. Numba itself looks at path and time of each function's own file: it would go on with an old copy of
what that function calls, and silently compile anew what was only fetched anew.
"""

import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypeVar, cast

from numba import __version__, config, njit
from platformdirs import user_cache_path

F = TypeVar("F", bound=Callable[..., object])

SOURCES = (
    "compiled", "chance", "board", "visits", "timing", "undo", "moves", "places", "together", "ruin", "recreate",
    "anneal",
)  # fmt: skip
"""The modules that are compiled, or whose types are."""


def kept_in(here: Path = Path(__file__).parent) -> Path:
    """The folder for the files here and this compiler: in NUMBA_CACHE_DIR, or else in the user's cache."""
    files = [here / f"{name}.py" for name in SOURCES]
    sources = b"".join(str(file.stat().st_mtime_ns).encode() + file.read_bytes() for file in files)
    digest = sha256(f"{__version__} {sys.implementation.cache_tag} {here}".encode() + sources).hexdigest()[:16]
    return Path(vars(config)["CACHE_DIR"] or user_cache_path("liandong")) / f"loops-{digest}"


def can_keep(folder: Path) -> bool:
    """Whether files can be written there; the folder is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


FOLDER = kept_in()
KEPT = can_keep(FOLDER)


def compiled(function: F) -> F:
    """The function as machine code; other threads go on while it runs.

    What is compiled copies and sorts by plain loops: numpy's own take most of the time to compile. It returns early and
    gives no variable a second value where it can: only then does numba see that no references are to be counted.
    """
    return _as_machine_code(function, inline=False)


def inlined(function: F) -> F:
    """The same, put into whatever calls it: for a small one, handing over the board takes longer than all its work."""
    return _as_machine_code(function, inline=True)


def _as_machine_code(function: F, *, inline: bool) -> F:
    before = vars(config)["CACHE_DIR"]
    vars(config)["CACHE_DIR"] = str(FOLDER)
    try:
        return cast(F, njit(cache=KEPT, nogil=True, forceinline=inline)(function))
    finally:
        vars(config)["CACHE_DIR"] = before
