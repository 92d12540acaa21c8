"""How long one urgent need takes to put into a plan that stands, and how long its alternatives take."""

import random
import time
from collections.abc import Callable
from statistics import quantiles

from matching.edit.alternatives import alternatives
from matching.edit.insertion import insert_need
from matching.model import Problem
from matching.model.plan import Plan
from tests.benchmarks.matching.report import Cell

HEADS = ("of one need", "measured", "p50 ms", "p95 ms", "max ms", "target ms", "within %")


def measured(problem: Problem, plan: Plan, many: int, seed: int) -> list[tuple[Cell, ...]]:
    """A row for insertion (each need first taken out, if served) and one for alternatives, over so many needs."""
    rolls = random.Random(seed)
    needs = rolls.sample([n.id for n in problem.needs], min(many, len(problem.needs)))

    def insert(need: str) -> None:
        insert_need(problem, without[need], need)

    without = {need: plan.but(served=tuple(s for s in plan.served if s.need != need)) for need in needs}
    return [
        _row("insertion", insert, needs, 200),
        _row("five alternatives", lambda need: alternatives(problem, plan, need), needs, 500),
    ]


def _row(name: str, do: Callable[[str], object], needs: list[str], target: int) -> tuple[Cell, ...]:
    times = sorted(_milliseconds(do, need) for need in needs)
    cuts = quantiles(times, n=20)
    within = 100 * sum(t <= target for t in times) / len(times)
    return name, len(times), cuts[9], cuts[18], times[-1], target, within


def _milliseconds(do: Callable[[str], object], need: str) -> float:
    began = time.perf_counter()
    do(need)
    return 1000 * (time.perf_counter() - began)
