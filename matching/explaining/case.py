"""An unserved need in a plan, and what it would take to serve it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matching.dispatch.diary import Diary, Gap
from matching.dispatch.placing import Offer, Placement, place_at, placements
from matching.explaining.nearby import Nearby
from matching.geometry import Ints
from matching.layout.candidates import pairs, refused, rows_in_time
from matching.problem import Need, Window


@dataclass(frozen=True)
class Case:
    """The need's number, the plan as a diary, who could come as things are, and who shares whom in the plan."""

    diary: Diary
    number: int
    offered: list[Offer]
    nearby: Nearby

    @property
    def need(self) -> Need:
        """The need itself."""
        return self.diary.instance.need(self.number)

    def with_offer(self, offer: Offer) -> Placement | None:
        """The cheapest way to serve the need if this offer stood too."""
        return min(placements(self.diary, self.number, self._also(offer)), key=lambda p: p.cost, default=None)

    def with_offer_at(self, offer: Offer, start: int) -> Placement | None:
        """The same, at this start."""
        return place_at(self.diary, self.number, self._also(offer), start)

    def at_another_time(self, offered: list[Offer], start: int) -> Placement | None:
        """The cheapest way to serve the need at `start` by these offers, as if it had a window there."""
        return place_at(self.diary, self.number, offered, start, [(start, start + self.need.minutes)])

    def with_stock(self, start: int, added: Mapping[str, int]) -> Placement | None:
        """The cheapest way to serve the need at `start` if resources held so much more."""
        return place_at(self.diary, self.number, self.offered, start, added=added)

    def _also(self, offer: Offer) -> list[Offer]:
        return [o for o in self.offered if (o.provider, o.role) != (offer.provider, offer.role)] + [offer]

    def willing(self, providers: Iterable[int]) -> list[int]:
        """Without those who are refused, over a cap with this visit, or closed."""
        return [p for p in self.not_refused(providers) if not self.diary.capped(p, self.number)]

    def not_refused(self, providers: Iterable[int]) -> list[int]:
        """Without those who are refused or closed."""
        who = np.array(list(providers), dtype=np.int64)
        who = who[~refused(self.diary.instance, np.full(len(who), self.number), who)]
        return [p for p in who.tolist() if p not in self.diary.closed]

    def gaps(self, providers: Sequence[int], windows: Sequence[Window] | None = None) -> dict[int, tuple[Gap, ...]]:
        """Where these providers are free for the need (in `windows`), whatever their radius and skills."""
        table = self._rows(np.array(providers, dtype=np.int64), windows)
        found: dict[int, tuple[Gap, ...]] = {}
        for _, _, provider, shift, low, high, _ in table.T.tolist():
            gaps = tuple(self.diary.gaps(self.number, provider, shift, low, high))
            found[provider] = found.get(provider, ()) + gaps
        return {p: gaps for p, gaps in found.items() if gaps}

    def _rows(self, providers: Ints, windows: Sequence[Window] | None) -> Ints:
        instance = self.diary.instance
        return rows_in_time(instance, pairs(instance, self.number, providers), windows)
