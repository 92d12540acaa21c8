"""A plan chosen by CP-SAT among tours: those that the linear program makes, and those seen elsewhere."""

from typing import TYPE_CHECKING

from matching.columns.generation import Columns
from matching.cpsat.assemble import assemble, hint, paths_of, trips_of
from matching.cpsat.neighbourhoods import Search
from matching.cpsat.running import found, read, run
from matching.incumbent import Incumbent

if TYPE_CHECKING:
    from matching.annealing.runs import Ruin

PART_FOR_CHOICE = 0.15
"""Of the time left, at most, for a choice among the tours."""


def choose(best: Incumbent, columns: Columns, search: Search, annealing: "Ruin | None", seed: int) -> None:
    """The best plan of the tours that the program makes, of those seen, and of those of the best plan so far."""
    network, candidates, used = columns.master.network, columns.master.candidates, columns.used
    own = paths_of(search.diary, network)
    seen = annealing.seen if annealing is not None else ()
    trips = trips_of(search.diary, candidates)
    model = assemble(best.instance, candidates, network, sorted({*used.paths, *seen, *own}), [*used.rows, *trips])
    hint(model, search.diary, own)
    solver = run(model.variables.model, best.budget, best.budget.left() * PART_FOR_CHOICE, seed)
    if found(solver) and best.offer(read(model.variables, solver, model.starts(network, solver))):
        search.renew()
