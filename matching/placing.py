"""Ways to serve one need, the rest of the plan as it stands: who is free when, what is in stock, at what cost."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from matching.candidates import Candidates
from matching.diary import Diary, Gap
from matching.plan import Given, Served
from matching.problem import Need, PersonRole, Resource, Window
from matching.teams import assign

NOTHING: Mapping[str, int] = {}


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

    served: Served
    cost: int


def offers(diary: Diary, candidates: Candidates, need: int, rows: Iterable[int] | None = None) -> list[Offer]:
    """Everyone (of these rows of the candidates) who could still come, with their gaps."""
    gaps: dict[tuple[int, int], list[Gap]] = defaultdict(list)
    for row in candidates.rows(need) if rows is None else rows:
        provider = int(candidates.provider[row])
        if provider not in diary.closed and not diary.capped(provider, need):
            span = (int(candidates.low[row]), int(candidates.high[row]))
            found = diary.gaps(need, provider, int(candidates.shift[row]), *span)
            gaps[int(candidates.role[row]), provider].extend(found)
    return [Offer(role, provider, tuple(own)) for (role, provider), own in gaps.items() if own]


def placements(diary: Diary, need: int, offered: list[Offer]) -> Iterator[Placement]:
    """The cheapest placement at each start worth trying; of a need for one person, each person's cheapest."""
    roles = diary.instance.need(need).roles
    if len(roles) == 1 and isinstance(roles[0], PersonRole) and roles[0].people == 1:
        yield from (_alone(diary, need, roles[0], offer) for offer in offered)
        return
    for start in starts(diary, need, offered):
        if (found := place_at(diary, need, offered, start)) is not None:
            yield found


def _alone(diary: Diary, need: int, role: PersonRole, offer: Offer) -> Placement:
    gap = min(offer.gaps, key=lambda g: (g.extra, g.low))
    roles = {role.id: (diary.instance.provider(offer.provider).id,)}
    served = Served(need=diary.instance.need(need).id, start=gap.low, roles=roles)
    return Placement(served, cost_of(diary, need, offer.provider, gap.extra))


def place_at(
    diary: Diary,
    need: int,
    offered: list[Offer],
    start: int,
    windows: Sequence[Window] | None = None,
    added: Mapping[str, int] = NOTHING,
) -> Placement | None:
    """The cheapest people and stocks at this start, if there are any.

    As if the need had `windows` instead of its own, and resources held the `added` amounts more.
    """
    wanted = diary.instance.need(need)
    if not holds(wanted.windows if windows is None else windows, start, start + wanted.minutes):
        return None
    people = _people(diary, need, offered, start)
    things = things_at(diary, wanted, start, added)
    if people is None or things is None:
        return None
    team: dict[str, Given] = {
        role.id: tuple(diary.instance.provider(p).id for chosen, p in people[0] if chosen == r)
        for r, role in enumerate(wanted.person_roles)
    }
    return Placement(Served(need=wanted.id, start=start, roles=team | things), people[1])


def holds(windows: Iterable[Window], start: int, end: int) -> bool:
    """Whether one of the windows holds [start, end]."""
    return any(a <= start and end <= b for a, b in windows)


def starts(diary: Diary, need: int, offered: list[Offer]) -> list[int]:
    """Where a set of free people or stocks begins or ends: one of these is best, if any start is."""
    wanted = diary.instance.need(need)
    found = {a for a, _ in wanted.windows} | {g.low for o in offered for g in o.gaps}
    found |= {g.high for o in offered for g in o.gaps}
    for role in wanted.item_roles:
        for stock in diary.instance.stocks_near(wanted.place, role.item):
            found |= {a for a, _ in stock.windows} | {e for _, e, _ in diary.uses.get(stock.id, ())}
    return sorted(found)


def cost_of(diary: Diary, need: int, provider: int, extra: int) -> int:
    """Units of the score that one more visit of this provider costs."""
    worth, who = diary.instance.worth, diary.instance.provider(provider).id
    liked = worth.preferred if who in diary.instance.need(need).prefer else 0
    return worth.travel * extra + worth.repeat * diary.visits[provider] - liked


def _people(diary: Diary, need: int, offered: list[Offer], start: int) -> tuple[list[tuple[int, int]], int] | None:
    """(role, provider) of the cheapest full team, and its cost."""
    roles = diary.instance.need(need).person_roles
    options: list[list[tuple[int, int]]] = [[] for _ in roles]
    for offer in offered:
        if (extra := offer.extra_at(start)) is not None:
            options[offer.role].append((cost_of(diary, need, offer.provider, extra), offer.provider))
    wanted = [r for r, role in enumerate(roles) for _ in range(role.people)]
    if any(len(own) < role.people for own, role in zip(options, roles, strict=True)):
        return None
    return _team([sorted(own)[: len(wanted)] for own in options], wanted)


def _team(options: list[list[tuple[int, int]]], wanted: list[int]) -> tuple[list[tuple[int, int]], int] | None:
    """The cheapest assignment of different providers to the wanted places.

    Only the len(wanted) cheapest of a role can matter: the other places take at most len(wanted) - 1 of them.
    """
    if len(wanted) == 1:
        cost, provider = options[wanted[0]][0]
        return [(wanted[0], provider)], cost
    if not wanted:
        return [], 0
    return assign(options, wanted)


def things_at(diary: Diary, need: Need, start: int, added: Mapping[str, int] = NOTHING) -> dict[str, Given] | None:
    """Amounts by resource for every item role, the fullest stock first; None where stocks do not suffice."""
    taken = Counter[str]()
    found: dict[str, Given] = {}
    for role in need.item_roles:
        left = [(s.id, x + added.get(s.id, 0) - taken[s.id]) for s, x in stocks_for(diary, need, role.item, start)]
        amounts = drawn(left, role.quantity)
        if sum(amounts.values()) < role.quantity:
            return None
        taken.update(amounts)
        found[role.id] = amounts
    return found


def drawn(left: list[tuple[str, int]], quantity: int) -> dict[str, int]:
    """As much of the quantity as the stocks (name, left) yield, from as few as possible."""
    found: dict[str, int] = {}
    for name, most in sorted(left, key=lambda x: (-x[1], x[0])):
        amount = min(quantity - sum(found.values()), most)
        if amount > 0:
            found[name] = amount
    return found


def stocks_for(diary: Diary, need: Need, item: str, start: int) -> list[tuple[Resource, int]]:
    """The resources of the item within reach and open then, and what is left of each during the visit."""
    end = start + need.minutes
    near = diary.instance.stocks_near(need.place, item)
    open_ = [s for s in near if not s.windows or holds(s.windows, start, end)]
    return [(s, max(0, diary.stock_left(s, start, end))) for s in open_]


def people_of(roles: Mapping[str, Given]) -> frozenset[tuple[str, str]]:
    """(role, provider) pairs: two placements with the same ones are one alternative at another time."""
    return frozenset((r, who) for r, given in roles.items() if isinstance(given, tuple) for who in given)
