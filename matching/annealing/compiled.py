"""Inner loops as machine code, compiled once and kept: compiling takes longer than many a plan.

Kept is what was compiled under a name that changes with any of the loops' sources: numba itself looks only at the file
of each function, and would go on with an old copy of what that function calls.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from numba import config, njit
from platformdirs import user_cache_path

F = TypeVar("F", bound=Callable[..., object])

SOURCES = ("board", "moves", "strings", "exchange", "refill", "anneal")
"""The modules that are compiled, or whose types are."""


def kept_in() -> Path:
    """The folder for these sources: in NUMBA_CACHE_DIR, or else in the user's cache."""
    here = Path(__file__).parent
    digest = sha256(b"".join((here / f"{name}.py").read_bytes() for name in SOURCES)).hexdigest()[:16]
    return Path(vars(config)["CACHE_DIR"] or user_cache_path("liandong")) / f"loops-{digest}"


FOLDER = str(kept_in())


def compiled(function: F) -> F:
    """The function as machine code; other threads go on while it runs.

    What is compiled copies and sorts by plain loops: numpy's own take most of the time to compile.
    """
    before = vars(config)["CACHE_DIR"]
    vars(config)["CACHE_DIR"] = FOLDER
    try:
        return cast(F, njit(cache=True, nogil=True)(function))
    finally:
        vars(config)["CACHE_DIR"] = before
