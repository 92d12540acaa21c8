"""Train pipelines on the same lines, measure them on lines held out, and keep the table: `pipelines/README.md`.

    uv run --group compare python compare.py ../model/lines/heldout         every pipeline
    uv run --group compare python compare.py ../model/lines/heldout plain   some of them; other rows of the table stay

The folder holds *.jsonl in the form of the parse contract. A pipeline is `config.yml` or a file in `pipelines/`.
"""

import asyncio
import json
import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np

from lines import lay_out
from measures import Gold, Parse, calibration_error, categories_exact, intents_right
from surroundings import HERE, prepare

TABLE = HERE / "pipelines" / "README.md"
PIPELINES = {path.stem: path for path in (*sorted((HERE / "pipelines").glob("*.yml")), HERE / "config.yml")}

_ABOUT = """# Pipelines compared

`config.yml` is the one in use; the others stand beside it here. All learn the lines of
`../../model/lines/training` and `frames`, and `compare.py` makes this table. Right are the model's own first intent,
and its categories of probability 1/2 and more: in use, danger is heard before the model, and the in-process reader has
a say in the categories. ECE is the expected calibration error of the intent's confidence. Learnt and asked are numbers
of lines. Times are on two cores that other work shared, those of a parse inside the process.

"""
_HEADS = (
    "pipeline",
    "what it is",
    "learnt",
    "asked",
    "train s",
    "model MB",
    "p50 ms",
    "p95 ms",
    "intent",
    "categories",
    "ECE",
)


@dataclass(frozen=True)
class Measured:
    """One row of the table."""

    name: str
    what: str
    learnt: int
    """lines"""
    asked: int
    """lines held out"""
    train_seconds: float
    megabytes: float
    milliseconds: np.ndarray
    """of each parse"""
    intent: float
    categories: float | None
    calibration_error: float

    def __str__(self) -> str:
        """The row in Markdown."""
        p50, p95 = np.percentile(self.milliseconds, [50, 95])
        categories = "—" if self.categories is None else f"{self.categories:.3f}"
        cells = (
            *(f"`{self.name}`", self.what, self.learnt, self.asked),
            *(f"{self.train_seconds:.0f}", f"{self.megabytes:.1f}"),
            *(f"{p50:.1f}", f"{p95:.1f}", f"{self.intent:.3f}", categories, f"{self.calibration_error:.3f}"),
        )
        return _row(cells)


def main(folder: str, *names: str) -> None:
    """Measure the named pipelines, or all, on the lines in `folder`; print their rows and put them in the table."""
    gold = [json.loads(line) for path in sorted(Path(folder).glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    prepare()
    _hush()
    for name in names or PIPELINES:
        row = str(measured(name, PIPELINES[name], gold))
        print(row, flush=True)
        keep(TABLE, name, row)


def measured(name: str, config: Path, gold: Sequence[Gold]) -> Measured:
    """Train the pipeline of `config`, load it again and ask it about every gold line."""
    with TemporaryDirectory() as folder:
        model, seconds = _trained(config, folder)
        parses, milliseconds = asyncio.run(_parsed(model, [line["text"] for line in gold]))
        right = intents_right(gold, parses)
        confidences = np.array([parse["intent"]["confidence"] for parse in parses])
        return Measured(
            name=name,
            what=config.read_text(encoding="utf-8").splitlines()[0].removeprefix("# "),
            learnt=_lines_learnt(),
            asked=len(gold),
            train_seconds=seconds,
            megabytes=Path(model).stat().st_size / 1e6,
            milliseconds=milliseconds,
            intent=float(right.mean()),
            categories=categories_exact(gold, parses),
            calibration_error=calibration_error(confidences, right),
        )


def keep(table: Path, name: str, row: str) -> None:
    """Put `row` in the table, in place of an earlier one of that pipeline."""
    old = table.read_text(encoding="utf-8").splitlines() if table.exists() else []
    rows = {line.split("`")[1]: line for line in old if line.startswith("| `")} | {name: row}
    lines = [_row(_HEADS), _row(["---"] * len(_HEADS)), *(rows[each] for each in PIPELINES if each in rows)]
    table.write_text(_ABOUT + "\n".join(lines) + "\n", encoding="utf-8")


def _hush() -> None:
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.WARNING)  # at its default, Rasa writes every message heard to the log


def _lines_learnt() -> int:
    from rasa.shared.nlu.training_data.loading import load_data

    with TemporaryDirectory() as lines:
        lay_out(Path(lines))
        return len(load_data(lines).intent_examples)


def _trained(config: Path, folder: str) -> tuple[str, float]:
    from rasa.model_training import train_nlu

    start = perf_counter()
    with TemporaryDirectory() as lines:
        lay_out(Path(lines))
        model = train_nlu(str(config), lines, folder)
    if model is None:
        sys.exit("Rasa trained nothing: are there lines in nlu/model/lines/training?")
    return model, perf_counter() - start


async def _parsed(model: str, texts: Sequence[str]) -> tuple[list[Parse], np.ndarray]:
    """What the model makes of each text, and how many milliseconds it took; the first of all is not counted."""
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    await agent.parse_message("你好")
    parses, milliseconds = [], []
    for text in texts:
        start = perf_counter()
        parses.append(await agent.parse_message(text))
        milliseconds.append(1000 * (perf_counter() - start))
    return parses, np.array(milliseconds)


def _row(cells: Sequence[Any]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main(*sys.argv[1:])
