"""The cheapest team of different people for several places."""

import numpy as np
from scipy.optimize import linear_sum_assignment

IMPOSSIBLE = 1e15
"""Above every sum of costs; an assignment that needs it is none."""


def assign(options: list[list[tuple[int, int]]], wanted: list[int]) -> tuple[list[tuple[int, int]], int] | None:
    """(role, provider) for each wanted role, no provider twice, at the least total cost; None if there is none.

    `options[role]`: (cost, provider) of those who could fill it.
    """
    column = {p: i for i, p in enumerate(sorted({p for own in options for _, p in own}))}
    costs = np.full((len(wanted), max(len(wanted), len(column))), IMPOSSIBLE)
    for row, role in enumerate(wanted):
        for cost, provider in options[role]:
            costs[row, column[provider]] = cost
    rows, columns = linear_sum_assignment(costs)
    total = float(costs[rows, columns].sum())
    if total >= IMPOSSIBLE / 2:
        return None
    providers = list(column)
    return [(wanted[r], providers[c]) for r, c in zip(rows.tolist(), columns.tolist(), strict=True)], round(total)
