"""CP-SAT run so that it can be stopped at any moment, and its solution read."""

import threading
from collections.abc import Callable, Mapping

from ortools.sat.python import cp_model

from matching.cpsat.variables import Variables
from matching.model.assignment import Assignment, Given

Left = Callable[[], float]
"""Tells the seconds that are left; 0 is a wish to stop."""

OPTIMAL = cp_model.OPTIMAL
FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def run(model: cp_model.CpModel, left: Left, seconds: float, seed: int) -> cp_model.CpSolver:
    """Solve for at most so many seconds.

    Eight workers are eight strategies: even on two cores they prove sooner than two.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 8
    return _watched(solver, model, left, seconds, seed)


def run_small(model: cp_model.CpModel, left: Left, seconds: float, seed: int) -> cp_model.CpSolver:
    """Solve what takes a fraction of a second: one worker with a strong linear relaxation is twice as fast as two."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_presolve_iterations = 1
    return _watched(solver, model, left, seconds, seed)


def _watched(
    solver: cp_model.CpSolver, model: cp_model.CpModel, left: Left, seconds: float, seed: int
) -> cp_model.CpSolver:
    """Solve while the calling thread stays awake, so that a wish to stop is heard.

    Probing is left out: on large models it takes longer than all the rest.
    """
    solver.parameters.max_time_in_seconds = min(seconds, left())
    solver.parameters.random_seed = seed
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.catch_sigint_signal = False
    working = threading.Thread(target=solver.solve, args=(model,), daemon=True)
    working.start()
    while working.is_alive():
        working.join(0.02)
        if not left():
            solver.stop_search()
    return solver


def found(solver: cp_model.CpSolver) -> bool:
    """Whether there is a solution to read."""
    return solver.response_proto.status in FOUND


def read(v: Variables, solver: cp_model.CpSolver, starts: Mapping[int, int]) -> list[Assignment]:
    """The served needs of the solver's solution, in order of need; `starts` before the solver's own."""
    roles: dict[int, dict[str, Given]] = {
        need: {role.id: () for role in v.instance.need(need).person_roles}
        for need, served in v.served.items()
        if solver.boolean_value(served)
    }
    for visit in v.visits:
        if visit.need in roles and solver.boolean_value(visit.present):
            name = v.instance.need(visit.need).person_roles[visit.role].id
            roles[visit.need][name] = (*roles[visit.need][name], v.instance.provider(visit.provider).id)
    for need, given in roles.items():
        for role in v.instance.need(need).item_roles:
            loads = ((x.resource.id, solver.value(x.amount)) for x in v.loads_of(need, role.id))
            given[role.id] = {name: amount for name, amount in loads if amount}
    return [
        Assignment(need=v.instance.need(need).id, start=starts.get(need, solver.value(v.start[need])), roles=given)
        for need, given in sorted(roles.items())
    ]
