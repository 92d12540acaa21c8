"""Team orienteering with time windows (Righini & Salani 2009, after Solomon's c, r and rc), m = 1 to 4 tours.

Every tour begins and ends at point 0 and is back by its closing time; every other point has a profit, which counts
once, and a window for the start of service. Legs are Euclidean, truncated to one decimal. The profit is the most.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from matching.model import PersonRole, Problem, Provider, Weights
from matching.model.explicit_data import ExplicitNeed, ExplicitTravel, spot
from matching.model.plan import Plan
from tests.benchmarks.matching.public.cases import START, Case, best_known, must, tours

TENTHS = 10
"""The engine counts in tenths of the unit of time, in which legs and lengths are whole."""

PROFIT = 100_000
"""What a unit of profit counts against a tenth of way: among plans of the same profit the shorter one is better."""


@dataclass(frozen=True)
class Point:
    """A point, its times in tenths: `length` of service, which begins from `opens` to `closes`."""

    place: tuple[float, float]
    length: int
    profit: int
    opens: int
    closes: int


def cases(data: Path) -> Iterator[Case]:
    """All instances with every number of tours, against the best known profits."""
    for known in best_known(data):
        text = (data / "instances" / f"{known['instance']}.txt").read_text(encoding="utf-8")
        points = [_point(line.split()) for line in text.splitlines()[2:] if line.strip()]
        m, best = int(known["m"]), float(known["best_known_profit"])
        name = f"{known['instance']} m={m}"
        yield Case(name, _problem(points, m), best, partial(judge, points, m), more_is_better=True)


def _point(fields: list[str]) -> Point:
    _, x, y, length, profit = map(float, fields[:5])
    opens, closes = (round(TENTHS * float(f)) for f in fields[-2:])
    return Point((x, y), round(TENTHS * length), round(profit), opens, closes)


def leg(a: Point, b: Point) -> int:
    """Tenths from a to b: the Euclidean distance, cut after its first decimal."""
    return math.floor(TENTHS * math.dist(a.place, b.place) + 1e-9)


def _problem(points: list[Point], m: int) -> Problem:
    depot = (points[0].opens, points[0].closes)
    return Problem(
        start=START,
        days=1,
        travel=ExplicitTravel(table=tuple(tuple(leg(a, b) for b in points) for a in points)),
        weights=Weights(served=PROFIT, travel=1),
        needs=tuple(_need(k, p) for k, p in enumerate(points) if k),
        providers=tuple(
            Provider(id=f"tour {k}", kind="tour", place=spot(0), skills=frozenset(), windows=(depot,))
            for k in range(m)
        ),
    )  # fmt: skip


def _need(k: int, point: Point) -> ExplicitNeed:
    return ExplicitNeed(
        id=str(k),
        priority=1,
        gain=point.profit,
        place=spot(k),
        minutes=point.length,
        windows=((point.opens, point.closes + point.length),),
        roles=(PersonRole(id="visit", kinds=frozenset({"tour"})),),
    )


def judge(points: list[Point], m: int, plan: Plan) -> float:
    """The profit of the points that the plan's tours visit."""
    walks = [[int(need) for _, need, _ in visits] for visits in tours(plan).values()]
    visited = [k for walk in walks for k in walk]
    must(len(walks) <= m, f"{len(walks)} tours, where {m} are allowed")
    must(len(set(visited)) == len(visited) and 0 not in visited, "every point is visited once at most")
    for walk in walks:
        _in_time(points, walk)
    return float(sum(points[k].profit for k in visited))


def _in_time(points: list[Point], walk: list[int]) -> None:
    at, free = points[0], points[0].opens
    for k in walk:
        begins = max(free + leg(at, points[k]), points[k].opens)
        must(begins <= points[k].closes, f"point {k} in time")
        at, free = points[k], begins + points[k].length
    must(free + leg(at, points[0]) <= points[0].closes, "back in time")
