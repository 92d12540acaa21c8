"""A fix made in the JSON, as a reader of the contract would make it."""

from matching.io.reading import read_problem
from matching.model import Problem
from matching.model.plan import Fix
from tests.matching.kit.problems import Json


def fixed_by(data: Json, need: str, fix: Fix) -> Problem:
    """The problem with this one thing changed."""
    rows = {name: {row["id"]: dict(row) for row in data[name]} for name in ("needs", "providers", "resources")}
    if fix.change == "need_window":
        _widen(rows["needs"][need], fix.to)
    elif fix.change == "window":
        _widen(rows["providers"][fix.provider or ""], fix.to)
    elif fix.change == "radius":
        rows["providers"][fix.provider or ""]["radius_km"] = fix.to
    elif fix.change == "skill":
        rows["providers"][fix.provider or ""]["skills"] = [*rows["providers"][fix.provider or ""]["skills"], fix.to]
    elif fix.change == "cap":
        rows["providers"][fix.provider or ""] |= fix.to
    else:
        rows["resources"][fix.resource or ""]["quantity"] = fix.to
    return read_problem(data | {name: list(own.values()) for name, own in rows.items()})


def _widen(row: Json, window: list[int]) -> None:
    """The windows with one more; those that it meets go up in it."""
    row["windows"] = [w for w in row["windows"] if w[1] < window[0] or window[1] < w[0]] + [window]
