"""The matching engine: a Problem in, a Plan out; knows nothing of databases, chat or sentences.

What is named here is for everyone; what lies in the rooms is the engine's own.
"""

from matching.annealing.loop_cache import is_warm
from matching.annealing.warm_up import warm_beside
from matching.check import check
from matching.edit.alternatives import Alternative, alternatives
from matching.edit.insertion import insert_need
from matching.edit.replan import Moved, following, standing_plan, what_moved
from matching.edit.rounding import round_start, round_starts
from matching.incumbent.budget import Progress
from matching.io.reading import load_plan, load_problem, read_problem
from matching.io.whole_file import ensure_writable
from matching.io.writing import dump_plan, to_contract
from matching.model import (
    Assignment,
    BadProblem,
    ItemRole,
    Need,
    PersonRole,
    Place,
    Problem,
    Provider,
    Resource,
    Travel,
    Weights,
    Window,
)
from matching.model.geometry import distance_km, travel_minutes
from matching.model.plan import Code, Fix, Plan, Reason, Unserved
from matching.sharding.unreachable import Unreachable
from matching.solve import solve, solve_on_cluster

__all__ = [
    "Alternative",
    "Assignment",
    "BadProblem",
    "Code",
    "Fix",
    "ItemRole",
    "Moved",
    "Need",
    "PersonRole",
    "Place",
    "Plan",
    "Problem",
    "Progress",
    "Provider",
    "Reason",
    "Resource",
    "Travel",
    "Unreachable",
    "Unserved",
    "Weights",
    "Window",
    "alternatives",
    "check",
    "distance_km",
    "dump_plan",
    "ensure_writable",
    "following",
    "insert_need",
    "is_warm",
    "load_plan",
    "load_problem",
    "read_problem",
    "round_start",
    "round_starts",
    "solve",
    "solve_on_cluster",
    "standing_plan",
    "to_contract",
    "travel_minutes",
    "warm_beside",
    "what_moved",
]
