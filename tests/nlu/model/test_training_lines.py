from pathlib import Path

from data.reference import load_taxonomy
from nlu.intents import Intent
from nlu.model.training_lines import TrainingLine, fingerprint, training_lines, written_lines

FILE = """
nlu:
  - intent: report_need
    metadata: {categories: [haircut]}
    examples: |
      - 想理个发
      - 头发长了
  - intent: greet
    examples: |
      - 你好
"""


def test_every_line_is_told_with_its_intent_and_categories(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(FILE, encoding="utf-8")
    assert written_lines(tmp_path) == [
        TrainingLine("想理个发", Intent.REPORT_NEED, ("haircut",)),
        TrainingLine("头发长了", Intent.REPORT_NEED, ("haircut",)),
        TrainingLine("你好", Intent.GREET, ()),
    ]


def test_the_fingerprint_changes_with_the_lines(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(FILE, encoding="utf-8")
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    (tmp_path / "a.yml").write_text(FILE + "      - 您好\n", encoding="utf-8")
    assert fingerprint(tmp_path) != before


def test_the_lines_that_are_shipped_know_every_intent_and_category() -> None:
    known, taxonomy = training_lines(), load_taxonomy()
    assert {line.intent for line in known} == set(Intent)
    assert {code for line in known for code in line.categories} == set(taxonomy.categories)
