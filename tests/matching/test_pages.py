"""The pages on matching are true: every file that they name is there, and the table of rules is the registry."""

import re
from pathlib import Path

import pytest

from matching.rules import RULES, Relaxed

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "docs" / "matching.md", ROOT / "docs" / "how-to" / "rule.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page: Path) -> None:
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_-]*(?:\.[a-z]+)?)`", page.read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_table_of_rules_is_the_registry() -> None:
    rows = [line for line in PAGES[0].read_text(encoding="utf-8").splitlines() if re.match(r"\| \d \|", line)]
    ways = {rule.name: " | ".join(type(way).__name__.lower() for way in rule.engines.values()) for rule in RULES}
    assert rows == [f"| {rule.number} | {rule.name} | {ways[rule.name]} | {rule.reason or '—'} |" for rule in RULES]


def test_what_is_relaxed_is_told_with_how_far() -> None:
    relaxed = [(r.name, e, way.why) for r in RULES for e, way in r.engines.items() if isinstance(way, Relaxed)]
    told = re.findall(r"^- (\w+), (\w+): (.+)$", PAGES[0].read_text(encoding="utf-8"), re.MULTILINE)
    assert told == relaxed
