"""A fix applied: the problem as it would be if that one thing changed."""

from collections.abc import Iterable

from matching.model import Need, Problem, Provider, Resource, Window
from matching.model.plan import Fix


def apply(problem: Problem, need_id: str, fix: Fix) -> Problem:
    """The problem with the fix made for this need; everything else is as it was."""
    if fix.change == "need_window":
        needs = tuple(_open_need(n, fix) if n.id == need_id else n for n in problem.needs)
        return problem.but(needs=needs)
    if fix.change == "item":
        resources = tuple(_filled(r, fix) if r.id == fix.resource else r for r in problem.resources)
        return problem.but(resources=resources)
    providers = tuple(changed(p, fix) if p.id == fix.provider else p for p in problem.providers)
    return problem.but(providers=providers)


def changed(provider: Provider, fix: Fix) -> Provider:
    """The provider with the fix made: longer hours, a wider radius, a skill more, a higher cap."""
    if fix.change == "window":
        return provider.but(windows=with_window(provider.windows, tuple(fix.to)))
    if fix.change == "radius":
        return provider.but(radius_km=fix.to)
    if fix.change == "skill":
        return provider.but(skills=provider.skills | {fix.to})
    return provider.but(**fix.to)


def with_window(windows: Iterable[Window], added: Window) -> tuple[Window, ...]:
    """The windows with one more, which takes the place of those that it meets."""
    return (*(w for w in windows if not meets(w, added)), added)


def meets(a: Window, b: Window) -> bool:
    """Whether two windows overlap or touch."""
    return a[0] <= b[1] and b[0] <= a[1]


def hull(windows: Iterable[Window], span: Window) -> Window:
    """The span together with every window that it meets."""
    met = [w for w in windows if meets(w, span)]
    return min([span[0], *(a for a, _ in met)]), max([span[1], *(b for _, b in met)])


def _open_need(need: Need, fix: Fix) -> Need:
    return need.but(windows=with_window(need.windows, tuple(fix.to)))


def _filled(resource: Resource, fix: Fix) -> Resource:
    return resource.but(quantity=fix.to)
