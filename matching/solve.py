"""From a Problem to a Plan: the best found in the time given, with a proved bound.

The way: a plan at once by insertion; the linear program over tours for a bound and for good tours; CP-SAT over those
tours; and, where that proves nothing, the neighbourhoods of the best plan again and again until the time is over.
"""

import math
from collections.abc import Callable

from matching.assemble import assemble
from matching.candidates import Candidates, find_candidates
from matching.columns import Columns
from matching.construct import construct
from matching.explain import explain
from matching.incumbent import Budget, Incumbent, Progress
from matching.instance import Instance
from matching.master import make_master
from matching.narrowing import narrow
from matching.network import Network, make_network
from matching.plan import Plan
from matching.problem import Problem
from matching.running import found, read, run


def solve(
    problem: Problem,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan found within `seconds`, or proved best before, or found when `should_stop` turns true."""
    instance = Instance.of(problem)
    best = Incumbent(instance, Budget(seconds, should_stop), on_progress)
    candidates = narrow(instance, find_candidates(instance))
    best.offer(construct(instance, candidates).served.values())
    best.offer(())
    improve(best, candidates, seed)
    bound = None if math.isinf(best.bound) else instance.worth.points(best.bound)
    plan = Plan(served=best.served, score=instance.worth.points(best.units), bound=bound)
    return explain(problem, plan).but(seconds=round(best.budget.spent, 3))


def improve(best: Incumbent, candidates: Candidates, seed: int) -> None:
    """Prove a bound and better the plan till both meet or the time is over."""
    network = make_network(best.instance, candidates)
    columns = Columns(make_master(best.instance, candidates, network))
    columns.improve(best.budget.left)
    best.prove(columns.bound)
    if not best.proved and best.budget.left():
        choose(best, candidates, network, columns, seed)


def choose(best: Incumbent, candidates: Candidates, network: Network, columns: Columns, seed: int) -> None:
    """The best plan of the tours made so far."""
    model = assemble(best.instance, candidates, network, columns.master.paths)
    solver = run(model.variables.model, best.budget, best.budget.left(), seed)
    if found(solver):
        best.offer(read(model.variables, solver, model.starts(network, solver)))
