import json
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from nlu.danger.detection import KINDS
from nlu.danger.learnt.lines import danger_lines, files, lines_in
from nlu.grammar.script import normalise
from nlu.model.training_lines import TRAINING

ROOT = Path(__file__).parents[4]
BLIND = sorted((ROOT / "tests/benchmarks/nlu/blind").glob("*.jsonl"))
HELD_OUT = sorted((TRAINING.parent / "heldout").glob("*.jsonl"))


def mark(text: str) -> str:
    """A line known again without being read."""
    return sha256(normalise(text).encode()).hexdigest()


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_file_tells_of_dangers_of_known_kinds_and_of_what_is_none(path: Path) -> None:
    lines = lines_in(path)
    assert {line.kind for line in lines if line.emergency} <= {None, *KINDS}
    assert {line.kind for line in lines if not line.emergency} == {None}
    assert path.stem == "everyday" or 0.3 < sum(line.emergency for line in lines) / len(lines) < 0.7


def test_no_line_is_in_two_files() -> None:
    times = Counter(mark(line.text) for path in files() for line in lines_in(path))
    assert [line for line, count in times.items() if count > 1] == []


def test_every_line_is_learnt_once_and_what_people_ask_for_every_day_is_among_them() -> None:
    lines = danger_lines()
    assert len({normalise(line.text) for line in lines}) == len(lines)
    assert sum(line.weight < 1 for line in lines) > 10_000


def test_no_line_that_is_measured_on_is_learnt() -> None:
    assert BLIND
    measured = {mark(json.loads(row)["text"]) for path in (*BLIND, *HELD_OUT) for row in path.open(encoding="utf-8")}
    written = {mark(line.text) for path in files() for line in lines_in(path) if len(line.text) > 6}
    assert written & measured == set()
