"""The reason of a role is what a patient reader of the contract would find, who takes the bounds back one by one."""

from collections import Counter
from collections.abc import Iterator

from matching.model import Need, PersonRole, Problem, Provider
from matching.model.plan import Code, Plan
from tests.matching.kit.brute import can_be_added, ways
from tests.matching.kit.crowded import unserved


def test_the_reason_for_one_person_is_the_first_bound_that_leaves_nobody() -> None:
    seen = Counter[str]()
    for _, problem, plan, told in unserved(300):
        need = problem.need_by_id[told.need]
        if len(need.roles) == 1 and all(role.people == 1 for role in need.person_roles):
            code = told.reasons[0].code
            seen[code] += 1
            assert code == _first_in_the_way(problem, plan, need), told
    assert len(seen) == 7


def test_nobody_is_called_busy_where_the_need_could_not_be_served_in_an_empty_plan() -> None:
    for _, problem, _, told in unserved(300):
        if any(reason.code == "all_busy" for reason in told.reasons):
            assert can_be_added(problem, Plan(served=()), told.need), told


def _first_in_the_way(problem: Problem, plan: Plan, need: Need) -> Code:
    """The bounds come back one by one; the first with which nothing is left is the reason."""
    for code, people, wanted in _bounds(problem, plan, need):
        if next(ways(problem.but(needs=(wanted,), providers=people), wanted), None) is None:
            return code
    return "all_busy"


def _bounds(problem: Problem, plan: Plan, need: Need) -> Iterator[tuple[Code, tuple[Provider, ...], Need]]:
    unbound = {"radius_km": None, "windows": ((-999, 999),), "max_minutes": None, "max_visits": None}
    kin = tuple(p.but(**unbound) for p in problem.providers)
    any_time = need.but(windows=((0, need.minutes),), refuse=frozenset())
    if not isinstance(need.roles[0], PersonRole):
        yield "no_common_time", (), need.but(roles=())
        yield "no_item", (), need
        return
    near = tuple(k.but(radius_km=p.radius_km) for k, p in zip(kin, problem.providers, strict=True))
    free = tuple(n.but(windows=p.windows) for n, p in zip(near, problem.providers, strict=True))
    yield "no_provider", kin, any_time
    yield "out_of_radius", near, any_time
    yield "no_common_time", free, need.but(refuse=frozenset())
    yield "refused", free, need
    yield "cap_reached", tuple(_with_what_is_left(problem, plan, p) for p in problem.providers), need


def _with_what_is_left(problem: Problem, plan: Plan, provider: Provider) -> Provider:
    """The provider with the caps less what the plan takes of them."""
    visits = [problem.need_by_id[s.need] for s in plan.served if provider.id in {who for _, who in s.people}]
    spent = {"max_visits": len(visits), "max_minutes": sum(need.minutes for need in visits)}
    caps = {name: getattr(provider, name) for name in spent}
    return provider.but(**{name: cap - spent[name] for name, cap in caps.items() if cap is not None})
