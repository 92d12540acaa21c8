"""Why a proposal is a good one, as codes with values; the words are somebody else's.

`skills` (skills), `near` (km, minutes on the way), `free` (from, to: aware ISO times), `preferred`, `stock` (km).
Each names its `provider` or `resource` by stored id.
"""

from typing import Any

from data.planning.ids import stored_id
from data.planning.snapshot import Snapshot
from matching import Assignment, Need, Provider, distance_km, travel_minutes


def why(snapshot: Snapshot, served: Assignment) -> list[dict[str, Any]]:
    """The reasons for everyone who comes and everything that is brought."""
    problem = snapshot.problem
    need = problem.need_by_id[served.need]
    skills = {role.id: sorted(role.skills) for role in need.person_roles}
    reasons = [
        reason
        for role, who in served.people
        for reason in _person(snapshot, need, problem.provider_by_id[who], skills[role], served.start)
    ]
    return reasons + [
        {"code": "stock", "resource": stored_id(x), "km": _km(problem.resource_by_id[x].place, need)}
        for _, x, _ in served.amounts
    ]


def _person(snapshot: Snapshot, need: Need, who: Provider, skills: list[str], start: int) -> list[dict[str, Any]]:
    identity = stored_id(who.id)
    way = travel_minutes(snapshot.problem.travel, who.place, need.place)
    reasons: list[dict[str, Any]] = [{"code": "skills", "provider": identity, "skills": skills}] if skills else []
    reasons.append({"code": "near", "provider": identity, "km": _km(who.place, need), "minutes": way})
    for begin, end in who.windows:
        if begin <= start < end:
            times = {"from": snapshot.at(begin).isoformat(), "to": snapshot.at(end).isoformat()}
            reasons.append({"code": "free", "provider": identity, **times})
    if who.id in need.prefer:
        reasons.append({"code": "preferred", "provider": identity})
    return reasons


def _km(place: tuple[float, float], need: Need) -> float:
    return round(distance_km(place, need.place), 1)
