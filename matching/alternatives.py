"""Other ways to serve one need, moving nothing else in the plan."""

from dataclasses import dataclass

from matching.candidates import find_candidates
from matching.diary import Diary
from matching.instance import Instance
from matching.placing import Offer, Placement, offers, people_of, place_at, placements
from matching.plan import Plan, Served
from matching.problem import Problem


@dataclass(frozen=True)
class Alternative:
    """A way to serve the need. `cost`: points of the score lost by ways, repeats and preferences not met,
    against the way it is served now (against nothing, where it is not)."""

    served: Served
    cost: float


def alternatives(problem: Problem, plan: Plan, need_id: str, limit: int = 5) -> list[Alternative]:
    """The cheapest `limit` ways to serve the need with other people than now; empty when there is none.

    The plan is taken as it stands: no other need's start or people change. Raises KeyError for an unknown need.
    """
    instance = Instance.of(problem)
    need = instance.need_number[need_id]
    diary = Diary(instance, plan.served)
    now = diary.remove(need) if need in diary.served else None
    offered = offers(diary, find_candidates(instance, [need]), need)
    base = _cost_now(diary, need, offered, now)
    found = [
        p for p in _varied(diary, need, offered) if now is None or people_of(p.served.roles) != people_of(now.roles)
    ]
    points = instance.worth.points
    return [Alternative(p.served, points(p.cost - base)) for p in sorted(found, key=lambda p: p.cost)[:limit]]


def _cost_now(diary: Diary, need: int, offered: list[Offer], now: Served | None) -> int:
    if now is None:
        return 0
    team = {who for _, who in now.people}
    own = [o for o in offered if diary.instance.provider(o.provider).id in team]
    placed = place_at(diary, need, own, now.start)
    return placed.cost if placed else 0


def _varied(diary: Diary, need: int, offered: list[Offer]) -> list[Placement]:
    """The best placement of all, the best without each provider, and the best with only each one in a role."""
    best: dict[frozenset[tuple[str, str]], Placement] = {}
    team_of = sum(role.people for role in diary.instance.need(need).person_roles)
    for chosen in [offered, *(_without_each(offered) if team_of > 1 else ()), *_with_only_each(offered)]:
        for placement in placements(diary, need, chosen):
            team = people_of(placement.served.roles)
            if team not in best or placement.cost < best[team].cost:
                best[team] = placement
    return list(best.values())


def _without_each(offered: list[Offer]) -> list[list[Offer]]:
    return [[o for o in offered if o.provider != out] for out in sorted({o.provider for o in offered})]


def _with_only_each(offered: list[Offer]) -> list[list[Offer]]:
    return [[o for o in offered if o is one or o.role != one.role] for one in offered]
