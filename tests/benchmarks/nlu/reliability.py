"""How far confidence can be believed: of the messages read with 0.9, nine in ten should be right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

BINS = 10

Judged = Sequence[tuple[float, bool]]
"""The confidence of each answer, and whether it was right."""


@dataclass(frozen=True)
class Bin:
    """The answers whose confidence lies in [low, low + 0.1)."""

    low: float
    answers: int
    confidence: float
    """their mean confidence"""
    right: float
    """their share that is right"""


def bins(judged: Judged) -> Iterator[Bin]:
    """The bins that hold an answer, from low to high; a confidence of 1 is in the last."""
    for number in range(BINS):
        inside = [(confidence, good) for confidence, good in judged if min(int(confidence * BINS), BINS - 1) == number]
        if inside:
            confidence, good = (sum(column) / len(inside) for column in zip(*inside, strict=True))
            yield Bin(number / BINS, len(inside), confidence, good)


def calibration_error(judged: Judged) -> float:
    """Expected calibration error: the gap between confidence and share right, averaged over answers.

    Naeini, Cooper & Hauskrecht, Obtaining Well Calibrated Probabilities Using Bayesian Binning, 2015.
    """
    return sum(each.answers * abs(each.confidence - each.right) for each in bins(judged)) / len(judged)
