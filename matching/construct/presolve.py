"""Presolve: candidates without the starts at which some role of the need could not be filled anyway.

What a need's roles have in common in time is known before anything is planned; cutting the rest away shortens the
search and brings the proved bound down.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

import numpy as np

from matching.construct.goods import stocks_for
from matching.construct.schedule import Schedule
from matching.instance.arrays import Ints
from matching.instance.candidates import Candidates
from matching.instance.instance import Instance
from matching.model import ItemRole, Need, Window

Spans = list[Window]


def presolve(instance: Instance, candidates: Candidates) -> Candidates:
    """The candidates, each start one at which every role of its need has enough people, and goods within reach."""
    empty = Schedule(instance)
    rows: list[Ints] = [np.flatnonzero(_alone(instance)[candidates.need])]
    low, high = [candidates.low[rows[0]]], [candidates.high[rows[0]]]
    for number in np.flatnonzero(~_alone(instance)).tolist():
        spans = common_starts(instance, candidates, empty, number)
        for own, first, last in _cuts(candidates, number, spans):
            rows.append(own)
            low.append(first)
            high.append(last)
    return _chosen(candidates, np.concatenate(rows), np.concatenate(low), np.concatenate(high))


def _alone(instance: Instance) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Whether each need asks for one person and nothing else, so that nothing has to be common."""
    alone = [len(n.roles) == 1 and sum(r.people for r in n.person_roles) == 1 for n in instance.problem.needs]
    return np.array(alone, dtype=bool)


def common_starts(instance: Instance, candidates: Candidates, empty: Schedule, number: int) -> Spans:
    """The starts at which every person role has enough candidates and every item role enough stock."""
    need, rows = instance.need(number), np.array(candidates.rows(number), dtype=np.int64)
    spans = [(a, b - need.minutes) for a, b in need.windows if a <= b - need.minutes]
    for r, role in enumerate(need.person_roles):
        own = rows[candidates.role[rows] == r]
        spans = intersect(spans, covered(candidates.low[own], candidates.high[own], role.people))
    for item in need.item_roles:
        spans = [cut for span in spans for cut in _stocked(instance, empty, need, item, span)]
    return spans


def covered(low: Ints, high: Ints, times: int) -> Spans:
    """The spans that at least so many of [low, high] cover."""
    moments = np.concatenate((low, high + 1))
    change = np.concatenate((np.ones_like(low), -np.ones_like(high)))
    order = np.lexsort((-change, moments))
    depth = np.cumsum(change[order])
    found: Spans = []
    begun: int | None = None
    for moment, enough in zip(moments[order].tolist(), (depth >= times).tolist(), strict=True):
        if enough and begun is None:
            begun = moment
        elif not enough and begun is not None:
            found, begun = [*found, (begun, moment - 1)] if moment > begun else found, None
    return found


def intersect(a: Iterable[Window], b: Iterable[Window]) -> Spans:
    """What two lists of spans share."""
    both = list(b)
    return [(max(p, r), min(q, s)) for p, q in a for r, s in both if max(p, r) <= min(q, s)]


def _stocked(instance: Instance, empty: Schedule, need: Need, role: ItemRole, span: Window) -> Iterator[Window]:
    """The parts of the span at which the open resources within reach hold enough."""
    edges = {span[0], span[1] + 1}
    for stock in instance.stocks_near(need.place, role.item):
        edges |= {e for a, b in stock.windows for e in (a, b - need.minutes + 1) if span[0] < e <= span[1]}
    moments = sorted(edges)
    for start, after in pairwise(moments):
        if sum(left for _, left in stocks_for(empty, need, role.item, start)) >= role.quantity:
            yield (start, after - 1)


def _cuts(candidates: Candidates, number: int, spans: Spans) -> Iterator[tuple[Ints, Ints, Ints]]:
    """The need's rows, earliest and latest starts, inside each of the spans."""
    own = np.array(candidates.rows(number), dtype=np.int64)
    for a, b in spans:
        low, high = np.maximum(candidates.low[own], a), np.minimum(candidates.high[own], b)
        left = low <= high
        yield own[left], low[left], high[left]


def _chosen(candidates: Candidates, rows: Ints, low: Ints, high: Ints) -> Candidates:
    order = np.lexsort((low, rows))
    return replace(candidates.only(rows[order]), low=low[order], high=high[order])
