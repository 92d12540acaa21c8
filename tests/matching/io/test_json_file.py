"""JSON from files: packed or not, and every fault is one line that names its place."""

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from matching.io.json_file import BYTES_AT_MOST, load_json
from matching.model import BadProblem

WHOLE = {"needs": [{"id": "n1", "minutes": 30}, {"id": "n2", "place": [113.85, 27.62]}]}
TEXT = json.dumps(WHOLE)


def refusal(path: Path) -> BadProblem:
    with pytest.raises(BadProblem) as caught:
        load_json(path)
    assert str(caught.value).isprintable()
    return caught.value


@pytest.mark.parametrize("name", ["problem.json", "problem.json.gz"])
def test_a_file_is_read_packed_or_not(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(TEXT.encode()) if name.endswith(".gz") else TEXT.encode())
    assert load_json(tmp_path / name) == WHOLE


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("broken.json.gz", gzip.compress(TEXT.encode(), mtime=0)[:-20]),
        ("not-packed.json.gz", TEXT.encode()),
        ("spoilt.json.gz", gzip.compress(b"x" * 50, mtime=0)[:12] + b"spoilt" * 9),
        ("half.json", TEXT.encode()[:-20]),
        ("empty.json", b""),
        ("no-text.json", b"\xff\xfe\x80"),
        ("deep.json", b"[" * 100_000),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_broken_file_is_named(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    assert refusal(tmp_path / name).path == str(tmp_path / name)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "No such file" in str(refusal(tmp_path / "nowhere.json"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "directory" in str(refusal(tmp_path))


@pytest.mark.parametrize(
    ("was", "wrong", "place"),
    [
        ("30", "NaN", "needs[0].minutes"),
        ("30", "-Infinity", "needs[0].minutes"),
        ("113.85", "NaN", "needs[1].place[0]"),
        ("30", "9" * 9999, "needs[0].minutes"),
        ('"minutes"', '"id"', "needs[0].id"),
        (TEXT, "NaN", "(top)"),
    ],
)
def test_what_python_lets_pass_is_refused_by_its_place(tmp_path: Path, was: str, wrong: str, place: str) -> None:
    path = tmp_path / "problem.json"
    path.write_text(TEXT.replace(was, wrong), encoding="utf-8")
    assert refusal(path).path == place


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)


def packed(path: Path) -> None:
    """Zeros one megabyte after the other: a thousandth on the disk of what it unpacks to."""
    path.write_bytes(gzip.compress(bytes(1024 * 1024)) * (BYTES_AT_MOST // 1024**2 + 1))


@pytest.mark.parametrize(("name", "make"), [("sparse.json", sparse), ("packed.json.gz", packed)])
def test_what_is_too_large_is_refused_and_never_held(tmp_path: Path, name: str, make) -> None:
    make(tmp_path / name)
    tracemalloc.start()
    said = str(refusal(tmp_path / name))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said.endswith("larger than 256 MB")
    assert peak < 16 * 1024**2
