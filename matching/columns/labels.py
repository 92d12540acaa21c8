"""Labels of the labelling algorithm: tours in the making, as arrays; begun, grown by a visit, thinned by dominance."""

from dataclasses import dataclass, fields

import numpy as np

from matching.columns.network import Network
from matching.instance.arrays import Bools, Floats, Ints

Arcs = tuple[Ints, Ints, Ints]
"""First arc of each option, targets, ways."""

NONE = -1


@dataclass(frozen=True)
class Labels:
    """One row a tour: options in order (`path`), when the last visit ends, minutes of way so far, what its visits are
    worth, how long they take, and a number that stands for the set of them."""

    path: Ints
    time: Ints
    way: Ints
    value: Floats
    minutes: Ints
    visited: Ints

    @property
    def last(self) -> Ints:
        """The last option of each."""
        return np.asarray(self.path[:, -1])

    def at(self, kept: Ints | Bools) -> "Labels":
        """Only these rows."""
        return Labels(*(getattr(self, f.name)[kept] for f in fields(self)))


def begun(network: Network, option: Floats, active: Bools) -> Labels:
    """From home to each active option, as early as it may start."""
    o = np.flatnonzero(active)
    time = network.low[o] + network.length[o]
    return Labels(o[:, None], time, network.road[o], option[o], network.length[o], network.mark[o])


def grown(network: Network, option: Floats, arcs: Arcs, labels: Labels) -> Labels:
    """Every label with every visit that may follow and is not in it yet, within the caps of its provider."""
    first, target, way = arcs
    last = labels.last
    sizes = first[last + 1] - first[last]
    old = np.repeat(np.arange(len(last)), sizes)
    arc = np.repeat(first[last], sizes) + np.arange(len(old)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    to = target[arc]
    start = np.maximum(labels.time[old] + way[arc], network.low[to])
    minutes = labels.minutes[old] + network.length[to]
    may = (start <= network.high[to]) & (minutes <= network.most_minutes[to])
    may &= labels.path.shape[1] < network.most_visits[to]
    for step in range(labels.path.shape[1]):
        may[may] &= network.need[labels.path[old[may], step]] != network.need[to[may]]
    old, to, arc, start, minutes = old[may], to[may], arc[may], start[may], minutes[may]
    return Labels(
        path=np.column_stack((labels.path[old], to)),
        time=start + network.length[to],
        way=labels.way[old] + way[arc],
        value=labels.value[old] + option[to],
        minutes=minutes,
        visited=labels.visited[old] + network.mark[to],
    )


def undominated(network: Network, labels: Labels) -> Labels:
    """Of the labels with the same visits and the same last one, those that are earlier or came by shorter ways."""
    if not len(labels.time):
        return labels
    key = labels.visited * 3 + network.stamp[labels.last]
    order = np.lexsort((labels.way, labels.time, key))
    key, way = key[order], labels.way[order]
    group = np.cumsum(np.concatenate(([0], (key[1:] != key[:-1]).astype(np.int64))))
    most = int(way.max()) + 1
    falling = np.minimum.accumulate(way - group * most)
    kept = np.ones(len(order), dtype=bool)
    kept[1:] = (way - group * most)[1:] < falling[:-1]
    return labels.at(np.sort(order[kept]))
