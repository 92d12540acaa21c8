"""Every verb says what it caused, and every event is caused by a verb."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_type_hints

import pytest

import data
from data.core import alarm_events, events, giving_events, handoff_events
from data.core.events import Event, Events

ROOMS = ("alarms", "handoffs", "people", "offers", "needs", "visits", "planning", "housekeeping")
"""The rooms whose verbs change what happens to people."""


def verbs() -> Iterator[Callable[..., object]]:
    """Public functions that take the session and `now`."""
    for room in ROOMS:
        for found in pkgutil.iter_modules([str(Path(data.__path__[0]) / room)]):
            module = importlib.import_module(f"data.{room}.{found.name}")
            for name, function in inspect.getmembers(module, inspect.isfunction):
                here = function.__module__ == module.__name__ and not name.startswith("_")
                if here and {"session", "now"} <= set(inspect.signature(function).parameters):
                    yield function


@pytest.mark.parametrize("verb", verbs(), ids=lambda verb: f"{verb.__module__}.{verb.__name__}")
def test_a_verb_returns_what_it_caused(verb: Callable[..., object]) -> None:
    returned = get_type_hints(verb)["return"]
    assert Events in (returned, get_type_hints(returned).get("events") if inspect.isclass(returned) else None)


def test_there_are_verbs() -> None:
    names = {verb.__name__ for verb in verbs()}
    assert {"enrol", "record_need", "accept", "approve", "record_plan", "erase", "expire"} <= names


def test_every_event_is_caused_by_a_verb() -> None:
    modules = (events, alarm_events, giving_events, handoff_events)
    found = [kind for module in modules for _, kind in inspect.getmembers(module, inspect.isclass)]
    kinds = {kind for kind in found if issubclass(kind, Event)}
    bases = {base for kind in kinds for base in kind.__mro__[1:]}
    named = {
        node.id
        for room in ROOMS
        for path in (Path(data.__path__[0]) / room).glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name)
    }
    assert [kind.__name__ for kind in kinds if kind not in bases and kind.__name__ not in named] == []


def test_an_event_is_a_value() -> None:
    assert events.VisitAccepted(1, 2) == events.VisitAccepted(1, 2)
    assert events.ProposalApproved(1) != events.ProposalRejected(1)  # type: ignore[comparison-overlap]
    with pytest.raises(AttributeError):
        events.ProposalApproved(1).match_id = 2  # type: ignore[misc]
