"""The matching engine: a Problem in, a Plan out; knows nothing of databases or chat."""

from matching.check import check
from matching.incumbent.incumbent import Progress
from matching.io.reading import load_plan, load_problem, read_problem
from matching.model import BadProblem, Problem
from matching.model.plan import Plan, dump_plan, to_contract
from matching.solve import solve

__all__ = [
    "BadProblem",
    "Plan",
    "Problem",
    "Progress",
    "check",
    "dump_plan",
    "load_plan",
    "load_problem",
    "read_problem",
    "solve",
    "to_contract",
]
