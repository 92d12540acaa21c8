"""Who could serve what, and when: every visit that would hold if it were its provider's only one.

Memory and time grow with feasible pairs: skills and kinds cut by index, radius by a search tree, windows by array.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce

import numpy as np
from scipy.spatial import cKDTree

from matching.geometry import SLACK, Bools, Ints, chord, km_between, minutes_between, on_unit_sphere
from matching.instance import Instance

PAIRS_AT_ONCE = 2_000_000
"""So many (need, provider) pairs are measured at once, to bound the memory."""


@dataclass(frozen=True)
class Candidates:
    """Visits that hold alone, one row each, in order of need, role, provider, shift, earliest start.

    Columns: `need`, `role` (its place among the need's person roles), `provider`, `shift`, the earliest and latest
    start `low`, `high` (one row per window of the need), `road` (minutes from home, one way).
    """

    need: Ints
    role: Ints
    provider: Ints
    shift: Ints
    low: Ints
    high: Ints
    road: Ints
    first: Ints

    def rows(self, need: int) -> range:
        """The rows of one need."""
        return range(int(self.first[need]), int(self.first[need + 1]))

    @cached_property
    def by_shift(self) -> tuple[Ints, Ints]:
        """Rows in order of shift, and where each shift's begin (one more than there are shifts)."""
        order = np.argsort(self.shift, kind="stable")
        last = int(self.shift.max(initial=-1)) + 1
        return order, np.searchsorted(self.shift[order], np.arange(last + 1))


def find_candidates(instance: Instance, pairs_at_once: int = PAIRS_AT_ONCE) -> Candidates:
    """Every visit that rules 1 to 5 allow on its own."""
    found: list[Ints] = []
    for key, demands in _demands(instance).items():
        for pairs in _near(instance, eligible(instance, *key), np.array(demands), pairs_at_once):
            found.append(_rows(instance, pairs))
    table = np.concatenate(found, axis=1) if found else np.zeros((7, 0), dtype=np.int64)
    table = table[:, np.lexsort((table[4], table[3], table[2], table[1], table[0]))]
    first = np.searchsorted(table[0], np.arange(len(instance.problem.needs) + 1))
    return Candidates(*table, first)


def eligible(instance: Instance, kinds: frozenset[str], skills: frozenset[str]) -> Ints:
    """The providers of one of these kinds with all these skills, in order."""
    by_kind, by_skill = instance.holders
    of_kind = [by_kind[k] for k in sorted(kinds) if k in by_kind]
    start = np.sort(np.concatenate(of_kind)) if of_kind else np.zeros(0, dtype=np.int64)
    none = np.zeros(0, dtype=np.int64)
    return reduce(
        lambda found, skill: np.intersect1d(found, by_skill.get(skill, none), assume_unique=True), sorted(skills), start
    )


def _demands(instance: Instance) -> dict[tuple[frozenset[str], frozenset[str]], list[tuple[int, int]]]:
    """(need, role) by what the role asks for; few kinds of role serve many needs."""
    found: dict[tuple[frozenset[str], frozenset[str]], list[tuple[int, int]]] = defaultdict(list)
    for i, need in enumerate(instance.problem.needs):
        for r, role in enumerate(need.person_roles):
            found[role.kinds, role.skills].append((i, r))
    return found


def _near(instance: Instance, providers: Ints, demands: Ints, at_once: int) -> Iterator[Ints]:
    """Shape (4, n): need, role, provider, minutes of way, for every demand in a provider's radius."""
    radii = instance.radii[providers]
    grade = np.frexp(radii)[1]
    for g in np.unique(grade):
        members = providers[grade == g]
        tree = cKDTree(on_unit_sphere(instance.provider_points[members]))
        reach = chord(float(radii[grade == g].max()))
        step = max(1, at_once // max(1, len(members)))
        for at in range(0, len(demands), step):
            yield _pairs(instance, tree, members, demands[at : at + step], reach)


def _pairs(instance: Instance, tree: "cKDTree", members: Ints, demands: Ints, reach: float) -> Ints:
    hits: list[list[int]] = list(tree.query_ball_point(on_unit_sphere(instance.need_points[demands[:, 0]]), reach))
    sizes = np.fromiter((len(h) for h in hits), dtype=np.int64, count=len(hits))
    provider = members[np.fromiter((x for h in hits for x in h), dtype=np.int64, count=int(sizes.sum()))]
    need, role = np.repeat(demands, sizes, axis=0).T
    a, b = instance.provider_points[provider], instance.need_points[need]
    inside = (km_between(a, b) <= instance.radii[provider] + SLACK) & _allowed(instance, need, provider)
    road = minutes_between(instance.problem.travel, a[inside], b[inside])
    return np.stack((need[inside], role[inside], provider[inside], road))


def _allowed(instance: Instance, need: Ints, provider: Ints) -> Bools:
    """Neither refused nor over a cap alone."""
    refused = np.isin(need * len(instance.problem.providers) + provider, instance.refusals)
    within_caps: Bools = (instance.lengths[need] <= instance.minutes_cap[provider]) & (
        instance.visits_cap[provider] > 0
    )
    return within_caps & ~refused


def _rows(instance: Instance, pairs: Ints) -> Ints:
    """Shape (7, n): the pairs met with the need's windows and the provider's shifts, where a start is left."""
    need, role, provider, road = _met(pairs, instance.shift_of, pairs[2])
    shift = _counted(instance.shift_of, pairs[2])
    table = np.stack((need, role, provider, road, shift))
    window = _counted(instance.window_of, table[0])
    need, role, provider, road, shift = _met(table, instance.window_of, table[0])
    length = instance.lengths[need]
    low = np.maximum(instance.window_start[window], instance.shift_start[shift] + road)
    high = np.minimum(instance.window_end[window], instance.shift_end[shift] - road) - length
    return np.stack((need, role, provider, shift, low, high, road))[:, low <= high]


def _met(table: Ints, first: Ints, key: Ints) -> Ints:
    """Each column as often as its key has parts, where the parts of k are first[k] to first[k + 1] - 1."""
    return np.repeat(table, first[key + 1] - first[key], axis=1)


def _counted(first: Ints, key: Ints) -> Ints:
    """The parts of each key, one after the other."""
    sizes = first[key + 1] - first[key]
    offsets = np.repeat(np.cumsum(sizes) - sizes, sizes)
    return np.repeat(first[key], sizes) + np.arange(len(offsets)) - offsets
