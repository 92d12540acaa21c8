"""k-best assignment: the cheapest teams of different people for several places (Murty 1968)."""

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import count

import numpy as np
from scipy.optimize import linear_sum_assignment

Options = Sequence[Sequence[tuple[int, int]]]
"""By role, (cost, provider) of those who could fill it, the cheapest first."""

Team = list[tuple[int, int]]
"""(role, provider) for each place."""


def cheapest_teams(options: Options, wanted: list[int]) -> Iterator[tuple[Team, int]]:
    """Teams for the wanted roles and what each costs, from the cheapest on, no set of people twice."""
    if len(wanted) == 1:
        yield from (([(wanted[0], provider)], cost) for cost, provider in options[wanted[0]])
    elif wanted:
        yield from _parted(options, wanted)
    else:
        yield [], 0


def _parted(options: Options, wanted: list[int]) -> Iterator[tuple[Team, int]]:
    """By parting what is left (Murty 1968): a team's rivals keep its first k people and leave out the next."""
    order, bonus = count(), _bonus(options, wanted)
    heap: list[tuple[int, int, Team, set[int], set[int]]] = []

    def look(kept: set[int], out: set[int]) -> None:
        team = assign(_bent(options, kept, out, bonus), wanted)
        if team is not None and kept <= {provider for _, provider in team[0]}:
            heappush(heap, (team[1] + bonus * len(kept), next(order), team[0], kept, out))

    look(set(), set())
    while heap:
        cost, _, team, kept, out = heappop(heap)
        yield team, cost
        for _, provider in team:
            if provider not in kept:
                look(kept, out | {provider})
                kept = kept | {provider}


def _bonus(options: Options, wanted: list[int]) -> int:
    """More than any two teams differ in cost: whoever must be in a team is this much cheaper."""
    costs = [cost for own in options for cost, _ in own]
    return (max(costs, default=0) - min(costs, default=0) + 1) * len(wanted)


def _bent(options: Options, kept: set[int], out: set[int], bonus: int) -> Options:
    """The options with those left out gone and those kept made cheap."""
    return [[(cost - bonus * (p in kept), p) for cost, p in own if p not in out] for own in options]


def assign(options: Options, wanted: list[int]) -> tuple[Team, int] | None:
    """The cheapest team for the wanted roles, no provider twice, and its cost; None if there is none."""
    column = {p: i for i, p in enumerate(sorted({p for own in options for _, p in own}))}
    costs = np.full((len(wanted), len(column)), np.inf)
    for row, role in enumerate(wanted):
        for cost, provider in options[role]:
            costs[row, column[provider]] = cost
    try:
        rows, columns = linear_sum_assignment(costs)
    except ValueError:  # infeasible
        return None
    if len(rows) < len(wanted):
        return None
    providers = list(column)
    team = [(wanted[r], providers[c]) for r, c in zip(rows.tolist(), columns.tolist(), strict=True)]
    return team, round(float(costs[rows, columns].sum()))
