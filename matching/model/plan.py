"""The plan: the interchange contract's answer as frozen types."""

from typing import Any, Literal

from matching.model.assignment import Assignment
from matching.model.values import Frozen, Id

Code = Literal["no_provider", "out_of_radius", "no_common_time", "refused", "cap_reached", "no_item", "all_busy"]
Change = Literal["window", "radius", "skill", "cap", "item", "need_window"]


class Reason(Frozen):
    """Why a role stays empty. `near`: how many come near (would do, but for this one thing)."""

    role: str
    code: Code
    near: int = 0


class Fix(Frozen):
    """The smallest single change that lets a need be served, all else in the plan kept.

    `to` by `change`: window and need_window `[start, end]` of an added window; radius the new km; skill the code
    gained; cap `{"max_visits": n}` or `{"max_minutes": n}`; item the new quantity of `resource`. `provider`: whose
    hours, radius, skills or cap it is; of a need_window whoever would come, if it is one person.
    """

    change: Change
    to: Any
    provider: str | None = None
    resource: str | None = None


class Unserved(Frozen):
    """A need that is not served, why, and what would help."""

    need: Id
    reasons: tuple[Reason, ...] = ()
    fixes: tuple[Fix, ...] = ()


class Plan(Frozen):
    """Who serves whom when; `bound` is a proved upper bound on any plan's score."""

    served: tuple[Assignment, ...]
    unserved: tuple[Unserved, ...] = ()
    score: float | int = 0
    bound: float | int | None = None
    seconds: float = 0.0
