"""Schedule: what a plan asks of everyone and when, kept so that one more need can be put in, nothing else moving."""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from matching.check import differing
from matching.instance.instance import Instance
from matching.model import Resource
from matching.model.assignment import Assignment

Stop = tuple[int, int, int]
"""Start, end, need."""


@dataclass(frozen=True)
class Gap:
    """A visit may start from `low` to `high`, for `extra` more minutes of way."""

    low: int
    high: int
    extra: int


class Schedule:
    """Tours by shift, trips by shift, loads by provider, uses by resource; all starts stay as they are."""

    def __init__(self, instance: Instance, served: Iterable[Assignment] = ()) -> None:
        self.instance = instance
        self.tours: dict[int, list[Stop]] = defaultdict(list)
        self.visits = Counter[int]()
        self.minutes = Counter[int]()
        self.uses: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        self.served: dict[int, Assignment] = {}
        self.closed: set[int] = set()
        for match in served:
            self.add(match)

    def add(self, served: Assignment) -> None:
        """Book the match; someone whose visit lies outside all their shifts takes nothing more."""
        need = self.instance.need_number[served.need]
        self.served[need] = served
        for provider, stop in self._stops(need, served):
            self.visits[provider] += 1
            self.minutes[provider] += stop[1] - stop[0]
            if (shift := self.instance.shift_holding(provider, stop[0], stop[1])) is None:
                self.closed.add(provider)
            else:
                insort(self.tours[shift], stop)
        for _, resource, quantity in served.amounts:
            self.uses[resource].append((served.start, served.start + self.instance.need(need).minutes, quantity))

    def remove(self, need: int) -> Assignment:
        """Take the need's match out again."""
        served = self.served.pop(need)
        for provider, stop in self._stops(need, served):
            self.visits[provider] -= 1
            self.minutes[provider] -= stop[1] - stop[0]
            if (shift := self.instance.shift_holding(provider, stop[0], stop[1])) is not None:
                self.tours[shift].remove(stop)
        for _, resource, quantity in served.amounts:
            self.uses[resource].remove((served.start, served.start + self.instance.need(need).minutes, quantity))
        return served

    def become(self, served: Iterable[Assignment]) -> None:
        """Hold these matches instead; only where they differ is anything booked."""
        before = {match.need: match for match in self.served.values()}
        after = {match.need: match for match in served}
        differ = sorted(differing(before, after))
        for need in differ:
            if need in before:
                self.remove(self.instance.need_number[need])
        for need in differ:
            if need in after:
                self.add(after[need])

    def _stops(self, need: int, served: Assignment) -> Iterator[tuple[int, Stop]]:
        stays = {role.id: self.instance.need(need).minutes_of(role) for role in self.instance.need(need).person_roles}
        for role, who in served.people:
            yield self.instance.provider_number[who], (served.start, served.start + stays[role], need)

    def _comes(self, provider: int, need: int) -> bool:
        return self.instance.provider(provider).id in {who for _, who in self.served[need].people}

    def capped(self, provider: int, need: int) -> bool:
        """Whether the provider may not also visit this need: caps (rule 5), or a need kept apart is theirs."""
        i = self.instance
        if any(n in self.served and self._comes(provider, n) for n in i.apart(need)):
            return True
        over = self.minutes[provider] + i.lengths[need] > i.minutes_cap[provider]
        return bool(over or self.visits[provider] >= i.visits_cap[provider])

    def gaps(self, need: int, provider: int, shift: int, low: int, high: int) -> Iterator[Gap]:
        """Where in the shift's tour a visit that may start in [low, high] fits, nothing else moving."""
        if self.instance.provider(provider).crew > 1:
            yield from self._trips_free(need, provider, shift, low, high)
        else:
            yield from self._between_stops(need, provider, shift, low, high)

    def _between_stops(self, need: int, provider: int, shift: int, low: int, high: int) -> Iterator[Gap]:
        road, way, length = self.instance.road, self.instance.way, int(self.instance.lengths[need])
        stops = self.tours.get(shift, [])
        for k in range(len(stops) + 1):
            before, after = stops[k - 1] if k else None, stops[k] if k < len(stops) else None
            there = way(before[2], need) if before else road(provider, need)
            on = way(need, after[2]) if after else road(provider, need)
            first = max(low, before[1] + there) if before else low
            last = min(high, after[0] - on - length) if after else high
            if first <= last:
                yield Gap(first, last, there + on - self._way_now(provider, before, after))

    def _way_now(self, provider: int, before: Stop | None, after: Stop | None) -> int:
        if before and after:
            return self.instance.way(before[2], after[2])
        stop = before or after
        return self.instance.road(provider, stop[2]) if stop else 0

    def _trips_free(self, need: int, provider: int, shift: int, low: int, high: int) -> Iterator[Gap]:
        road, length = self.instance.road(provider, need), int(self.instance.lengths[need])
        trips = [
            (s - self.instance.road(provider, n), e + self.instance.road(provider, n), 1)
            for s, e, n in self.tours.get(shift, [])
        ]
        crew = self.instance.provider(provider).crew
        for first, last in starts_under(trips, crew - 1, length + 2 * road, low - road, high - road):
            yield Gap(first + road, last + road, 2 * road)

    def units(self, needs: Iterable[int], providers: Iterable[int]) -> int:
        """The part of the score (units) that these needs and these providers' days make; `moved` left out."""
        worth, i = self.instance.worth, self.instance
        total = sum(worth.served * int(i.weights[n]) for n in needs if n in self.served)
        for p in providers:
            total -= worth.repeat * (self.visits[p] * (self.visits[p] - 1) // 2)
            for shift in range(int(i.shift_of[p]), int(i.shift_of[p + 1])):
                stops = self.tours.get(shift, ())
                total -= worth.travel * self._minutes_of_way(p, stops)
                total += worth.preferred * sum(i.provider(p).id in i.need(n).prefer for *_, n in stops)
        return total

    def _minutes_of_way(self, provider: int, stops: Sequence[Stop]) -> int:
        needs, road = [n for *_, n in stops], self.instance.road
        if self.instance.provider(provider).crew > 1:
            return sum(2 * road(provider, n) for n in needs)
        if not needs:
            return 0
        between = sum(self.instance.way(a, b) for a, b in pairwise(needs))
        return road(provider, needs[0]) + between + road(provider, needs[-1])

    def stock_left(self, resource: Resource, start: int, end: int) -> int:
        """How much of the resource a use in [start, end] could still take (rule 6); one of no time meets no other."""
        uses = self.uses.get(resource.id, [])
        if not resource.returnable:
            return resource.quantity - sum(q for *_, q in uses)
        moments = [m for m in (start, *(s for s, _, _ in uses if start < s)) if m < end]
        return resource.quantity - max((sum(q for s, e, q in uses if s <= m < e) for m in moments), default=0)


def starts_under(
    uses: list[tuple[int, int, int]], room: int, length: int, low: int, high: int
) -> Iterator[tuple[int, int]]:
    """Spans in [low, high] where a use of `length` meets at most `room` of the (start, end, quantity) at any moment."""
    if not length:
        yield (low, high)
        return
    change = Counter[int]()
    for start, end, quantity in uses:
        change[start] += quantity
        change[end] -= quantity
    busy, at = 0, low
    for moment, step in sorted(change.items()):
        if busy <= room < busy + step and at <= min(high, moment - length):
            yield (at, min(high, moment - length))
        if busy > room >= busy + step:
            at = max(low, moment)
        busy += step
    if at <= high and busy <= room:
        yield (at, high)
