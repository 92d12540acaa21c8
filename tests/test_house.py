"""The house as it is meant to be: few files a folder, each folder says what lives there, no file grows out of sight."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("bot", "nlu", "matching", "data")
FOLDERS = sorted(
    {path.parent for package in PACKAGES for path in (ROOT / package).rglob("*.py") if ".venv" not in path.parts}
)
MOST_FILES, MOST_AT_THE_FRONT_DOOR, MOST_LINES = 16, 8, 250
GENERATED = {"versions"}
"""Migrations are written once, by the command that makes them."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_a_folder_holds_no_more_files_than_can_be_seen_at_once(folder: Path) -> None:
    most = MOST_AT_THE_FRONT_DOOR if folder == ROOT / "bot" else MOST_FILES
    assert len([path for path in folder.glob("*.py") if path.name != "__init__.py"]) <= most


@pytest.mark.parametrize("folder", [f for f in FOLDERS if f.name not in {*GENERATED, "tests"}], ids=name)
def test_a_folder_says_in_one_sentence_what_lives_there(folder: Path) -> None:
    said = ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    assert said
    assert said.partition("\n")[0].endswith((".", "?", "。")), folder


@pytest.mark.parametrize("folder", FOLDERS, ids=name)
def test_no_file_is_longer_than_can_be_read_at_once(folder: Path) -> None:
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in folder.glob("*.py")}
    assert folder.name in GENERATED or max(lines.values()) <= MOST_LINES


def test_tests_lie_where_the_code_lies() -> None:
    """A folder of tests has a folder of code of the same name, but for the rooms that are the tests' own."""
    own = {"kit", "journeys", "benchmarks", "faults", "botapi"}
    folders = {p.parent.relative_to(ROOT / "tests") for p in (ROOT / "tests").rglob("test_*.py")}
    strangers = [f for f in folders if f.parts and f.parts[0] not in own and not (ROOT / f).is_dir()]
    assert strangers == []
