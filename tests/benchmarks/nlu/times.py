"""`python -m tests.benchmarks.nlu.times [GOLD]`: our grammar of times beside jionlp's, on the same lines.

Both are told the intent of each line, and take from the same intents no time at all: what is compared is the reading
of times. Needs the bench group: `uv run --group bench …`; without jionlp only ours is measured.
"""

import importlib.util
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Annotated

import typer

from nlu.grammar.phones import without_phones
from nlu.grammar.script import focus, normalise
from nlu.grammar.times.read import Times, read_times
from nlu.intents import TIMELESS, Intent
from nlu.understanding import Understanding
from tests.benchmarks.nlu.gold import HELD_OUT, Gold, read_gold
from tests.benchmarks.nlu.scoring import FIELDS

Reader = Callable[[str, datetime, Intent], Times]
"""The times in a normalised text, as said at a moment, in a message of an intent."""


def main(gold: Annotated[Path, typer.Argument(help="a file or folder of gold lines")] = HELD_OUT) -> None:
    """Measure and print."""
    lines = [line for line in read_gold(gold) if "when" in line.meaning and "recurring" in line.meaning]
    for name, reader in readers().items():
        measure(name, reader, lines)


def readers() -> dict[str, Reader]:
    """Ours, and jionlp's where it is installed."""
    if importlib.util.find_spec("jionlp") is None:
        print("jionlp is not installed: uv run --group bench python -m tests.benchmarks.nlu.times")
        return {"ours": read_times}
    from tests.benchmarks.nlu.jionlp_times import jionlp_times

    return {
        "ours": read_times,
        "jionlp": lambda text, at, intent: Times() if intent in TIMELESS else jionlp_times(text, at),
    }


def measure(name: str, reader: Reader, lines: Sequence[Gold]) -> None:
    """How often the reader is right of one-off and repeated times, how its errors look, and how long it takes."""
    reader("明天下午三点", lines[0].at, Intent.REPORT_NEED)  # loads its dictionaries
    milliseconds, found = [], []
    for line in lines:
        text = focus(without_phones(normalise(line.text)))
        start = perf_counter()
        times = reader(text, line.at, Intent(line.meaning["intent"]))
        milliseconds.append(1000 * (perf_counter() - start))
        read = Understanding(intent=Intent.OTHER, confidence=1, when=times.when, recurring=times.recurring)
        found.append(read.to_contract())
    print(f"\n{name}: {len(lines)} lines")
    for field in ("when", "recurring"):
        show(field, [(line.meaning[field], each[field]) for line, each in zip(lines, found, strict=True)])
    cuts = quantiles(milliseconds, n=100, method="inclusive")
    print(f"ms: p50 {cuts[49]:.1f}  p95 {cuts[94]:.1f}")


def show(field: str, pairs: Sequence[tuple[list[object], list[object]]]) -> None:
    """The share right of all lines and of those that say such a time; what of the others is missed, wrong, made up."""
    same = [FIELDS[field](meant, found) for meant, found in pairs]
    said = [good for good, (meant, _) in zip(same, pairs, strict=True) if meant]
    wrong = [pair for good, pair in zip(same, pairs, strict=True) if not good]
    missed = sum(not found for _, found in wrong)
    made_up = sum(not meant for meant, _ in wrong)
    print(
        f"{field:10s} right {sum(same)}/{len(same)} = {sum(same) / len(same):.3f}"
        f"; where said {sum(said)}/{len(said)} = {sum(said) / len(said):.3f}"
        f"; missed {missed}, made up {made_up}, another {len(wrong) - missed - made_up}"
    )


if __name__ == "__main__":
    typer.run(main)
