"""Pricing: the tours of highest reduced cost of all shifts at once, by labels that grow a visit at a time.

What cannot reach its shift's price even at the best is dropped. What is dropped for lack of room (`beam`) leaves its
potential in the shift's bound, so the bound is proved whatever the room.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from matching.columns.completion_bound import CompletionBound
from matching.columns.labels import NONE, Arcs, Labels, begun, grown, undominated
from matching.columns.network import Network
from matching.instance.arrays import Bools, Floats, Ints

GROWN_AT_ONCE = 400_000
"""Labels of one step, to bound its memory and the time till somebody looks at the clock."""


@dataclass(frozen=True)
class Prices:
    """What a visit by each option is worth, what a minute of way costs, what each shift must yield at least."""

    option: Floats
    minute: float
    shift: Floats


@dataclass(frozen=True)
class Tours:
    """One row a tour: `path` (options in order, -1 after the last), minutes of `way`, `profit` above the shift's price.

    `most`: by shift, what no tour of it exceeds.
    """

    path: Ints
    way: Ints
    profit: Floats
    most: Floats

    def unattained(self, network: Network) -> float:
        """How much of `most` over all shifts no tour that was found brings: completion bounds of labels left out."""
        found = np.zeros(len(self.most))
        np.maximum.at(found, network.shift[self.path[:, 0]], self.profit)
        return float((self.most - found).sum())


def best_tours(
    network: Network,
    prices: Prices,
    *,
    beam: int,
    a_shift: int,
    margin: float = 1e-6,
    over: Callable[[], bool] = lambda: False,
) -> Tours:
    """Up to `a_shift` tours of each shift that bring more than its price and `margin`; `beam` labels at once each.

    Cut short when it is `over`: `most` is no bound then.
    """
    active = prices.option > 0
    arcs = network.arcs_of(active)
    completion = CompletionBound.of(network, prices.option, prices.minute, active, len(prices.shift))
    most = np.zeros(len(prices.shift))
    found: list[tuple[Ints, Ints, Floats]] = []
    for block in _blocks(network, arcs, active, beam, len(prices.shift)):
        labels = begun(network, prices.option, block)
        while len(labels.time) and not over():
            labels = _promising(network, prices, completion, labels, margin, beam, most)
            found.append(_home(network, prices, labels, margin, a_shift, most))
            labels = undominated(network, grown(network, prices.option, arcs, labels))
    return _together(network, found, most, a_shift)


def _blocks(network: Network, arcs: Arcs, active: Bools, beam: int, shifts: int) -> Iterator[Bools]:
    """The active options of some shifts at a time, so many that one step makes no more than about `GROWN_AT_ONCE`."""
    options = np.bincount(network.shift[active], minlength=shifts)
    leaving = np.bincount(network.shift, weights=np.diff(arcs[0]), minlength=shifts)
    block = (np.cumsum(beam * leaving / np.maximum(options, 1)) // GROWN_AT_ONCE).astype(np.int64)[network.shift]
    for number in np.unique(block):
        yield active & (block == number)


def _promising(
    network: Network,
    prices: Prices,
    completion: CompletionBound,
    labels: Labels,
    margin: float,
    beam: int,
    most: Floats,
) -> Labels:
    shift = network.shift[labels.last]
    potential = labels.value - prices.minute * labels.way - prices.shift[shift]
    potential = potential + completion.at(shift, network.closes[labels.last] - labels.time)
    kept = np.flatnonzero(potential > margin)
    best = ranked(shift[kept], potential[kept], beam)
    lost = np.setdiff1d(np.arange(len(kept)), best, assume_unique=True)
    np.maximum.at(most, shift[kept[lost]], potential[kept[lost]])
    return labels.at(kept[best])


def _home(
    network: Network, prices: Prices, labels: Labels, margin: float, a_shift: int, most: Floats
) -> tuple[Ints, Ints, Floats]:
    shift, way = network.shift[labels.last], labels.way + network.road[labels.last]
    profit = labels.value - prices.minute * way - prices.shift[shift]
    np.maximum.at(most, shift, profit)
    kept = np.flatnonzero(profit > margin)
    kept = kept[ranked(shift[kept], profit[kept], a_shift)]
    return labels.path[kept], way[kept], profit[kept]


def ranked(group: Ints, score: Floats, limit: int) -> Ints:
    """The places of the `limit` highest scores of each group."""
    order = np.lexsort((-score, group))
    first = np.searchsorted(group[order], group[order], side="left")
    return order[np.arange(len(order)) - first < limit]


def _together(network: Network, found: list[tuple[Ints, Ints, Floats]], most: Floats, a_shift: int) -> Tours:
    width = max((path.shape[1] for path, _, _ in found), default=1)
    padded = [np.pad(p, ((0, 0), (0, width - p.shape[1])), constant_values=NONE) for p, _, _ in found]
    path = np.concatenate([np.zeros((0, width), dtype=np.int64), *padded])
    way = np.concatenate([np.zeros(0, dtype=np.int64), *(w for _, w, _ in found)])
    profit = np.concatenate([np.zeros(0), *(p for _, _, p in found)])
    kept = ranked(network.shift[path[:, 0]], profit, a_shift)
    return Tours(path[kept], way[kept], profit[kept], most)
