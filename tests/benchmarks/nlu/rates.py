"""`python -m tests.benchmarks.nlu.rates [GOLD]`: how often messages are understood, how surely and how fast.

GOLD is a file or a folder of *.jsonl in the form of the parse contract, our held-out lines where none is named.
`--reader` picks one of `rasa` and `fallback`; both are measured where none is picked.
"""

import asyncio
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Annotated

import typer

from nlu.interpreter import Interpreter
from tests.benchmarks.nlu.gold import HELD_OUT, Gold, read_gold
from tests.benchmarks.nlu.readers import in_process, real_rasa
from tests.benchmarks.nlu.reliability import Judged, bins, calibration_error
from tests.benchmarks.nlu.scoring import BESIDE, FIELDS, Parse, right

Lines = Sequence[tuple[Parse, Parse]]
"""What was meant and what was understood."""


class Reader(StrEnum):
    """Who reads."""

    RASA = "rasa"
    FALLBACK = "fallback"


def main(
    gold: Annotated[Path, typer.Argument(help="a file or folder of gold lines")] = HELD_OUT,
    reader: Annotated[list[Reader] | None, typer.Option(help="may be repeated; all if none is named")] = None,
) -> None:
    """Measure and print."""
    lines = read_gold(gold)
    for name in reader or Reader:
        print(f"\n{name}: {len(lines)} lines")
        asyncio.run(_measure(name, lines))


async def _measure(name: Reader, lines: Sequence[Gold]) -> None:
    if name is Reader.FALLBACK:
        return await _show(in_process(), lines)
    async with real_rasa() as reader:
        return await _show(reader, lines)


async def _show(reader: Interpreter, gold: Sequence[Gold]) -> None:
    found, milliseconds = [], []
    for line in gold:
        start = perf_counter()
        found.append((await reader.interpret(line.text, line.at)).to_contract())
        milliseconds.append(1000 * (perf_counter() - start))
    lines = [(line.meaning, parse) for line, parse in zip(gold, found, strict=True)]
    show_rates(lines)
    show_beneficiaries(lines)
    show_emergencies(lines)
    show_reliability([(parse["confidence"], meant["intent"] == parse["intent"]) for meant, parse in lines])
    cuts = quantiles(milliseconds, n=100, method="inclusive")
    print(f"parse ms      p50 {cuts[49]:.1f}  p95 {cuts[94]:.1f}")


def show_rates(lines: Lines) -> None:
    """The share right of each field over the lines that state it, and of whole frames."""
    judged = [right(meant, parse) for meant, parse in lines]
    for field in (*FIELDS, "frame", *BESIDE):
        asked = [each[field] for each in judged if field in each]
        if asked:
            print(f"{field:12s}  {sum(asked):4d}/{len(asked):<4d}  {sum(asked) / len(asked):.3f}")


def show_beneficiaries(lines: Lines) -> None:
    """F1 over every code meant or found."""
    stated = [
        (set(meant["beneficiary"]), set(parse["beneficiary"])) for meant, parse in lines if "beneficiary" in meant
    ]
    both = sum(len(meant & found) for meant, found in stated)
    either = sum(len(meant) + len(found) for meant, found in stated)
    if either:
        print(f"beneficiary   F1 {2 * both / either:.3f}")


def show_emergencies(lines: Lines) -> None:
    """How many emergencies were found, and how many other messages were taken for one."""
    alarms = [parse["intent"] == "emergency" for meant, parse in lines if meant["intent"] == "emergency"]
    false = [parse["intent"] == "emergency" for meant, parse in lines if meant["intent"] != "emergency"]
    print(f"emergencies   {sum(alarms)}/{len(alarms)} found; {sum(false)}/{len(false)} false alarms")


def show_reliability(judged: Judged) -> None:
    """How often intents are right that were told with so much confidence."""
    print("confidence   lines   mean  right")
    for each in bins(judged):
        print(f"{each.low:.1f}-{each.low + 0.1:.1f}       {each.answers:5d}   {each.confidence:.2f}   {each.right:.2f}")
    print(f"calibration error {calibration_error(judged):.3f}")


if __name__ == "__main__":
    typer.run(main)
