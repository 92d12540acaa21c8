"""Restricted master heuristic: a plan chosen by CP-SAT among the tours that are known, priced or seen elsewhere."""

from collections.abc import Iterable

from matching.columns.column_generation import ColumnGeneration
from matching.columns.master import Path
from matching.construct.schedule import Schedule
from matching.cpsat.assemble import assemble, hint, paths_of, trips_of
from matching.cpsat.running import found, read, run
from matching.incumbent.incumbent import Incumbent

PART_FOR_CHOICE = 0.15
"""Of the time left, at most, for a choice among the tours."""


def solve_restricted_master(best: Incumbent, columns: ColumnGeneration, seen: Iterable[Path], seed: int) -> float:
    """The best plan of the tours that the program makes, of those `seen`, and of those of the best plan so far.

    Told is what it gained.
    """
    network, candidates, used = columns.master.network, columns.master.candidates, columns.used()
    schedule = Schedule(best.instance, since := best.served)
    own, trips = paths_of(schedule, network), trips_of(schedule, candidates)
    model = assemble(best.instance, candidates, network, sorted({*used.paths, *seen, *own}), [*used.rows, *trips])
    hint(model, schedule, own)
    solver = run(model.variables.model, best.left, best.left() * PART_FOR_CHOICE, seed)
    if not found(solver):
        return 0.0
    return best.offer(read(model.variables, solver, model.starts(network, solver)), since)
