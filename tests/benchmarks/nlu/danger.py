"""`python -m tests.benchmarks.nlu.danger GOLD…`: which emergencies are heard, and what else raises an alarm.

GOLD is a *.jsonl with `text` and `intent` (or `emergency`, true or false) a line, or a folder of such. Read by the
in-process reader; what the rules alone find is told beside it.
"""

import asyncio
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Annotated, NamedTuple

import typer

from nlu.danger.detection import danger
from nlu.grammar.script import normalise
from nlu.runtime.fallback import Fallback
from tests.benchmarks.nlu.readers import in_process

_AT = datetime(2026, 11, 28, 9)
"""When a line was said that does not tell; danger knows no hour."""


class Line(NamedTuple):
    """A message, and whether it tells of an emergency."""

    text: str
    emergency: bool


class Heard(NamedTuple):
    """Whether a line raised an alarm, of which kind, and whether the rules alone would have."""

    line: Line
    kind: str | None
    by_rule: bool

    @property
    def alarm(self) -> bool:
        """Whether it raised one."""
        return self.kind is not None


def main(gold: Annotated[list[Path], typer.Argument(help="files or folders of gold lines")]) -> None:
    """Measure and print, file by file and in all."""
    reader, everything = in_process(), []
    for path in [file for given in gold for file in _files(given)]:
        heard = [asyncio.run(_hear(reader, line)) for line in _lines(path)]
        _show(path.name, heard)
        everything += heard
    _show("all", everything)
    _show_speed([each.line.text for each in everything])


async def _hear(reader: Fallback, line: Line) -> Heard:
    understood = await reader.interpret(line.text, _AT)
    return Heard(line, understood.danger, danger(normalise(line.text)) is not None)


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def _lines(path: Path) -> Iterator[Line]:
    text = path.read_text(encoding="utf-8")
    for row in map(json.loads, filter(None, text.splitlines())):
        yield Line(row["text"], row.get("emergency", row.get("intent") == "emergency"))


def _show(name: str, heard: Sequence[Heard]) -> None:
    missed = [each for each in heard if each.line.emergency and not each.alarm]
    false = [each for each in heard if each.alarm and not each.line.emergency]
    emergencies = sum(each.line.emergency for each in heard)
    print(f"{name}: {emergencies - len(missed)}/{emergencies} found, ", end="")
    print(f"{len(false)}/{len(heard) - emergencies} false alarms", end=" ")
    print(f"(by rule alone {_by_rule(heard, True)} and {_by_rule(heard, False)})")
    if name != "all":
        for word, lines in (("missed", missed), ("false", false)):
            for each in lines:
                print(f"  {word:6s} {each.kind or '-':8s} {each.line.text[:120]}")


def _by_rule(heard: Sequence[Heard], emergency: bool) -> int:
    return sum(each.by_rule for each in heard if each.line.emergency == emergency)


def _show_speed(texts: Sequence[str]) -> None:
    milliseconds = []
    for text in map(normalise, texts):
        start = perf_counter()
        danger(text)
        milliseconds.append(1000 * (perf_counter() - start))
    print(f"danger(): median {median(milliseconds):.2f} ms, longest {max(milliseconds):.1f} ms")


if __name__ == "__main__":
    typer.run(main)
