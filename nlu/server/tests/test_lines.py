"""Rasa learns from all lines that the in-process reader learns from."""

from pathlib import Path

from nlu.model.training_lines import training_lines
from rasa.shared.nlu.training_data.loading import load_data

from lines import lay_out


def test_every_training_line_is_laid_out_with_its_intent_and_categories(tmp_path: Path) -> None:
    lay_out(tmp_path)
    learnt = load_data(str(tmp_path)).intent_examples
    told = {(line.get("intent"), *_categories(line)) for line in learnt}
    wanted = training_lines()
    assert told == {(line.intent.value, *line.categories) for line in wanted}
    assert len({line.get("text") for line in learnt}) >= 0.99 * len({line.text for line in wanted})


def test_no_line_is_taken_for_one_with_marked_entities(tmp_path: Path) -> None:
    lay_out(tmp_path)
    assert not [line for line in load_data(str(tmp_path)).intent_examples if line.get("entities")]


def _categories(line) -> list[str]:
    return ((line.get("metadata") or {}).get("intent") or {}).get("categories") or []
