"""Case: an unserved need in a plan, and what it would take to serve it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matching.construct.placing import Offer, Placement, place_at, placements
from matching.construct.schedule import Gap, Schedule
from matching.explain.nearby import Nearby
from matching.instance.arrays import Bools, Ints
from matching.instance.candidates import barred, eligible, km_to, pairs, rows_in_time
from matching.model import Need, Window
from matching.model.geometry import SLACK

Filling = tuple[int, int]
"""A person role's place among the need's, and a provider for it."""


@dataclass(frozen=True)
class Case:
    """The need's number, the plan as a schedule, who could come as things are, and who shares whom in the plan."""

    schedule: Schedule
    number: int
    offered: list[Offer]
    nearby: Nearby

    @property
    def need(self) -> Need:
        """The need itself."""
        return self.schedule.instance.need(self.number)

    def with_offer(self, offer: Offer) -> Placement | None:
        """The cheapest way to serve the need if this offer stood too."""
        return min(placements(self.schedule, self.number, self._also(offer)), key=lambda p: p.cost, default=None)

    def with_offer_at(self, offer: Offer, start: int) -> Placement | None:
        """The same, at this start."""
        return place_at(self.schedule, self.number, self._also(offer), start)

    def at_another_time(self, offered: list[Offer], start: int) -> Placement | None:
        """The cheapest way to serve the need at `start` by these offers, as if it had a window there."""
        return place_at(self.schedule, self.number, offered, start, [(start, start + self.need.minutes)])

    def with_stock(self, start: int, added: Mapping[str, int]) -> Placement | None:
        """The cheapest way to serve the need at `start` if resources held so much more."""
        return place_at(self.schedule, self.number, self.offered, start, added=added)

    def _also(self, offer: Offer) -> list[Offer]:
        """This offer, and where more than one person is wanted those of the others."""
        if sum(role.people for role in self.need.person_roles) == 1:
            return [offer]
        return [o for o in self.offered if (o.provider, o.role) != (offer.provider, offer.role)] + [offer]

    @cached_property
    def able(self) -> list[Filling]:
        """Everyone of the right kind with the skills, whatever their radius and hours."""
        roles, instance = enumerate(self.need.person_roles), self.schedule.instance
        return [(r, p) for r, role in roles for p in eligible(instance, role.kinds, role.skills).tolist()]

    @cached_property
    def near(self) -> list[Filling]:
        """Those of the able in whose radius the need lies, the nearest first."""
        return self.nearest_first(self.able)

    def nearest_first(self, whom: list[Filling]) -> list[Filling]:
        """Those in whose radius the need lies, the nearest first."""
        radii = self.schedule.instance.radii
        near = sorted((km, x) for km, x in zip(self.km(whom), whom, strict=True) if km <= radii[x[1]] + SLACK)
        return [x for _, x in near]

    def km(self, whom: list[Filling]) -> list[float]:
        """How far each of them lives from the need."""
        away: list[float] = km_to(self.schedule.instance, self.number, [p for _, p in whom]).tolist()
        return away

    def willing(self, whom: Iterable[Filling]) -> Iterator[Filling]:
        """Without those who are barred, over a cap with this visit, or closed."""
        return (x for x in self.welcome(whom) if not self.schedule.capped(x[1], self.number))

    def welcome(self, whom: Iterable[Filling]) -> Iterator[Filling]:
        """Without those who are barred or closed."""
        return (x for x in whom if x[1] not in self.schedule.closed and not self.barred[x[1]])

    @cached_property
    def barred(self) -> Bools:
        """By provider, whether a rule bars them from the need, whatever the hour."""
        every = np.arange(len(self.schedule.instance.problem.providers))
        return barred(self.schedule.instance, np.full(len(every), self.number), every)

    def gaps(self, providers: Sequence[int], windows: Sequence[Window] | None = None) -> dict[int, tuple[Gap, ...]]:
        """Where these providers are free for the need (in `windows`), whatever their radius and skills."""
        table = self._rows(np.array(providers, dtype=np.int64), windows)
        found: dict[int, tuple[Gap, ...]] = {}
        for _, _, provider, shift, low, high, _ in table.T.tolist():
            gaps = tuple(self.schedule.gaps(self.number, provider, shift, low, high))
            found[provider] = found.get(provider, ()) + gaps
        return {p: gaps for p, gaps in found.items() if gaps}

    def _rows(self, providers: Ints, windows: Sequence[Window] | None) -> Ints:
        instance = self.schedule.instance
        return rows_in_time(instance, pairs(instance, self.number, providers), windows)
