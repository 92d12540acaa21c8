"""What the pages for developers say is so: the files they name are there, the words they explain are in the code."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
HOW_TO = {"intent", "flow", "status", "desk-page", "rule", "migration", "grammar"}
UNDRAWN = {"bot/demo", "data/migrations"}
"""What is drawn with another room, or is no room."""

_PATH = re.compile(r"`((?:bot|nlu|matching|data|tests|docs|\.ci)/[^`\s:*{}<>…]*)`")
_LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_file_and_folder_that_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    named = {ROOT / path for path in _PATH.findall(text)} | {page.parent / path for path in _LINK.findall(text)}
    assert [str(path) for path in sorted(named) if not path.exists()] == []


def test_there_is_a_walk_for_every_usual_change() -> None:
    assert {page.stem for page in (ROOT / "docs" / "how-to").glob("*.md")} >= HOW_TO


@pytest.mark.parametrize("name", sorted(HOW_TO))
def test_a_walk_names_the_files_that_it_enters(name: str) -> None:
    assert len(_PATH.findall((ROOT / "docs" / "how-to" / f"{name}.md").read_text(encoding="utf-8"))) >= 3


def test_the_glossary_explains_only_words_that_the_code_uses() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in _sources())
    words = set(re.findall(r"[A-Za-z_]\w*", code))
    unknown = [name for name in _glossary_names() if not set(re.split(r"[./ ]", name)) <= words]
    assert unknown == []


def test_the_picture_shows_every_room() -> None:
    drawn = set(
        re.findall(
            r'"((?:bot|nlu|matching|data)/\w+)" \[label', (ROOT / "docs/pictures/architecture.dot").read_text("utf-8")
        )
    )
    folders = {
        path.parent for part in ("bot", "nlu", "matching", "data") for path in (ROOT / part).glob("*/__init__.py")
    }
    assert {path.relative_to(ROOT).as_posix() for path in folders} - UNDRAWN == drawn


def test_every_decision_says_what_and_why() -> None:
    for page in (ROOT / "docs" / "decisions").glob("0*.md"):
        text = page.read_text(encoding="utf-8")
        assert text.startswith(f"# {int(page.name[:4])}. "), page
        assert {"## Decision", "## Why"} <= set(text.splitlines()), page


def _sources() -> list[Path]:
    parts = ("bot", "nlu", "matching", "data")
    return [path for part in parts for path in (ROOT / part).rglob("*.py") if ".venv" not in path.parts]


def _glossary_names() -> list[str]:
    """What stands in backticks in the column of code."""
    rows = re.findall(r"^\|[^|]*\|[^|]*\|([^|]*)\|", (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"), re.M)
    return [name.removesuffix(".py") for row in rows for name in re.findall(r"`([\w./]+)`", row)]
