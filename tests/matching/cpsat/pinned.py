"""A model whose variables are pinned to a plan: what the solver then says is what the model thinks of that plan."""

from collections.abc import Callable, Iterable

from ortools.sat.python import cp_model

from matching.cpsat.running import run_small
from matching.cpsat.variables import Variables, make_variables
from matching.incumbent.budget import Budget
from matching.model.assignment import Assignment
from matching.model.plan import Plan
from tests.matching.kit.laid import Laid

Part = Callable[[Variables], None]


def model_of(here: Laid, parts: Iterable[Part]) -> Variables:
    """The whole problem's variables, with these rules and preferences."""
    v = make_variables(here.instance, here.candidates, range(len(here.problem.needs)))
    for part in parts:
        part(v)
    v.model.maximize(sum(v.terms))
    return v


def pinned(here: Laid, plan: Plan, *parts: Part) -> tuple[Variables, cp_model.CpSolver] | None:
    """The model with its solver, run on this one plan; None where the model has no word for the plan."""
    v = model_of(here, parts)
    by_need = {here.instance.need_number[s.need]: s for s in plan.served}
    if not by_need.keys() <= v.served.keys() or not all(_pin(v, need, s) for need, s in by_need.items()):
        return None
    for need, served in v.served.items():
        v.model.add(served == (need in by_need))
    return v, run_small(v.model, Budget(20.0).left, 20.0, seed=0)


def _pin(v: Variables, need: int, served: Assignment) -> bool:
    v.model.add(v.start[need] == served.start)
    return _pin_people(v, need, served) and _pin_amounts(v, need, served)


def _pin_people(v: Variables, need: int, served: Assignment) -> bool:
    i, by_role = v.instance, {role.id: r for r, role in enumerate(v.instance.need(need).person_roles)}
    coming = {(by_role.get(role, -1), i.provider_number[who]) for role, who in served.people}
    for role, provider in coming:
        shifts = [x.present for x in v.visits_of(need) if (x.role, x.provider) == (role, provider)]
        v.model.add(sum(shifts) == 1)
        if not shifts:
            return False
    v.model.add(sum(x.present for x in v.visits_of(need)) == len(coming))
    return len(coming) == len(served.people)


def _pin_amounts(v: Variables, need: int, served: Assignment) -> bool:
    loads = {(x.role.id, x.resource.id): x.amount for x in v.loads if x.need == need}
    brought = {(role, resource): quantity for role, resource, quantity in served.amounts}
    for key, amount in loads.items():
        v.model.add(amount == brought.get(key, 0))
    return brought.keys() <= loads.keys()
