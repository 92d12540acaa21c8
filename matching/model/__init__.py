"""The matching problem and its plan: the interchange contract as frozen, validated types; nothing here plans.

Times are whole minutes since `start`, places `(lon, lat)` in WGS 84, distances in km. A field that is absent or
null takes its default. Anything else that is wrong is a `BadProblem`: one line that names the place in the JSON.
"""

from matching.model.assignment import Assignment
from matching.model.need import ItemRole, Need, PersonRole, Role
from matching.model.problem import Problem, Travel, Weights
from matching.model.supply import Provider, Resource
from matching.model.values import MINUTES_AT_MOST, BadProblem, Duration, Frozen, Minute, Place, Window

__all__ = [
    "MINUTES_AT_MOST",
    "Assignment",
    "BadProblem",
    "Duration",
    "Frozen",
    "ItemRole",
    "Minute",
    "Need",
    "PersonRole",
    "Place",
    "Problem",
    "Provider",
    "Resource",
    "Role",
    "Travel",
    "Weights",
    "Window",
]
