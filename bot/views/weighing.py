"""What it costs to serve a need in another way, told in facts that a coordinator can weigh."""

from dataclasses import dataclass
from datetime import datetime

from data.core.clock import local_date
from data.planning import Snapshot
from data.planning.ids import stored_id
from matching import Assignment, Plan, check


@dataclass(frozen=True)
class Weighed:
    """Against the way proposed now.

    `minutes` on the way more (negative: less), everybody's tours together; `moved`: it begins at another time;
    `wished`: whether somebody comes whom the resident asked for by name (None: they named nobody); `busy`: the other
    visits of each who comes, by stored id, in the week of this one.
    """

    minutes: int
    moved: bool
    wished: bool | None
    busy: tuple[tuple[int, int], ...]


def weigh(snapshot: Snapshot, now: Plan, then: Plan, served: Assignment) -> Weighed:
    """Compare the plan that stands `now` with the plan `then`, in which the need is `served` in the other way."""
    problem = snapshot.problem
    need = problem.need_by_id[served.need]
    people = _people(served)
    before = next((match for match in now.served if match.need == served.need), None)
    touched = people | _people(before) if before else people
    return Weighed(
        minutes=_way(snapshot, then, touched) - _way(snapshot, now, touched),
        moved=before is None or before.start != served.start,
        wished=bool(people & need.prefer) if need.prefer and people else None,
        busy=tuple((stored_id(who), _visits_that_week(snapshot, then, who, served)) for who in sorted(people)),
    )


def _people(served: Assignment) -> set[str]:
    return {who for _, who in served.people}


def _way(snapshot: Snapshot, plan: Plan, people: set[str]) -> int:
    """Minutes on the way in all that these people take part in: nobody else's way differs."""
    theirs = Plan(served=tuple(match for match in plan.served if people & _people(match)))
    return check(snapshot.problem, theirs).travel


def _visits_that_week(snapshot: Snapshot, plan: Plan, who: str, served: Assignment) -> int:
    week = _week(snapshot.at(served.start))
    theirs = (m for m in plan.served if m.need != served.need and who in _people(m))
    return sum(_week(snapshot.at(match.start)) == week for match in theirs)


def _week(moment: datetime) -> tuple[int, int]:
    year, week, _ = local_date(moment).isocalendar()
    return year, week
