"""The sole bridge to matching: what is stored becomes a Problem, a Plan becomes proposals, proposals are decided."""

from data.planning.load import load_problem
from data.planning.record import record_plan
from data.planning.scope import around
from data.planning.snapshot import Snapshot

__all__ = ["Snapshot", "around", "load_problem", "record_plan"]
