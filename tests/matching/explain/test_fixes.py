"""Every fix is true, none is larger than it need be, and there is one wherever one change would do.

Brute force is the judge: it tries every start, every team and every amount, and lets the checker decide.
"""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from matching.model import Need, Problem, Window
from matching.model.plan import Change, Fix
from tests.matching.kit.brute import can_be_added
from tests.matching.kit.crowded import unserved
from tests.matching.kit.fixing import fixed_by
from tests.matching.kit.problems import SKILLS

EVER = [-60, 120]
"""Well before and after all that goes on in the village."""


def test_every_fix_of_five_hundred_unserved_needs_is_true() -> None:
    needs, tried = 0, Counter[str]()
    for data, _, plan, told in unserved(500):
        needs += 1
        for fix in told.fixes:
            tried[fix.change] += 1
            assert can_be_added(fixed_by(data, told.need, fix), plan, told.need), (told, fix)
    assert needs >= 500
    assert min(tried[kind] for kind in get_args(Change)) >= 5


def test_no_fix_could_be_smaller() -> None:
    tried = Counter[str]()
    for data, problem, plan, told in unserved(150):
        for fix in told.fixes:
            for less in _smaller(problem, problem.need_by_id[told.need], fix):
                tried[fix.change] += 1
                assert not can_be_added(fixed_by(data, told.need, less), plan, told.need), (told, fix, less)
    assert tried.keys() == set(get_args(Change)) - {"skill"}


def _smaller(problem: Problem, need: Need, fix: Fix) -> Iterator[Fix]:
    """The fix a step less: a minute, a visit, a piece, a hundred metres."""
    if fix.change in ("window", "need_window"):
        own = need.windows if fix.change == "need_window" else problem.provider_by_id[fix.provider or ""].windows
        start, end = fix.to
        yield from (fix.but(to=list(w)) for w in ((start + 1, end), (start, end - 1)) if _adds(w, own))
    elif fix.change == "cap":
        yield fix.but(to={name: most - 1 for name, most in fix.to.items()})
    elif fix.change != "skill":
        yield fix.but(to=fix.to - (1 if fix.change == "item" else 0.1))


def _adds(window: Window, own: tuple[Window, ...]) -> bool:
    """Whether it holds all of every window that it meets: a fix takes no time away."""
    return all(window[0] <= a and b <= window[1] for a, b in own if window[0] <= b and a <= window[1])


def test_there_is_a_fix_of_every_kind_that_would_do() -> None:
    would_do = Counter[str]()
    for data, problem, plan, told in unserved(40, needs=8, providers=3):
        kinds = {
            fix.change
            for fix in _boldest(problem, problem.need_by_id[told.need])
            if can_be_added(fixed_by(data, told.need, fix), plan, told.need)
        }
        would_do.update(kinds)
        assert {fix.change for fix in told.fixes} == kinds, told
    assert len(would_do) >= 5


def _boldest(problem: Problem, need: Need) -> Iterator[Fix]:
    """Of every change that can be made the largest."""
    yield Fix(change="need_window", to=[0, EVER[1]])
    for p in problem.providers:
        yield Fix(change="window", provider=p.id, to=EVER)
        yield from (Fix(change="skill", provider=p.id, to=skill) for skill in SKILLS if skill not in p.skills)
        if p.radius_km is not None:
            yield Fix(change="radius", provider=p.id, to=99)
        for cap in ("max_visits", "max_minutes"):
            if getattr(p, cap) is not None:
                yield Fix(change="cap", provider=p.id, to={cap: 999})
    for r in problem.resources:
        yield Fix(change="item", resource=r.id, to=r.quantity + sum(role.quantity for role in need.item_roles))
