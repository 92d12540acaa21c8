"""What every telling of a fix shares, for one problem on a terminal and for a stored need on the desk."""

from typing import Any

QUARTER_MINUTES = 15
"""Nobody is asked whether they are free from 13:31 on."""


def to_quarters(window: tuple[int, int]) -> tuple[int, int]:
    """The window in minutes from the quarter of an hour before to the one after: the longer holds the shorter."""
    return window[0] // QUARTER_MINUTES * QUARTER_MINUTES, -(-window[1] // QUARTER_MINUTES) * QUARTER_MINUTES


def named_change(change: str, to: Any) -> tuple[str, Any]:
    """The change by the name of what it changes, and its new value: a cap is either of two numbers."""
    return next(iter(to.items())) if change == "cap" else (change, to)
