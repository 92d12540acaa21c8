"""Candidates, who could serve what and when: every visit that would hold if it were its provider's only one.

Memory and time grow with feasible pairs: skills and kinds cut by index, radius by a search tree, windows by array.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from matching.instance.arrays import Bools, Floats, Ints, chord, km_between, minutes_between, on_unit_sphere
from matching.instance.hours import Bits, together
from matching.instance.instance import Instance
from matching.model import PersonRole, Window
from matching.model.geometry import SLACK
from matching.model.plan import Code

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

    def only(self, rows: Sequence[int] | Ints) -> "Candidates":
        """The candidates of these rows (in order)."""
        columns = {f.name: getattr(self, f.name)[rows] for f in fields(self) if f.name != "first"}
        return Candidates(**columns, first=np.searchsorted(columns["need"], np.arange(len(self.first))))


def find_candidates(instance: Instance, needs: Iterable[int] | None = None) -> Candidates:
    """Every visit to these needs (None: to all) that rules 1 to 5 allow on its own."""
    found: list[Ints] = []
    wanted = range(len(instance.problem.needs)) if needs is None else needs
    for key, demands in _demands(instance, wanted).items():
        for pairs in _near(instance, eligible(instance, *key), np.array(demands)):
            out = _capped_alone(instance, *pairs[:3]) | barred(instance, pairs[0], pairs[2])
            found.append(rows_in_time(instance, pairs[:, ~out]))
    table = np.concatenate(found, axis=1) if found else np.zeros((7, 0), dtype=np.int64)
    table = table[:, np.lexsort((table[4], table[3], table[1], table[0]))]  # shifts are in order of provider
    need, role, provider, shift, low, high, road = table
    first = np.searchsorted(need, np.arange(len(instance.problem.needs) + 1))
    return Candidates(need, role, provider, shift, low, high, road, first)


def eligible(instance: Instance, kinds: frozenset[str], skills: frozenset[str]) -> Ints:
    """The providers of one of these kinds with all these skills, in order."""
    return instance.holders.eligible(kinds, skills)


def lacking_one(instance: Instance, role: PersonRole) -> list[tuple[int, str]]:
    """(provider, skill) of everyone who would be eligible for the role with this one skill more."""
    able = eligible(instance, role.kinds, role.skills)
    found = []
    for skill in sorted(role.skills):
        without = np.setdiff1d(eligible(instance, role.kinds, role.skills - {skill}), able, assume_unique=True)
        found += [(p, skill) for p in without.tolist()]
    return found


def _demands(
    instance: Instance, needs: Iterable[int]
) -> dict[tuple[frozenset[str], frozenset[str]], list[tuple[int, int]]]:
    """(need, role) by what the role asks for; few kinds of role serve many needs."""
    found: dict[tuple[frozenset[str], frozenset[str]], list[tuple[int, int]]] = defaultdict(list)
    for i in needs:
        for r, role in enumerate(instance.need(i).person_roles):
            found[role.kinds, role.skills].append((i, r))
    return found


def _near(instance: Instance, providers: Ints, demands: Ints) -> Iterator[Ints]:
    """Shape (4, n): need, role, provider, minutes of way, for every demand in a provider's radius."""
    radii = instance.radii[providers]
    grade = np.frexp(radii)[1]
    for g in np.unique(grade):
        members = providers[grade == g]
        tree = cKDTree(on_unit_sphere(instance.provider_points[members]))
        reach = chord(float(radii[grade == g].max()))
        step = max(1, PAIRS_AT_ONCE // len(members))
        for at in range(0, len(demands), step):
            yield _pairs(instance, tree, members, demands[at : at + step], reach)


def _pairs(instance: Instance, tree: "cKDTree", members: Ints, demands: Ints, reach: float) -> Ints:
    """Shape (4, n): those near enough whose hours and the need's meet at all."""
    around = cKDTree(on_unit_sphere(instance.need_points[demands[:, 0]]))
    hits: Any = around.sparse_distance_matrix(tree, reach, output_type="ndarray")
    provider, (need, role) = members[hits["j"]], demands[hits["i"]].T
    meets = (instance.calendar.provider[provider] & instance.calendar.need[need]) != 0
    need, role, provider = need[meets], role[meets], provider[meets]
    a, b = instance.provider_points[provider], instance.need_points[need]
    inside = km_between(a, b) <= instance.radii[provider] + SLACK
    road = minutes_between(instance.problem.travel, a[inside], b[inside])
    return np.stack((need[inside], role[inside], provider[inside], road))


def _capped_alone(instance: Instance, need: Ints, role: Ints, provider: Ints) -> Bools:
    """Over a cap by this one visit."""
    long: Bools = instance.stays[need, role] > instance.minutes_cap[provider]
    idle: Bools = instance.visits_cap[provider] == 0
    return long | idle


def refused(instance: Instance, need: Ints, provider: Ints) -> Bools:
    """Which of these pairs the need refuses."""
    return np.isin(need * len(instance.problem.providers) + provider, instance.refusals)


BARS: tuple[tuple[Code, Callable[[Instance, Ints, Ints], Bools]], ...] = (("refused", refused),)
"""A reason's code, and which pairs of need and provider a rule bars, whatever the hour: no engine looks at them."""


def barred(instance: Instance, need: Ints, provider: Ints) -> Bools:
    """Which of these pairs some rule bars."""
    found = np.zeros(len(need), dtype=bool)
    for _, bars in BARS:
        found |= bars(instance, need, provider)
    return found


def km_to(instance: Instance, need: int, providers: Sequence[int] | Ints) -> Floats:
    """Distance of each provider's home from the need."""
    homes = instance.provider_points[np.asarray(providers, dtype=np.int64)]
    return km_between(homes, instance.need_points[need])


def pairs(instance: Instance, need: int, providers: Ints) -> Ints:
    """Shape (4, n), what `rows_in_time` takes: need, role (unused here: 0), provider, minutes of way."""
    road = minutes_between(instance.problem.travel, instance.provider_points[providers], instance.need_points[need])
    return np.stack((np.full(len(providers), need), np.zeros(len(providers), dtype=np.int64), providers, road))


def rows_in_time(instance: Instance, pairs: Ints, windows: Sequence[Window] | None = None) -> Ints:
    """Shape (7, n): the pairs met with the provider's shifts and the need's windows (or these), where a start is left.

    Rows are need, role, provider, shift, low, high, road.
    """
    begins, ends, window_of, hours = _windows(instance, windows)
    owner = pairs[0] if windows is None else np.zeros_like(pairs[0])
    pair, shift = _met(instance.shift_of, pairs[2])
    meets = (instance.calendar.shift[shift] & hours[owner[pair]]) != 0
    pair, shift = pair[meets], shift[meets]
    opens, closes = instance.shift_start[shift] + pairs[3, pair], instance.shift_end[shift] - pairs[3, pair]
    closes -= instance.stays[pairs[0, pair], pairs[1, pair]]
    part, window = _met(window_of, owner[pair])
    low = np.maximum(begins[window], opens[part])
    high = np.minimum(ends[window] - instance.lengths[pairs[0, pair[part]]], closes[part])
    kept = low <= high
    part = part[kept]
    need, role, provider, road = pairs[:, pair[part]]
    return np.stack((need, role, provider, shift[part], low[kept], high[kept], road))


def _windows(instance: Instance, windows: Sequence[Window] | None) -> tuple[Ints, Ints, Ints, Bits]:
    """Starts, ends, where each need's begin, and their hours; of all needs together where `windows` are given."""
    if windows is None:
        return instance.window_start, instance.window_end, instance.window_of, instance.calendar.need
    table, first = np.array(windows, dtype=np.int64).reshape(-1, 2), np.array([0, len(windows)])
    starts, ends = table.T
    return starts, ends, first, together(instance.calendar.hours.touched(starts, ends), first)


def _met(first: Ints, key: Ints) -> tuple[Ints, Ints]:
    """Every (place in `key`, part of that key), where the parts of k are first[k] to first[k + 1] - 1."""
    sizes = first[key + 1] - first[key]
    place = np.repeat(np.arange(len(key)), sizes)
    return place, first[key][place] + np.arange(len(place)) - (np.cumsum(sizes) - sizes)[place]
