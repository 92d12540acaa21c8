"""Past one machine: a problem cut by place, its pieces planned side by side, the seams planned again."""

from matching.sharding.cluster import Cluster, Unreachable, opened
from matching.sharding.rounds import solve_in_pieces

__all__ = ["Cluster", "Unreachable", "opened", "solve_in_pieces"]
