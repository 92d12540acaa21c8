"""The lines that readers learn from, and those held out: they fit the taxonomy and have nothing in common."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from data.reference import load_taxonomy
from nlu.intents import Intent
from nlu.model.training_lines import TRAINING

TAXONOMY = load_taxonomy()
FILES = sorted(TRAINING.glob("*.yml"))
HELD_OUT = sorted((TRAINING.parent / "heldout").glob("*.jsonl"))
"""Never learnt from and never looked at: what the rates are measured on."""


def groups(path: Path) -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load(path.read_text())["nlu"]


def lines(group: dict[str, Any]) -> Iterator[str]:
    for line in group["examples"].splitlines():
        assert line.startswith("- "), line
        yield line[2:].strip()


def held_out(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text().splitlines())


def learnt() -> Counter[str]:
    return Counter(line for path in FILES for group in groups(path) for line in lines(group))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_training_lines_have_codes_of_the_taxonomy(path: Path) -> None:
    for group in groups(path):
        assert group["intent"] in tuple(Intent)
        assert set(group.get("metadata", {}).get("categories", [])) <= set(TAXONOMY.categories)


@pytest.mark.parametrize("path", HELD_OUT, ids=lambda path: path.stem)
def test_held_out_lines_have_codes_of_the_taxonomy(path: Path) -> None:
    for gold in held_out(path):
        assert gold["intent"] in tuple(Intent)
        assert set(gold.get("categories", [])) <= set(TAXONOMY.categories)


def test_every_intent_and_every_category_has_lines_to_learn_from() -> None:
    all_groups = [group for path in FILES for group in groups(path)]
    assert {group["intent"] for group in all_groups} == set(Intent)
    named = {code for group in all_groups for code in group.get("metadata", {}).get("categories", [])}
    assert named == set(TAXONOMY.categories)


def test_at_least_six_hundred_lines_are_held_out_and_one_for_ten_that_are_learnt_from() -> None:
    assert sum(len(list(held_out(path))) for path in HELD_OUT) >= max(600, sum(learnt().values()) / 10)


def test_no_line_is_learnt_twice() -> None:
    assert [line for line, times in learnt().items() if times > 1] == []


def test_no_line_is_both_learnt_from_and_held_out_save_for_the_few_words_that_everybody_says() -> None:
    kept_back = {gold["text"] for path in HELD_OUT for gold in held_out(path) if len(gold["text"]) > 6}
    assert learnt().keys() & kept_back == set()
