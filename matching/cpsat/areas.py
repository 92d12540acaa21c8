"""Neighbourhoods: some people's days whole, or some needs near each other, whoever could serve them.

The first plans few people's days from nothing; the second leaves most visits with whom they are, and so may reach over
many more people's days.
"""

import random
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from matching.construct.schedule import Schedule
from matching.instance.arrays import Ints
from matching.instance.candidates import Candidates
from matching.instance.instance import Instance

SEEDS_UNSERVED = 0.7
"""So many areas are laid around a need that is not served yet."""

NEAREST_FIRST = 6
"""The k-th nearest of n needs is taken at n * u^6, u evenly from 0 to 1 (Ropke & Pisinger 2006, relatedness)."""


@dataclass(frozen=True)
class Area:
    """What is planned anew: `needs`, by the candidates of `rows`, in the days of `providers`.

    `frozen` are the needs that these providers serve together with others: they stay as they are.
    """

    needs: set[int]
    providers: set[int]
    rows: Ints
    frozen: set[int]


class Areas:
    """Areas of a problem, drawn at random; `size` is how many candidates one may hold, about."""

    def __init__(self, instance: Instance, candidates: Candidates, random_: random.Random) -> None:
        self.instance, self.candidates, self.random = instance, candidates, random_
        self.possible = [n for n in range(len(instance.problem.needs)) if candidates.rows(n)]
        order = np.argsort(candidates.provider, kind="stable")
        first = np.searchsorted(candidates.provider[order], np.arange(len(instance.problem.providers) + 1))
        self.by_provider = [order[a:b] for a, b in pairwise(first)]

    def days(self, schedule: Schedule, size: float) -> Area:
        """The days of those who could serve some need, and of those who share most candidates' needs with them."""
        providers = self._who_share(self._seed(schedule), size)
        whole, frozen = self._held(schedule, providers)
        needs = self._needs_of(providers) - schedule.served.keys() | whole
        rows = np.sort(np.concatenate([self.by_provider[p] for p in sorted(providers)]))
        return Area(needs, providers, rows[np.isin(self.candidates.need[rows], list(needs))], frozen)

    def near(self, schedule: Schedule, size: float) -> Area:
        """Needs near some need, with all who could serve them; these people's other visits stay theirs."""
        loose = self._near(self._seed(schedule), schedule, size)
        rows = [row for n in loose for row in self.candidates.rows(n)]
        providers = set(self.candidates.provider[rows].tolist())
        whole, frozen = self._held(schedule, providers)
        rows += [row for n in whole - loose for row in self._own(schedule, n)]
        return Area(loose | whole, providers, np.sort(np.array(rows)), frozen)

    def _seed(self, schedule: Schedule) -> int:
        """A need to begin from: mostly one that is not served yet, the weightier the likelier."""
        open_ = [n for n in self.possible if n not in schedule.served]
        if open_ and self.random.random() < SEEDS_UNSERVED:
            return self.random.choices(open_, [int(self.instance.weights[n]) for n in open_])[0]
        return self.random.choice(self.possible)

    def _who_share(self, need: int, size: float) -> set[int]:
        chosen: set[int] = set()
        queue, held, seen = [need], 0, {need}
        while queue and held < size:
            rows = self.candidates.rows(queue.pop(0))
            near = sorted(set(self.candidates.provider[rows.start : rows.stop].tolist()) - chosen)
            self.random.shuffle(near)
            for provider in near:
                if held < size:
                    chosen.add(provider)
                    held += len(self.by_provider[provider])
            more = self._needs_of(near[:3]) - seen
            seen |= more
            queue += sorted(more, key=lambda _: self.random.random())
        return chosen

    def _near(self, need: int, schedule: Schedule, size: float) -> set[int]:
        order, chosen, held = self._by_distance(need, schedule), {need}, len(self.candidates.rows(need))
        while order and held < size:
            other = order.pop(int(len(order) * self.random.random() ** NEAREST_FIRST))
            chosen.add(other)
            held += len(self.candidates.rows(other))
        return chosen

    def _by_distance(self, need: int, schedule: Schedule) -> list[int]:
        """The other needs that somebody could serve, by minutes of way and minutes between the hours."""
        others = np.array([n for n in self.possible if n != need], dtype=np.int64)
        starts, ends = np.array([self._hours(n, schedule) for n in (need, *others)]).T
        between = np.maximum(0, np.maximum(starts[1:] - ends[0], starts[0] - ends[1:]))
        far = self.instance.ways_between(np.array([need]), others)[0] + between
        return [int(n) for n in others[np.argsort(far, kind="stable")]]

    def _hours(self, need: int, schedule: Schedule) -> tuple[int, int]:
        """When the need is served, or could be."""
        if (served := schedule.served.get(need)) is not None:
            return served.start, served.start + int(self.instance.lengths[need])
        windows = self.instance.need(need).windows
        return windows[0][0], windows[-1][1]

    def _needs_of(self, providers: Iterable[int]) -> set[int]:
        return {n for p in providers for n in self.candidates.need[self.by_provider[p]].tolist()}

    def _held(self, schedule: Schedule, providers: Collection[int]) -> tuple[set[int], set[int]]:
        """The needs that these providers serve alone, and those that they serve together with others."""
        i = self.instance
        shifts = (s for p in providers for s in range(int(i.shift_of[p]), int(i.shift_of[p + 1])))
        needs = {n for s in shifts for *_, n in schedule.tours.get(s, ())}
        whole = {n for n in needs if all(i.provider_number[who] in providers for _, who in schedule.served[n].people)}
        return whole, needs - whole

    def _own(self, schedule: Schedule, need: int) -> list[int]:
        """The rows of a served need by which it is served, at any start."""
        c, shifts = self.candidates, {(role, shift) for role, _, shift in visits(schedule, need)}
        return [row for row in c.rows(need) if (int(c.role[row]), int(c.shift[row])) in shifts]


def visits(schedule: Schedule, need: int) -> Iterable[tuple[int, int, int]]:
    """Role, provider and shift of everyone who comes to a served need."""
    i, served = schedule.instance, schedule.served[need]
    place = {role.id: r for r, role in enumerate(i.need(need).person_roles)}
    for role, who in served.people:
        provider = i.provider_number[who]
        shift = i.shift_holding(provider, served.start, served.start + int(i.stays[need, place[role]]))
        if shift is not None:
            yield place[role], provider, shift
