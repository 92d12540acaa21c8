"""From a Problem to a Plan: the best found in the time given, with a proved bound.

A plan at once by insertion, then better ones (`engine`), then reasons and fixes for what stays unserved (`explain`).
"""

import time
from collections.abc import Callable
from dataclasses import replace

from matching.construct.agreed import settle
from matching.engine.phases import PART_FOR_REASONS, finished, seek
from matching.incumbent.budget import Budget, Progress
from matching.incumbent.incumbent import Incumbent
from matching.instance.instance import Instance
from matching.model.plan import Plan
from matching.model.problem import Problem


def solve(
    problem: Problem,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan found within `seconds`, or proved best before, or found when `should_stop` turns true.

    Fixed matches that break a rule are in the plan as they were agreed, for `check` to name; everyone they ask for
    takes nothing else, and the rest is planned by all rules.

    The same seed gives the same score and bound where the end is proved, but of plans that score the same not always
    the same one: searches side by side and CP-SAT's workers race.
    """
    whole, settled = Budget(seconds, should_stop), settle(problem)
    budget = replace(whole, seconds=seconds * (1 - PART_FOR_REASONS))
    best = Incumbent(Instance.of(settled.problem), budget, on_progress)
    seek(best, settled.kept, seed)
    return finished(problem, settled, best, whole)


def solve_on_cluster(
    problem: Problem,
    address: str,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """What `solve` gives, found piece by piece by the workers of a cluster.

    `address`: `here` (threads of this process), `local` (processes of this machine), or a Dask scheduler's. Raises
    Unreachable where none answers.
    """
    began = time.monotonic()  # what it takes to load and to open the cluster counts too
    from matching.sharding.cluster import opened
    from matching.sharding.rounds import solve_in_pieces

    with opened(address) as workers:
        return solve_in_pieces(
            problem,
            workers,
            seconds=seconds,
            seed=seed,
            on_progress=on_progress,
            should_stop=should_stop,
            began=began,
        )
