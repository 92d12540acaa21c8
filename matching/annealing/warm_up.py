"""Annealing made ready beside other searches: nobody ever waits for its compiled loops.

The first time ever they are compiled by a process of their own, half a minute on a slow machine: a thread would keep
the interpreter from the searches meanwhile. That process outlives a plan that is ready sooner, so the next plan has
the loops.
"""

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from os import environ, pathsep
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

from filelock import FileLock

from matching.annealing.loop_cache import folder, is_warm, mark
from matching.columns.network import Network, make_network
from matching.incumbent.budget import Budget
from matching.incumbent.incumbent import Incumbent
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import read_problem

if TYPE_CHECKING:
    from matching.annealing.annealing import Annealing

Prepared: TypeAlias = Callable[[], "Annealing | None"]
"""Asked for, the annealing, or None as long as it is not ready."""

ROOT = Path(__file__).parents[2]
"""What the compiling process imports from, as this one did."""

COMPILE = "from matching.annealing.warm_up import warm; warm()"

TINY = {
    "start": "2026-01-01T00:00:00+08:00", "days": 1, "travel": {"kmh": 15, "detour": 1, "fixed": 0},
    "weights": {"served": 1},
    "needs": [{"id": "n", "priority": 1, "place": [114, 27], "minutes": 1, "windows": [[0, 9]],
               "roles": [{"id": "company", "kinds": ["volunteer"]}]}],
    "providers": [{"id": "p", "kind": "volunteer", "place": [114, 27], "skills": [], "windows": [[0, 9]]}],
}  # fmt: skip
"""The least that every loop has something to do in."""


def compile_beside() -> None:
    """Wait for the loops, compiled by another process where they are not kept yet.

    Where that fails, or nothing can be kept, whoever first runs a loop compiles it.
    """
    if is_warm():
        return
    env = environ | {"PYTHONPATH": pathsep.join(filter(None, (str(ROOT), environ.get("PYTHONPATH"))))}
    quiet = subprocess.DEVNULL
    with suppress(OSError):
        subprocess.run([sys.executable, "-c", COMPILE], env=env, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603


def prepared(best: Incumbent, network: Network, seed: int, ready: Callable[[], object] = compile_beside) -> Prepared:
    """Make the annealing in a thread of its own, when its loops are `ready`; the compiler is loaded only then."""
    made: list[Annealing] = []

    def make() -> None:
        ready()
        from matching.annealing.annealing import Annealing
        from matching.annealing.ground import Ground

        made.append(Annealing(best, network, Ground.of(best.instance, network), seed))

    Thread(target=make, daemon=True).start()
    return lambda: made[0] if made else None


def beside(first: Prepared, seed: int) -> Prepared:
    """Another annealing of the same problem, as soon as the first is ready."""
    made: list[Annealing] = []

    def get() -> "Annealing | None":
        if not made and (ready := first()) is not None:
            made.append(ready.beside(seed))
        return made[0] if made else None

    return get


def warm_beside() -> None:
    """Have the loops compiled beside whatever else there is to do, where they are not kept yet."""
    Thread(target=compile_beside, daemon=True).start()


def warm() -> None:
    """Compile what is not kept yet; whoever comes while another process does so waits for it."""
    if (kept := folder()) is None:
        return
    with FileLock(kept / "lock"):
        if not is_warm():
            _run_every_loop()
            mark(kept).touch()


def _run_every_loop() -> None:
    from matching.annealing.annealing import Annealing
    from matching.annealing.ground import Ground

    instance = Instance.of(read_problem(TINY))
    network = make_network(instance, find_candidates(instance))
    Annealing(Incumbent(instance, Budget(0.0)), network, Ground.of(instance, network), seed=0)
