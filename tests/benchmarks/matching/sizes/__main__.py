"""`python -m tests.benchmarks.matching.sizes`: problems of every size, solved and measured; one table, one picture.

The problems are of our own making (`generator.py`); `--file` adds others. Each is solved by `liandong solve` in a
process of its own. `--growth` measures how time grows with size, `--urgent` one need at a time in a city's plan,
`--vroom` compares with VROOM on `visits` problems. Needs the bench group: `uv run --group bench …`.
"""

from pathlib import Path
from typing import Annotated

import typer

from tests.benchmarks.matching.generator import SHAPES
from tests.benchmarks.matching.report import picture, table
from tests.benchmarks.matching.sizes import growth, kinds, urgent
from tests.benchmarks.matching.sizes.kinds import Solved


def main(
    names: Annotated[list[str] | None, typer.Argument(help=f"of {', '.join(SHAPES)}; all if none is named")] = None,
    file: Annotated[list[Path] | None, typer.Option(help="a problem file besides; may be repeated")] = None,
    only_files: Annotated[bool, typer.Option("--only-files", help="no problem of our own making")] = False,
    picture_to: Annotated[Path | None, typer.Option("--picture", help="where to save the picture")] = None,
    vroom: Annotated[bool, typer.Option("--vroom", help="compare with VROOM on visits problems")] = False,
    growing: Annotated[bool, typer.Option("--growth", help="growth instead of the kinds")] = False,
    limit: Annotated[float, typer.Option(help="growth: seconds for one size at most")] = 300.0,
    one_by_one: Annotated[bool, typer.Option("--urgent", help="then one need at a time in the plans made")] = False,
    seed: int = 1,
) -> None:
    """Measure and print."""
    if growing:
        show_growth(limit, seed)
        return
    rows, done = [], []
    for one in kinds.solved([] if only_files else names or list(SHAPES), file or [], seed):
        rows.append(one.row(_vroom(one) if vroom else None))
        done.append(one)
        print(f"{one.run.name} done in {one.run.wall:.1f} s", flush=True)
    print(table(kinds.HEADS, rows))
    if one_by_one:
        for one in done:
            print(f"\n{one.run.name}\n{table(urgent.HEADS, urgent.measured(one.problem, one.plan, 300, seed))}")
    if picture_to is not None:
        picture([one.run for one in done], picture_to)


def show_growth(limit: float, seed: int) -> None:
    """Time to a small gap by size, and the exponent fitted."""
    reached, rows = [], []
    for size, run in growth.grown(list(growth.SIZES), limit, seed):
        at = run.time_to(growth.GAP)
        rows.append((run.name, at, run.first_plan, 100 * run.last.gap, run.wall, round(run.peak)))
        reached += [(size, at)] if at is not None else []
        print(f"{run.name} done in {run.wall:.1f} s", flush=True)
    print(table(("problem", "to 2 % s", "first plan s", "gap %", "wall s", "peak MB"), rows))
    power = growth.exponent(reached)
    print("exponent:", "too few sizes reached 2 %" if power is None else f"{power:.2f} (target: at most 1.3)")


def _vroom(one: Solved) -> float | None:
    from tests.benchmarks.matching.sizes import vroom_peer  # of the bench group only

    return vroom_peer.best_score(one.problem, one.run.wall) if vroom_peer.is_visits(one.problem) else None


if __name__ == "__main__":
    typer.run(main)
