from pathlib import Path

import pytest

from nlu.model.linear import Linear, fit, load

ROWS = [{0: 1.0, 1: 1.0}, {0: 1.0, 2: 1.0}, {3: 1.0, 4: 1.0}, {3: 1.0, 5: 1.0}]
TRUTH = [frozenset({"cut", "hair"}), frozenset({"cut", "hair"}), frozenset({"fix"}), frozenset({"fix"})]


@pytest.fixture
def model() -> Linear:
    return fit(ROWS, TRUTH, width=8)


def test_what_was_shown_is_known_again(model: Linear) -> None:
    for row, truth in zip(ROWS, TRUTH, strict=True):
        scores = model.scores(row)
        assert min(scores[label] for label in truth) > max(s for label, s in scores.items() if label not in truth)


def test_a_shared_feature_carries_over_to_what_was_not_shown(model: Linear) -> None:
    scores = model.scores({0: 1.0, 7: 1.0})
    assert scores["hair"] > scores["fix"]


def test_no_feature_at_all_gives_how_often_each_label_was_seen(model: Linear) -> None:
    assert model.scores({}) == pytest.approx({"cut": 0.5, "hair": 0.5, "fix": 0.5})


def test_a_saved_model_scores_as_before(model: Linear, tmp_path: Path) -> None:
    model.save(tmp_path / "model.npz")
    assert load(tmp_path / "model.npz").scores(ROWS[0]) == pytest.approx(model.scores(ROWS[0]), abs=1e-2)


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.npz").write_bytes(b"not a model")
    with pytest.raises((OSError, ValueError)):
        load(tmp_path / "model.npz")
