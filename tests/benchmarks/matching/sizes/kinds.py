"""The five kinds of problem, each solved for as long as it is given, beside the greedy dispatcher (and VROOM)."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from matching.check import check
from matching.construct.greedy import construct
from matching.instance.candidates import find_candidates
from matching.instance.instance import Instance
from matching.io.reading import load_plan, load_problem
from matching.model import Problem
from matching.model.plan import Plan
from tests.benchmarks.matching.generator import SHAPES, Json, generate
from tests.benchmarks.matching.report import Cell
from tests.benchmarks.matching.sizes.child import Run, watch

SECONDS = {"station": 5.0, "visits-town": 10.0, "town": 30.0, "city": 60.0, "metro": 120.0}
"""What each kind is given."""

HEADS = ("problem", "needs", "providers", "score", "greedy", "vroom", "bound", "gap %", "first plan s", "wall s",
         "peak MB")  # fmt: skip


@dataclass(frozen=True)
class Solved:
    """A problem, the plan the run wrote, and the run."""

    problem: Problem
    plan: Plan
    run: Run

    def row(self, vroom: float | None) -> tuple[Cell, ...]:
        """What the table shows of it."""
        report, bound, run = check(self.problem, self.plan), self.plan.bound, self.run
        name = run.name if not report.broken else f"{run.name} BROKEN"
        gap = None if bound is None else 100 * (bound - report.score) / max(abs(bound), 1)
        return (
            name, len(self.problem.needs), len(self.problem.providers), float(report.score), greedy(self.problem),
            vroom, bound, gap, run.first_plan, run.wall, round(run.peak),
        )  # fmt: skip


def solved(names: list[str], files: list[Path], seed: int) -> Iterator[Solved]:
    """Each kind of our own making, then each file, solved in a process of its own."""
    with TemporaryDirectory() as folder:
        for name in names:
            path = written(Path(folder), name, generate(SHAPES[name], seed))
            yield _solved(name, path, Path(folder), SECONDS[name])
        for path in files:
            name = path.name.removesuffix(".gz").removesuffix(".json")
            yield _solved(name, path, Path(folder), SECONDS.get(name.removeprefix("linkage-"), 60.0))


def greedy(problem: Problem) -> float:
    """The score of the greedy dispatcher: the weightiest need first, each where it costs least, nothing ever moved."""
    instance = Instance.of(problem)
    return float(
        check(problem, Plan(served=tuple(construct(instance, find_candidates(instance)).served.values()))).score
    )


def written(folder: Path, name: str, problem: Json) -> Path:
    """The problem in a file."""
    path = folder / f"{name}.json.gz"
    path.write_bytes(gzip.compress(json.dumps(problem).encode()))
    return path


def _solved(name: str, path: Path, folder: Path, seconds: float) -> Solved:
    plan = folder / f"{name}.plan.json"
    run = watch(name, path, plan, seconds)
    return Solved(load_problem(path), load_plan(plan), run)
