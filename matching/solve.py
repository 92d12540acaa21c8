"""From a Problem to a Plan: the best found in the time given, with a proved bound."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from matching.candidates import find_candidates
from matching.check import check
from matching.instance import Instance
from matching.plan import Given, Plan, Served
from matching.preferences import PREFERENCES
from matching.problem import Problem
from matching.rules import RULES
from matching.variables import Variables, make_variables


@dataclass(frozen=True)
class Progress:
    """How far the engine is: seconds since it began, the best score, the proved bound (None: none yet)."""

    seconds: float
    score: float
    bound: float | None

    @property
    def gap(self) -> float | None:
        """(bound - score) / bound: how much better a plan could be at most."""
        if self.bound is None:
            return None
        return max(0.0, (self.bound - self.score) / max(abs(self.bound), 1.0))


@dataclass(frozen=True)
class Budget:
    """When to stop: after `seconds`, or when `should_stop` says so."""

    seconds: float
    should_stop: Callable[[], bool] | None = None
    began: float = field(default_factory=time.monotonic)

    @property
    def spent(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.began

    @property
    def left(self) -> float:
        """Seconds left, 0 when told to stop."""
        stopped = self.should_stop is not None and self.should_stop()
        return 0.0 if stopped else max(0.0, self.seconds - self.spent)


def solve(
    problem: Problem,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    on_progress: Callable[[Progress], None] | None = None,
    should_stop: Callable[[], bool] | None = None,
) -> Plan:
    """The best plan found within `seconds`, or proved best before, or found when `should_stop` turns true."""
    budget = Budget(seconds, should_stop)
    instance = Instance.of(problem)
    v = make_variables(instance, find_candidates(instance), range(len(problem.needs)))
    for part in (*RULES, *PREFERENCES):
        part(v)
    v.model.maximize(sum(v.terms))
    solver = run(v, budget, seed)
    served = extract(v, solver)
    plan = Plan(served=tuple(served))
    report = check(problem, plan)
    bound = instance.worth.points(solver.best_objective_bound)
    return plan.but(score=report.score, bound=bound, seconds=round(budget.spent, 3))


def run(v: Variables, budget: Budget, seed: int, workers: int = 8) -> cp_model.CpSolver:
    """Solve the model; the calling thread stays awake, so that Ctrl-C and `should_stop` are heard."""
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = budget.left
    solver.parameters.num_workers = workers
    solver.parameters.random_seed = seed
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.catch_sigint_signal = False
    working = threading.Thread(target=solver.solve, args=(v.model,), daemon=True)
    working.start()
    while working.is_alive():
        working.join(0.02)
        if not budget.left:
            solver.stop_search()
    return solver


def extract(v: Variables, solver: cp_model.CpSolver) -> list[Served]:
    """The served needs of the solver's best solution, in order of need."""
    roles: dict[int, dict[str, Given]] = {
        need: {role.id: () if hasattr(role, "people") else {} for role in v.instance.need(need).roles}
        for need, served in v.served.items()
        if solver.boolean_value(served)
    }
    for visit in v.visits:
        if solver.boolean_value(visit.present):
            name = v.instance.need(visit.need).person_roles[visit.role].id
            roles[visit.need][name] = (*roles[visit.need][name], v.instance.provider(visit.provider).id)
    for load in v.loads:
        if amount := solver.value(load.amount):
            given = roles[load.need][load.role.id]
            assert isinstance(given, Mapping)
            roles[load.need][load.role.id] = {**given, load.resource.id: amount}
    return [
        Served(need=v.instance.need(need).id, start=solver.value(v.start[need]), roles=given)
        for need, given in sorted(roles.items())
    ]
