"""Every plan of a tiny problem, one after the other; not gone into is only what is broken already."""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from matching.check import Report, check
from matching.model import ItemRole, Need, PersonRole, Problem, Role
from matching.model.assignment import Assignment, Given
from matching.model.plan import Plan


def best_score(problem: Problem) -> float | None:
    """The score of the best plan; None where no plan keeps what is fixed."""
    return max((report.score for _, report in sound_plans(problem)), default=None)


def sound_plans(problem: Problem) -> Iterator[tuple[Plan, Report]]:
    """Every plan that breaks no rule, and what the checker says of it."""
    fixed = {match.need for match in problem.fixed}
    order = sorted(problem.needs, key=lambda n: (n.id not in fixed, -n.weight))
    options = [list(ways(problem, need)) for need in order]
    yield from _going_on(problem, order, options, ())


def ways(problem: Problem, need: Need) -> Iterator[Assignment]:
    """Every way to serve the need, alone, without breaking a rule."""
    alone = problem.but(fixed=(), previous=())
    for start in sorted({s for a, b in need.windows for s in range(a, b - need.minutes + 1)}):
        for given in product(*(_fillings(problem, role) for role in need.roles)):
            served = Assignment(
                need=need.id, start=start, roles={r.id: g for r, g in zip(need.roles, given, strict=True)}
            )
            if not check(alone, Plan(served=(served,))).broken:
                yield served


def can_be_added(problem: Problem, plan: Plan, need: str) -> bool:
    """Whether the need could be served with every match of the plan kept as it is."""
    problem = problem.but(fixed=(), previous=())
    return any(
        not check(problem, Plan(served=(*plan.served, served))).broken
        for served in ways(problem, problem.need_by_id[need])
    )


def _going_on(
    problem: Problem, order: list[Need], options: list[list[Assignment]], chosen: tuple[Assignment, ...]
) -> Iterator[tuple[Plan, Report]]:
    """All sound plans that begin with the chosen matches.

    A match taken out of a sound plan leaves a sound plan, so what is broken already is not gone into.
    """
    if not options:
        report = check(problem, plan := Plan(served=chosen))
        if not report.broken:
            yield plan, report
        return
    yield from _going_on(problem, order[1:], options[1:], chosen)
    free = problem.but(fixed=())
    for served in options[0]:
        if not chosen or not check(free, Plan(served=(*chosen, served))).broken:
            yield from _going_on(problem, order[1:], options[1:], (*chosen, served))


def _fillings(problem: Problem, role: Role) -> Iterator[Given]:
    if isinstance(role, ItemRole):
        return _amounts(problem, role)
    return _teams(problem, role)


def _teams(problem: Problem, role: PersonRole) -> Iterator[Given]:
    able = [p.id for p in problem.providers if p.kind in role.kinds and role.skills <= p.skills]
    return combinations(able, role.people)


def _amounts(problem: Problem, role: ItemRole) -> Iterator[Mapping[str, int]]:
    stocks = [r for r in problem.resources if r.item == role.item]
    for amounts in product(*(range(min(role.quantity, r.quantity) + 1) for r in stocks)):
        if sum(amounts) == role.quantity:
            yield {r.id: amount for r, amount in zip(stocks, amounts, strict=True) if amount}
