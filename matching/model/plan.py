"""The plan: the interchange contract's answer as frozen types."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import StrictInt, StringConstraints

from matching.io.whole_file import write_whole
from matching.model import Frozen, Minute

Code = Literal["no_provider", "out_of_radius", "no_common_time", "refused", "cap_reached", "no_item", "all_busy"]
Change = Literal["window", "radius", "skill", "cap", "item", "need_window"]
People = tuple[str, ...]
Amounts = Mapping[str, StrictInt]
Given = People | Amounts
Id = Annotated[str, StringConstraints(min_length=1)]


class Served(Frozen):
    """A need that is served: from `start` (minutes), by whom per role, with how much from which resource."""

    need: Id
    start: Minute
    roles: Mapping[str, Given]

    @property
    def people(self) -> list[tuple[str, str]]:
        """(role, provider) of everyone who comes."""
        return [(role, who) for role, given in self.roles.items() if not isinstance(given, Mapping) for who in given]

    @property
    def amounts(self) -> list[tuple[str, str, int]]:
        """(role, resource, quantity) of everything that is brought."""
        return [
            (role, x, q) for role, given in self.roles.items() if isinstance(given, Mapping) for x, q in given.items()
        ]


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

    served: tuple[Served, ...]
    unserved: tuple[Unserved, ...] = ()
    score: float | int = 0
    bound: float | int | None = None
    seconds: float = 0.0


def to_contract(plan: Plan) -> dict[str, Any]:
    """The plan as the contract's JSON object; absent parts of a fix are left out."""
    data = plan.model_dump(mode="json")
    for unserved in data["unserved"]:
        unserved["fixes"] = [{k: v for k, v in fix.items() if v is not None} for fix in unserved["fixes"]]
    return data


def dump_plan(plan: Plan, path: Path | str) -> None:
    """Write the plan as JSON, whole or not at all. Raises OSError."""
    write_whole(Path(path), json.dumps(to_contract(plan), ensure_ascii=False, indent=1) + "\n")
