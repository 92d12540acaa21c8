"""What the benchmarks show: one table, one picture."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from tests.benchmarks.matching.sizes.child import Run

Cell: TypeAlias = str | float | int | None


def table(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """The rows under their heads, numbers to the right; a cell that is None is a dash."""
    lines = [list(heads), *[[_said(cell) for cell in row] for row in rows]]
    widths = [max(len(line[k]) for line in lines) for k in range(len(heads))]
    return "\n".join(_line(line, widths) for line in lines)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    name, *others = (cell.rjust(width) for cell, width in zip(cells, widths, strict=True))
    return "  ".join((name.strip().ljust(widths[0]), *others))


def _said(cell: Cell) -> str:
    if cell is None:
        return "—"
    if isinstance(cell, float):
        return f"{cell:,.0f}" if abs(cell) >= 10_000 else f"{cell:,.2f}"
    return f"{cell:,}" if isinstance(cell, int) else cell


def picture(runs: Sequence[Run], path: Path) -> None:
    """Score and bound against seconds, a panel each, saved to the path."""
    import matplotlib.pyplot as plt  # a second to load, and of the bench group only  # type: ignore[import-not-found]

    figure, panels = plt.subplots(len(runs), 1, figsize=(8, 2.6 * len(runs)), squeeze=False)
    for run, panel in zip(runs, panels[:, 0], strict=True):
        shown = [told for told in run.told if told.score > 0]
        at = [told.at for told in shown] + [run.wall]
        for name, values in (("score", [t.score for t in shown]), ("bound", [t.bound for t in shown])):
            panel.step(at, [*values, *values[-1:]], where="post", label=name)
        panel.set(title=run.name, xlabel="seconds", ylabel="points")
        panel.legend(loc="center right")
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    plt.close(figure)
