"""The annealing, made ready beside other searches: nobody waits for its compiled loops."""

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

from matching.columns.network import Network
from matching.incumbent import Incumbent

if TYPE_CHECKING:
    from matching.annealing.runs import Ruin


def prepared(best: Incumbent, network: Network, seed: int) -> "Callable[[], Ruin | None]":
    """Asked for, the annealing, or None as long as it is not ready.

    The compiler is loaded here, not with the program, and the first time ever it works for many seconds.
    """
    made: list[Ruin] = []

    def make() -> None:
        from matching.annealing.runs import Ruin

        made.append(Ruin(best, network, seed))

    Thread(target=make, daemon=True).start()
    return lambda: made[0] if made else None


def warm_beside() -> None:
    """Make the compiled loops beside whatever else there is to do, where they are not there yet."""

    def make() -> None:
        from matching.annealing.warm import is_warm, warm

        if not is_warm():
            warm()

    Thread(target=make, daemon=True).start()
