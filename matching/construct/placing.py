"""Placements of one need, the rest of the plan as it stands: who is free when, with whom, at what cost."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

from matching.construct.goods import NOTHING, holds, things_apart, things_at
from matching.construct.schedule import Gap, Schedule
from matching.construct.teams import Team, cheapest_teams
from matching.instance.candidates import Candidates
from matching.model import Need, PersonRole, Window
from matching.model.assignment import Assignment, Given


@dataclass(frozen=True)
class Offer:
    """A provider who could fill a role (its place among the person roles), in these gaps."""

    role: int
    provider: int
    gaps: tuple[Gap, ...]

    def extra_at(self, start: int) -> int | None:
        """Minutes of way that a visit at `start` adds; None where it does not fit."""
        return min((g.extra for g in self.gaps if g.low <= start <= g.high), default=None)


@dataclass(frozen=True)
class Placement:
    """One way to serve a need. `cost`: units of the score lost by ways and repeats, less preferences met."""

    served: Assignment
    cost: int


def offers(schedule: Schedule, candidates: Candidates, need: int, rows: Iterable[int] | None = None) -> list[Offer]:
    """Everyone (of these rows of the candidates) who could still come, with their gaps."""
    gaps: dict[tuple[int, int], list[Gap]] = defaultdict(list)
    for row in candidates.rows(need) if rows is None else rows:
        provider = int(candidates.provider[row])
        if provider not in schedule.closed and not schedule.capped(provider, need):
            span = (int(candidates.low[row]), int(candidates.high[row]))
            found = schedule.gaps(need, provider, int(candidates.shift[row]), *span)
            gaps[int(candidates.role[row]), provider].extend(found)
    return [Offer(role, provider, tuple(own)) for (role, provider), own in gaps.items() if own]


def placements(schedule: Schedule, need: int, offered: list[Offer]) -> Iterator[Placement]:
    """The cheapest placement at each start worth trying; of a need for one person, each person's cheapest."""
    if (role := _only_role(schedule, need)) is not None:
        yield from (_alone(schedule, need, role, offer) for offer in offered)
        return
    for start in starts(schedule, need, offered):
        if (found := place_at(schedule, need, offered, start)) is not None:
            yield found


def cheapest(schedule: Schedule, need: int, offered: list[Offer]) -> Placement | None:
    """The cheapest placement of all; of a need for one person only one is put into words."""
    if (role := _only_role(schedule, need)) is None:
        return min(placements(schedule, need, offered), key=_cost, default=None)
    found = min(offered, key=lambda o: cost_of(schedule, need, o.provider, _soonest(o).extra), default=None)
    return None if found is None else _alone(schedule, need, role, found)


def by_cost(schedule: Schedule, need: int, offered: list[Offer], teams: int) -> Iterator[Placement]:
    """The same from the cheapest on, and at each start the `teams` cheapest teams of different people (or stocks)."""
    if _only_role(schedule, need) is not None:
        yield from sorted(placements(schedule, need, offered), key=_cost)
        return
    yield from merge(*(teams_at(schedule, need, offered, s, teams) for s in starts(schedule, need, offered)), key=_cost)


def _cost(placement: Placement) -> int:
    return placement.cost


def _only_role(schedule: Schedule, need: int) -> PersonRole | None:
    """The need's role, where it asks for one person and nothing else."""
    roles = schedule.instance.need(need).roles
    return roles[0] if len(roles) == 1 and isinstance(roles[0], PersonRole) and roles[0].people == 1 else None


def _alone(schedule: Schedule, need: int, role: PersonRole, offer: Offer) -> Placement:
    gap = _soonest(offer)
    roles = {role.id: (schedule.instance.provider(offer.provider).id,)}
    served = Assignment(need=schedule.instance.need(need).id, start=gap.low, roles=roles)
    return Placement(served, cost_of(schedule, need, offer.provider, gap.extra))


def _soonest(offer: Offer) -> Gap:
    """The gap with the shortest way, and of equals the first."""
    return min(offer.gaps, key=lambda g: (g.extra, g.low))


def place_at(
    schedule: Schedule,
    need: int,
    offered: list[Offer],
    start: int,
    windows: Sequence[Window] | None = None,
    added: Mapping[str, int] = NOTHING,
) -> Placement | None:
    """The cheapest people and stocks at this start, if there are any.

    As if the need had `windows` instead of its own, and resources held the `added` amounts more.
    """
    return next(teams_at(schedule, need, offered, start, 1, windows, added), None)


def teams_at(
    schedule: Schedule,
    need: int,
    offered: list[Offer],
    start: int,
    teams: int,
    windows: Sequence[Window] | None = None,
    added: Mapping[str, int] = NOTHING,
) -> Iterator[Placement]:
    """At this start the `teams` cheapest, from the cheapest on, no set of people twice.

    Of a need that asks for nobody as many, no set of resources twice.
    """
    wanted = schedule.instance.need(need)
    if not holds(wanted.windows if windows is None else windows, start, start + wanted.minutes):
        return
    places = [r for r, role in enumerate(wanted.person_roles) for _ in range(role.people)]
    if not places:
        brought = islice(things_apart(schedule, wanted, start, added), teams)
        yield from (Placement(_served(schedule, wanted, start, [], things), 0) for things in brought)
        return
    options, things = _options(schedule, need, offered, start), things_at(schedule, wanted, start, added)
    if things is None or any(len(own) < role.people for own, role in zip(options, wanted.person_roles, strict=True)):
        return
    # The other places take len(places) - 1 of a role's options at most: who comes after so many is never needed.
    enough = [own[: len(places) + teams - 1] for own in options]
    for team, cost in islice(cheapest_teams(enough, places), teams):
        yield Placement(_served(schedule, wanted, start, team, things), cost)


def _options(schedule: Schedule, need: int, offered: list[Offer], start: int) -> list[list[tuple[int, int]]]:
    """By role, (cost, provider) of everyone free at this start, the cheapest first."""
    found: list[list[tuple[int, int]]] = [[] for _ in schedule.instance.need(need).person_roles]
    for offer in offered:
        if (extra := offer.extra_at(start)) is not None:
            found[offer.role].append((cost_of(schedule, need, offer.provider, extra), offer.provider))
    return [sorted(own) for own in found]


def _served(schedule: Schedule, need: Need, start: int, team: Team, things: Mapping[str, Given]) -> Assignment:
    people: dict[str, Given] = {
        role.id: tuple(schedule.instance.provider(p).id for chosen, p in team if chosen == r)
        for r, role in enumerate(need.person_roles)
    }
    return Assignment(need=need.id, start=start, roles={**people, **things})


def starts(schedule: Schedule, need: int, offered: list[Offer]) -> list[int]:
    """Where a set of free people or stocks begins or ends: one of these is best, if any start is."""
    wanted = schedule.instance.need(need)
    found = {a for a, _ in wanted.windows} | {g.low for o in offered for g in o.gaps}
    found |= {g.high for o in offered for g in o.gaps}
    for role in wanted.item_roles:
        for stock in schedule.instance.stocks_near(wanted.place, role.item):
            found |= {a for a, _ in stock.windows} | {e for _, e, _ in schedule.uses.get(stock.id, ())}
    return sorted(found)


def cost_of(schedule: Schedule, need: int, provider: int, extra: int) -> int:
    """Units of the score that one more visit of this provider costs."""
    worth, who = schedule.instance.worth, schedule.instance.provider(provider).id
    liked = worth.preferred if who in schedule.instance.need(need).prefer else 0
    return worth.travel * extra + worth.repeat * schedule.visits[provider] - liked
