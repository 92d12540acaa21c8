"""What the public benchmarks have in common: where the data lies, a case to solve, and how its plan is judged."""

import csv
import os
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from matching.model import Problem
from matching.model.plan import Plan

START = datetime(2026, 1, 1, tzinfo=UTC)
"""Minute 0 of every instance; the published ones have no date."""


class Broken(Exception):  # noqa: N818 - says what is broken
    """The plan breaks a rule of the instance."""


@dataclass(frozen=True)
class Case:
    """A published instance: its problem, and the best value known, in the publication's unit.

    `judge` gives a plan's value in that unit. It reads the instance's own data and shares no code with the engine;
    it raises Broken where a rule is broken.
    """

    name: str
    problem: Problem
    best_known: float
    judge: Callable[[Plan], float]
    more_is_better: bool = False

    def gap(self, value: float) -> float:
        """By how much the value falls short of the best known, as a part of the latter."""
        short = self.best_known - value if self.more_is_better else value - self.best_known
        return short / self.best_known


def must(holds: bool, what: str) -> None:
    """Raise Broken unless it holds."""
    if not holds:
        raise Broken(what)


def tours(plan: Plan) -> dict[str, list[tuple[int, str, str]]]:
    """(start, need, role) of everyone's visits, in order of start."""
    found: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for served in plan.served:
        for role, given in served.roles.items():
            for who in given:
                found[who].append((served.start, served.need, role))
    return {who: sorted(visits) for who, visits in found.items()}


def folder(name: str) -> Path | None:
    """The data set's folder: in LIANDONG_PUBLIC, or `shared/public` beside the checkout; None where it is absent."""
    beside = Path(__file__).parents[4].parent / "shared" / "public"
    found = Path(os.environ.get("LIANDONG_PUBLIC", beside)) / name
    return found if found.is_dir() else None


def best_known(data: Path) -> list[dict[str, str]]:
    """The rows of the data set's table of best known values."""
    with (data / "best_known.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))
