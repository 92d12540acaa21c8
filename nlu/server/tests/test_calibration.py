"""Confidences are as high as the answers are often right."""

import numpy as np
import pytest
from scipy.special import softmax

from components.categories import chance
from components.intents import temperature

RANDOM = np.random.default_rng(0)


def drawn(scores: np.ndarray) -> np.ndarray:
    """Draw the right class of each row with the probabilities that its scores stand for."""
    return np.array([RANDOM.choice(len(row), p=softmax(row)) for row in scores])


@pytest.mark.parametrize("boast", [0.25, 1.0, 4.0])
def test_the_temperature_takes_back_what_scores_boast(boast: float) -> None:
    honest = RANDOM.normal(scale=2, size=(3000, 4))
    assert temperature(honest * boast, drawn(honest)) == pytest.approx(boast, rel=0.15)


def test_the_chance_of_a_category_rises_with_its_score_and_matches_how_often_it_is_right() -> None:
    scores = RANDOM.normal(scale=2, size=(3000, 3))
    right = (RANDOM.random(scores.shape) < 1 / (1 + np.exp(-(3 * scores - 1)))).astype(int)
    found = chance(scores, right).predict_proba(np.array([[-2.0], [1 / 3], [2.0]]))[:, 1]
    assert found[0] < 0.05
    assert found[1] == pytest.approx(0.5, abs=0.05)
    assert found[2] > 0.95
