"""Technician routing and scheduling (Pillac, Guéret & Medaglia 2013), skills only.

Each technician has a home and skills; each request one skill and a window for the start of service. All requests are
served and the Euclidean distance of all tours, home to home, is least. Tools and spare parts are left out.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from matching.model import PersonRole, Problem, Provider, Weights
from matching.model.explicit_data import ExplicitNeed, ExplicitTravel, spot
from matching.model.plan import Plan
from tests.benchmarks.matching.public.cases import START, Case, best_known, must, tours

FINE = 100
"""Parts of the unit of distance that the engine counts in; ways are rounded up to them."""

ALL = 1_000_000
"""What serving a request counts, against one such part of way: all are served where all can be."""

LINE = re.compile(r"(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+\[([\d,]*)\]")


@dataclass(frozen=True)
class Row:
    """A technician or a request: where, from when to when (of a request: the start), how long, which skills."""

    number: int
    place: tuple[float, float]
    opens: int
    closes: int
    service: int
    skills: frozenset[str]


def cases(data: Path) -> Iterator[Case]:
    """All instances, against the distances that VROOM 1.15 reaches."""
    for known in best_known(data):
        text = (data / "instances" / f"{known['instance']}.txt").read_text(encoding="utf-8")
        rows = [_row(match) for match in LINE.finditer(text)]
        crew = int(re.findall(r"\n(\d+)\s+\d+\s+\d+\s+\d+", text)[0])
        people, requests = rows[1 : crew + 1], rows[crew + 1 :]
        best = float(known["vroom_1_15_skills_only_distance"])
        yield Case(known["instance"], _problem(people, requests), best, partial(judge, people, requests))


def _row(match: re.Match[str]) -> Row:
    number, x, y, opens, closes, service = map(int, match.groups()[:6])
    return Row(number, (x, y), opens, closes, service, frozenset(filter(None, match[7].split(","))))


def _problem(people: list[Row], requests: list[Row]) -> Problem:
    rows = [*people, *requests]
    table = tuple(tuple(math.ceil(FINE * math.dist(a.place, b.place) - 1e-9) for b in rows) for a in rows)
    return Problem(
        start=START,
        days=1,
        travel=ExplicitTravel(table=table),
        weights=Weights(served=ALL, travel=1),
        needs=tuple(_need(k, row) for k, row in enumerate(requests, start=len(people))),
        providers=tuple(_provider(k, row) for k, row in enumerate(people)),
    )


def _need(k: int, row: Row) -> ExplicitNeed:
    return ExplicitNeed(
        id=str(row.number),
        priority=1,
        gain=1,
        place=spot(k),
        minutes=FINE * row.service,
        windows=((FINE * row.opens, FINE * (row.closes + row.service)),),
        roles=(PersonRole(id="technician", kinds=frozenset({"technician"}), skills=row.skills),),
    )


def _provider(k: int, row: Row) -> Provider:
    window = (FINE * row.opens, FINE * row.closes)
    return Provider(id=str(row.number), kind="technician", place=spot(k), skills=row.skills, windows=(window,))


def judge(people: list[Row], requests: list[Row], plan: Plan) -> float:
    """The distance of all tours, each visit as early as may be in the plan's order."""
    row = {str(r.number): r for r in (*people, *requests)}
    visited = [need for visits in tours(plan).values() for _, need, _ in visits]
    must(sorted(visited) == sorted(str(r.number) for r in requests), "every request is served once")
    return sum(_distance(row[who], [row[need] for _, need, _ in visits]) for who, visits in tours(plan).items())


def _distance(technician: Row, requests: list[Row]) -> float:
    at, free, total = technician, float(technician.opens), 0.0
    for request in requests:
        way = math.dist(at.place, request.place)
        begins = max(free + way, request.opens)
        must(request.skills <= technician.skills, f"{technician.number} has the skill of {request.number}")
        must(begins <= request.closes + 1e-9, f"{technician.number} is at {request.number} in time")
        at, free, total = request, begins + request.service, total + way
    way = math.dist(at.place, technician.place)
    must(free + way <= technician.closes + 1e-9, f"{technician.number} is home in time")
    return total + way
