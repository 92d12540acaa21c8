"""The annealing, made ready beside other searches: nobody waits for its compiled loops."""

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

from matching.columns.network import Network
from matching.incumbent.incumbent import Incumbent

if TYPE_CHECKING:
    from matching.annealing.annealing import Ruin


Prepared: TypeAlias = Callable[[], "Ruin | None"]
"""Asked for, the annealing, or None as long as it is not ready."""


def prepared(best: Incumbent, network: Network, seed: int) -> Prepared:
    """Make it in a thread of its own.

    The compiler is loaded here, not with the program, and the first time ever it works for many seconds.
    """
    made: list[Ruin] = []

    def make() -> None:
        from matching.annealing.annealing import Ruin
        from matching.annealing.ground import Ground

        made.append(Ruin(best, network, Ground.of(best.instance, network), seed))

    Thread(target=make, daemon=True).start()
    return lambda: made[0] if made else None


def beside(first: Prepared, seed: int) -> Prepared:
    """Another annealing of the same problem, as soon as the first is ready."""
    made: list[Ruin] = []

    def get() -> "Ruin | None":
        if not made and (ready := first()) is not None:
            made.append(ready.beside(seed))
        return made[0] if made else None

    return get


def warm_beside() -> None:
    """Make the compiled loops beside whatever else there is to do, where they are not there yet."""

    def make() -> None:
        from matching.annealing.warm import is_warm, warm

        if not is_warm():
            warm()

    Thread(target=make, daemon=True).start()
