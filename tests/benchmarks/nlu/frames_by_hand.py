"""`python -m tests.benchmarks.nlu.frames_by_hand [HAND…]`: whole frames of hands whose lines were not learnt.

Leaves out one file of `nlu/model/lines/frames` after another (or those named), learns the rest and reads the one left
out with the in-process reader: the honest figure between two blind sets. `--wrong FOLDER` keeps what was read wrongly.
"""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.model.frames import FRAMES
from nlu.runtime.fallback import Fallback
from tests.benchmarks.nlu.gold import Gold, read_gold
from tests.benchmarks.nlu.rates import Lines, show_beneficiaries, show_emergencies, show_rates
from tests.benchmarks.nlu.scoring import FIELDS, Parse, right


def main(
    hands: Annotated[list[str] | None, typer.Argument(help="names of files, without their ending")] = None,
    wrong: Annotated[Path | None, typer.Option(help="a folder for what was read wrongly")] = None,
) -> None:
    """Measure hand by hand and in all."""
    everything: list[tuple[Parse, Parse]] = []
    for path in sorted(FRAMES.glob("*.jsonl")):
        if hands and path.stem not in hands:
            continue
        lines = _left_out(path)
        frames = [right(*line)["frame"] for line in lines]
        print(f"{path.stem:20s} {sum(frames):4d}/{len(frames):<4d} {sum(frames) / len(frames):.3f}", flush=True)
        everything += lines
        if wrong:
            _keep(lines, wrong / path.name)
    show_rates(everything)
    show_beneficiaries([line for line in everything if "beneficiary" in line[0]])
    show_emergencies([line for line in everything if "intent" in line[0]])


def _left_out(path: Path) -> Lines:
    """The lines of a file, as who has learnt the others reads them."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "frames").mkdir()
        for other in FRAMES.glob("*.jsonl"):
            if other != path:
                (home / "frames" / other.name).symlink_to(other)
        reader = Fallback(Gazetteer(load_gazetteer()), home, home / "frames")
        return asyncio.run(_read(reader, read_gold(path)))


async def _read(reader: Fallback, gold: Sequence[Gold]) -> Lines:
    return [(line.meaning, (await reader.interpret(line.text, line.at)).to_contract()) for line in gold]


def _keep(lines: Lines, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as out:
        for meant, found in lines:
            judged = right(meant, found)
            misses = {name: (meant[name], found[name]) for name in FIELDS if not judged.get(name, True)}
            if misses:
                row = {"text": meant["text"], "at": meant["at"], "wrong": misses}
                out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    typer.run(main)
