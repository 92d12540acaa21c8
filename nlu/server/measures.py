"""Evaluation metrics: how often answers are right, and how far their confidence can be believed."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

Gold = Mapping[str, Any]
"""A held-out line: an object of the parse contract with its `text`."""

Parse = Mapping[str, Any]
"""What Rasa answers for a text."""

_BINS = 10
_LIKELY = 0.5


def intents_right(gold: Sequence[Gold], parses: Sequence[Parse]) -> np.ndarray:
    """Return for each line whether its likeliest intent is the right one."""
    return np.array([g["intent"] == parse["intent"]["name"] for g, parse in zip(gold, parses, strict=True)])


def categories_exact(gold: Sequence[Gold], parses: Sequence[Parse]) -> float | None:
    """Return how often the categories of probability 1/2 and more are just the right ones, None where none are told.

    Lines whose gold does not say their categories are left out.
    """
    if not all("categories" in parse for parse in parses):
        return None
    both = [(g, parse) for g, parse in zip(gold, parses, strict=True) if "categories" in g]
    return float(np.mean([set(g["categories"]) == _likely(parse) for g, parse in both]))


def calibration_error(confidences: np.ndarray, right: np.ndarray) -> float:
    """Return the expected calibration error: how far confidence and share right lie apart, over ten equal bins.

    Naeini, Cooper & Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian Binning, 2015.
    """
    bins = np.minimum((confidences * _BINS).astype(int), _BINS - 1)
    gaps = [abs(confidences[bins == n].sum() - right[bins == n].sum()) for n in range(_BINS)]
    return float(sum(gaps) / len(right))


def _likely(parse: Parse) -> set[str]:
    return {each["name"] for each in parse["categories"] if each["confidence"] >= _LIKELY}
