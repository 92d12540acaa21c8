"""Inner loops as machine code, compiled once and kept (`loop_cache`): compiling takes longer than many a plan."""

from collections.abc import Callable
from typing import TypeVar, cast

from numba import config, njit

from matching.annealing.loop_cache import folder

F = TypeVar("F", bound=Callable[..., object])


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
    before, kept = vars(config)["CACHE_DIR"], folder()
    vars(config)["CACHE_DIR"] = before if kept is None else str(kept)
    try:
        return cast(F, njit(cache=kept is not None, nogil=True, forceinline=inline)(function))
    finally:
        vars(config)["CACHE_DIR"] = before
