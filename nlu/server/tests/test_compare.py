"""Pipelines are compared by figures that mean what they say, and rows of the table outlive a measuring of others."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from compare import PIPELINES, TABLE, keep
from measures import calibration_error, categories_exact, intents_right


def parse(intent: str, **categories: float) -> dict[str, Any]:
    scored = [{"name": name, "confidence": confidence} for name, confidence in categories.items()]
    return {"intent": {"name": intent, "confidence": 0.9}, "categories": scored}


def test_an_intent_is_right_or_wrong() -> None:
    gold = [{"intent": "greet"}, {"intent": "cancel"}]
    assert intents_right(gold, [parse("greet"), parse("greet")]).tolist() == [True, False]


def test_categories_are_right_when_the_likely_ones_are_just_those_meant() -> None:
    gold = [{"categories": ["goods"]}, {"categories": ["goods"]}, {"categories": []}, {}]
    told = [parse("x", goods=0.9, funds=0.4), parse("x", goods=0.9, funds=0.6), parse("x", goods=0.1), parse("x")]
    assert categories_exact(gold, told) == pytest.approx(2 / 3)


def test_a_pipeline_that_tells_no_categories_has_no_share_of_them() -> None:
    assert categories_exact([{"categories": []}], [{"intent": {"name": "greet"}}]) is None


def test_who_is_always_sure_and_half_the_time_right_errs_by_a_half() -> None:
    assert calibration_error(np.ones(4), np.array([True, False, True, False])) == pytest.approx(0.5)


def test_who_is_right_as_often_as_he_is_sure_does_not_err() -> None:
    assert calibration_error(np.full(4, 0.75), np.array([True, False, True, True])) == pytest.approx(0)


def test_a_row_takes_the_place_of_an_earlier_one_and_leaves_the_others(tmp_path: Path) -> None:
    table = tmp_path / "README.md"
    first, second = sorted(PIPELINES)[:2]
    for name, row in ((first, f"| `{first}` | old |"), (second, f"| `{second}` |"), (first, f"| `{first}` | new |")):
        keep(table, name, row)
    rows = [line for line in table.read_text().splitlines() if line.startswith("| `")]
    assert sorted(rows) == sorted([f"| `{first}` | new |", f"| `{second}` |"])


@pytest.mark.parametrize("name", PIPELINES)
def test_every_pipeline_stands_in_the_table(name: str) -> None:
    assert f"| `{name}` |" in TABLE.read_text(encoding="utf-8")
