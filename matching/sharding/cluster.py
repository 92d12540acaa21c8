"""Pieces planned on Dask distributed: in this process, on a local cluster, or on whatever a scheduler's address names.

A piece whose worker dies is planned again by another. One that keeps killing its workers is given up: the plan keeps
what stood there.
"""

import gc
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED
from contextlib import contextmanager
from dataclasses import dataclass

from distributed import Client, KilledWorker, LocalCluster, wait

from matching.construct.agreed import settle
from matching.engine.phases import seek
from matching.incumbent.budget import Budget
from matching.incumbent.incumbent import Incumbent
from matching.instance.instance import Instance
from matching.model.assignment import Assignment
from matching.sharding.pieces import Piece
from matching.sharding.unreachable import Unreachable

HERE, LOCAL = "here", "local"
"""Instead of a scheduler's address: threads of this process, or processes of this machine."""

PATIENCE_SECONDS = 10.0
"""Seconds for a scheduler to answer."""

UNSEEN = "127.0.0.1:0"
"""Where the scheduler tells of its health: to this machine only, at any free port."""

GLANCE_SECONDS = 0.2
"""Seconds between two looks at whether to stop."""

Found = tuple[Piece, tuple[Assignment, ...]]


@dataclass(frozen=True)
class Cluster:
    """Workers that plan pieces."""

    client: Client

    @property
    def slots(self) -> int:
        """So many pieces are planned at once."""
        return max(1, int(sum(self.client.nthreads().values())))

    def run(self, pieces: Sequence[Piece], seconds: float, seed: int, left: Callable[[], float]) -> Iterator[Found]:
        """Each piece with the best matches found for it, as they come in, till no time is `left`.

        `seconds` are for all together: where there are more pieces than slots each has its share.
        """
        each = seconds * min(1.0, self.slots / max(1, len(pieces)))
        futures = {self.client.submit(best_of, piece, each, seed, pure=False): piece for piece in pieces}
        waiting = set(futures)
        while waiting and left() > 0:
            try:
                done, waiting = wait(waiting, timeout=min(left(), GLANCE_SECONDS), return_when=FIRST_COMPLETED)
            except TimeoutError:
                continue
            for future in done:
                if not isinstance(future.exception(), KilledWorker):
                    yield futures[future], future.result()
        if waiting:
            self.client.cancel(list(waiting))


def best_of(piece: Piece, seconds: float, seed: int) -> tuple[Assignment, ...]:
    """On a worker: the best matches found for the piece, none worse than what stands."""
    settled = settle(piece.problem)
    best = Incumbent(Instance.of(settled.problem), Budget(seconds))
    best.offer(piece.standing)
    seek(best, settled.kept, seed)
    return best.served


@contextmanager
def opened(address: str = HERE, patience: float = PATIENCE_SECONDS) -> Iterator[Cluster]:
    """The cluster at the address (`here`, `local`, or a scheduler's), closed afterwards.

    Raises Unreachable where no scheduler answers within `patience` seconds.
    """
    with _connected(address, patience) as client:
        yield Cluster(client)


def _connected(address: str, patience: float) -> Client:
    try:
        return _client(address, patience)
    except (OSError, ValueError) as error:
        why = str(error)
    # A half-made client closes itself when it is collected; in the midst of making another, both would wait for ever.
    gc.collect()
    raise Unreachable(f"{address}: {why}")


def _client(address: str, patience: float) -> Client:
    cores = os.cpu_count() or 1
    if address == HERE:
        return Client(processes=False, n_workers=1, threads_per_worker=cores, dashboard_address=UNSEEN)
    if address == LOCAL:
        quiet = logging.ERROR
        workers = LocalCluster(n_workers=cores, threads_per_worker=1, dashboard_address=UNSEEN, silence_logs=quiet)
        return Client(workers)
    return Client(address, timeout=patience)
