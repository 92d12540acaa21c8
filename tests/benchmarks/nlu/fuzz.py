"""`python -m tests.benchmarks.nlu.fuzz`: whatever is sent to the in-process reader, it neither fails nor takes long.

Each text that makes it raise, or answer what the parse contract does not allow, is printed; so is the slowest of
each kind.
"""

import asyncio
import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import islice
from statistics import quantiles
from time import perf_counter
from typing import Annotated, NamedTuple

import typer

from data.reference import load_gazetteer, load_taxonomy
from nlu.intents import Intent
from nlu.interpreter import Interpreter
from nlu.model.training_lines import training_lines
from nlu.understanding import Understanding
from tests.benchmarks.nlu.readers import in_process
from tests.benchmarks.nlu.texts import KINDS, texts

_BEGINNING = datetime(2026, 1, 1, 0, 7)
_STEP = timedelta(hours=7)
"""Each text is said some hours after the one before: all times of day and year come up."""

TAXONOMY = load_taxonomy()
PLACES = {area.id for area in load_gazetteer()}


class Read(NamedTuple):
    """One text and what came of it."""

    kind: str
    text: str
    milliseconds: float
    fault: str | None


def main(
    count: Annotated[int, typer.Option(help="how many texts")] = 20_000,
    seed: Annotated[int, typer.Option(help="another one makes other texts")] = 1,
) -> None:
    """Read and print; ends with 1 where a text made the reader fail."""
    done = asyncio.run(read_all(in_process(), count, seed))
    for kind in KINDS:
        show(kind, [each for each in done if each.kind == kind])
    show("all", done)
    failures = [each for each in done if each.fault]
    for each in failures:
        print(f"{each.fault}: {each.text[:200]!r}")
    print(f"failures: {len(failures)}")
    raise typer.Exit(1 if failures else 0)


async def read_all(reader: Interpreter, count: int, seed: int) -> list[Read]:
    """Read so many texts, each said at another time."""
    lines = [line.text for line in training_lines()]
    said = islice(texts(seed, lines), count)
    return [await _read(reader, kind, text, _BEGINNING + n * _STEP) for n, (kind, text) in enumerate(said)]


async def _read(reader: Interpreter, kind: str, text: str, at: datetime) -> Read:
    start = perf_counter()
    fault = None
    try:
        found = await reader.interpret(text, at)
    except Exception as error:  # whatever it is, it is what we look for
        fault = repr(error)
    milliseconds = 1000 * (perf_counter() - start)
    return Read(kind, text, milliseconds, fault or forbidden(found))


def forbidden(found: Understanding) -> str | None:
    """What in an understanding the parse contract does not allow, None where all is well."""
    rules = {
        "an unknown intent": found.intent in tuple(Intent),
        "an unknown category": set(found.categories) <= set(TAXONOMY.categories),
        "an unknown place": found.place is None or found.place in PLACES,
        "a confidence outside 0..1": 0 <= found.confidence <= 1,
        "no JSON": bool(json.dumps(found.to_contract(), ensure_ascii=False, allow_nan=False).encode()),
    }
    return next((fault for fault, kept in rules.items() if not kept), None)


def show(kind: str, done: Sequence[Read]) -> None:
    """How long texts of a kind took, and the beginning of the slowest."""
    cuts = quantiles((each.milliseconds for each in done), n=100, method="inclusive")
    slowest = max(done, key=lambda each: each.milliseconds)
    print(
        f"{kind:12s} {len(done):6d}  p50 {cuts[49]:5.1f}  p99 {cuts[98]:5.1f}  max {slowest.milliseconds:6.1f} ms",
        end="",
    )
    print(f"  {len(slowest.text)} characters: {slowest.text[:30]!r}")


if __name__ == "__main__":
    typer.run(main)
