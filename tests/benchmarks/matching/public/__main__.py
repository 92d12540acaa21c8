"""`python -m tests.benchmarks.matching.public SET`: solve a public set, judge every plan, and print the table.

Sets are `routing`, `care` and `orienteering`. Each row tells the value, the best known, the gap between them, whether
the plan is proved best, and the seconds. What the data's folder lacks is skipped.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import fmean
from typing import Annotated

import typer

from matching import solve
from tests.benchmarks.matching.public import care, orienteering, routing
from tests.benchmarks.matching.public.cases import Broken, Case, folder

SETS = {"routing": ("trsp", routing.cases), "care": ("uhhc", care.cases), "orienteering": ("toptw", orienteering.cases)}


@dataclass(frozen=True)
class Measured:
    """A case as solved: its value (None: the plan is broken), whether it is proved best, and the seconds taken."""

    case: Case
    value: float | None
    proved: bool
    seconds: float

    @property
    def gap(self) -> float:
        """To the best known; 1 where there is no sound plan."""
        return 1.0 if self.value is None else self.case.gap(self.value)


def measure(case: Case, seconds: float, seed: int) -> Measured:
    """Solve and judge one case."""
    began = time.monotonic()
    plan = solve(case.problem, seconds=seconds, seed=seed)
    spent = time.monotonic() - began
    try:
        value = case.judge(plan)
    except Broken as broken:
        print(f"{case.name}: {broken} - not kept")
        value = None
    return Measured(case, value, plan.bound == plan.score, spent)


def chosen(name: str, only: str, every: int) -> Iterator[Case]:
    """Every so many-th case of the set, those with `only` in their names."""
    path, cases = SETS[name]
    if (data := folder(path)) is not None:
        yield from [case for case in cases(data) if only in case.name][::every]


def main(
    name: Annotated[str, typer.Argument(metavar="SET", help="routing, care or orienteering")],
    seconds: Annotated[float, typer.Option(help="for each instance")] = 60.0,
    only: Annotated[str, typer.Option(help="instances with this in their name")] = "",
    every: Annotated[int, typer.Option(help="one instance in so many")] = 1,
    seed: int = 0,
) -> None:
    """Solve a public set and print the table."""
    rows = []
    print(f"{'instance':<20}{'value':>10}{'best known':>12}{'gap %':>8}  {'proved':<7}{'s':>6}", flush=True)
    for case in chosen(name, only, every):
        rows.append(row := measure(case, seconds, seed))
        value = "broken" if row.value is None else f"{row.value:.1f}"
        proved = "yes" if row.proved else "no"
        known = f"{case.best_known:>12.1f}{100 * row.gap:>8.2f}"
        print(f"{case.name:<20}{value:>10}{known}  {proved:<7}{row.seconds:>6.1f}", flush=True)
    if rows:
        gaps = [row.gap for row in rows]
        within = sum(gap <= 0.01 for gap in gaps)
        print(f"{len(rows)} instances: mean gap {100 * fmean(gaps):.2f} %, worst {100 * max(gaps):.2f} %, "
              f"{within} within 1 %, {sum(row.proved for row in rows)} proved")  # fmt: skip


if __name__ == "__main__":
    typer.run(main)
