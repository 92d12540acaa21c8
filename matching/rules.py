"""The registry of rules: for each rule of the contract, where every engine keeps it, or why it need not.

A new rule is a line here, a function of the checker (`check`), and what the line names of the engines; `docs/how-to/
rule.md` walks through it. What nobody could serve alone is kept by all engines at once, by the candidates.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal

from matching.annealing import places, recreate, visits
from matching.annealing.ground import Ground
from matching.annealing.start_solution import StartSolution
from matching.check import agreed, items, needs, people, tours
from matching.check.index import PlanIndex
from matching.columns import crews, labels, rows
from matching.construct import goods, greedy, placing, schedule, teams
from matching.construct.agreed import settle
from matching.cpsat import rules as cpsat
from matching.cpsat import variables
from matching.instance import candidates
from matching.instance.instance import Instance
from matching.model.plan import Code

Where = tuple[Callable[..., Any], ...]
"""The functions that keep a rule."""

Engine = Literal["construct", "annealing", "cpsat", "columns"]
"""First plans (and single needs put in), search moves, models, and the bound by column generation."""


@dataclass(frozen=True)
class Kept:
    """No plan of the engine breaks the rule."""

    by: Where


@dataclass(frozen=True)
class Untouched:
    """The engine leaves as it is whatever the rule is about."""

    by: Where


@dataclass(frozen=True)
class Relaxed:
    """The engine looks at more plans than the rule allows, which does no harm: its bound only rises."""

    why: str


Way = Kept | Untouched | Relaxed


@dataclass(frozen=True)
class Rule:
    """A rule: its number in the contract, the checker's word for it, the engines' ways, and the code that tells a
    coordinator that it keeps a need unserved (None: it never does so alone)."""

    number: int
    check: Callable[[PlanIndex], Iterable[str]]
    engines: dict[Engine, Way]
    reason: Code | None = None

    @property
    def name(self) -> str:
        """As the checker calls it."""
        return self.check.__name__


def everywhere(*by: Callable[..., Any]) -> dict[Engine, Way]:
    """Kept by what all engines build on."""
    kept = Kept(by)
    return {"construct": kept, "annealing": kept, "cpsat": kept, "columns": kept}


def ways(construct: Way, annealing: Way, cpsat: Way, columns: Way) -> dict[Engine, Way]:
    """A way for each engine."""
    return {"construct": construct, "annealing": annealing, "cpsat": cpsat, "columns": columns}


NO_GOODS = Untouched((Ground.of,))
"""Annealing moves no need that asks for things, nor one that was agreed."""

RULES: tuple[Rule, ...] = (
    Rule(1, needs.served_once, ways(
        Kept((greedy.construct,)), Kept((recreate.recreate,)), Kept((variables.make_variables,)),
        Kept((rows.needs_whole,)),
    )),
    Rule(1, needs.in_time, everywhere(candidates.rows_in_time, placing.teams_at, variables.starts_allowed),
         "no_common_time"),
    Rule(1, needs.whole, ways(
        Kept((placing.teams_at,)), Kept((places.put_together,)), Kept((cpsat.whole_or_not_at_all, cpsat.together)),
        Relaxed("a part of a need may be served, and its people may come at different moments"),
    ), "no_common_time"),
    Rule(2, people.headcount, ways(
        Kept((teams.cheapest_teams,)), Kept((places.put_together,)), Kept((cpsat.whole_or_not_at_all,)),
        Kept((rows.needs_whole,)),
    ), "no_provider"),
    Rule(2, people.kind, everywhere(candidates.eligible), "no_provider"),
    Rule(2, people.skills, everywhere(candidates.eligible), "no_provider"),
    Rule(2, people.refusal, everywhere(candidates.refused), "refused"),
    Rule(2, people.radius, everywhere(candidates.find_candidates), "out_of_radius"),
    Rule(2, people.one_role_each, ways(
        Kept((teams.assign,)), Kept((places.put_together,)), Kept((cpsat.one_role_each,)),
        Relaxed("kept within a tour only; by two shifts, or as a crew, somebody may fill two roles"),
    ), "no_common_time"),
    Rule(2, people.apart, ways(
        Kept((schedule.Schedule.capped,)), Kept((visits.barred,)), Kept((cpsat.apart,)),
        Relaxed("a tour may hold both"),
    ), "cap_reached"),
    Rule(3, tours.inside_a_window, everywhere(candidates.rows_in_time), "no_common_time"),
    Rule(3, tours.one_tour_a_window, ways(
        Kept((schedule.Schedule.gaps,)), Kept((places.earliest, places.latest)), Kept((cpsat.one_tour_a_shift,)),
        Kept((labels.grown, rows.shifts_once)),
    ), "all_busy"),
    Rule(4, tours.crews, ways(
        Kept((schedule.Schedule.gaps,)), Untouched((StartSolution.of,)), Kept((cpsat.crews,)),
        Kept((crews.crews_at_work,)),
    ), "all_busy"),
    Rule(5, tours.minutes_cap, ways(
        Kept((schedule.Schedule.capped,)), Kept((places.may_come,)), Kept((cpsat.caps,)),
        Kept((labels.grown, rows.shifts_once)),
    ), "cap_reached"),
    Rule(5, tours.visits_cap, ways(
        Kept((schedule.Schedule.capped,)), Kept((places.may_come,)), Kept((cpsat.caps,)),
        Kept((labels.grown, rows.shifts_once)),
    ), "cap_reached"),
    Rule(6, items.quantities, ways(Kept((goods.things_at,)), NO_GOODS, Kept((cpsat.items,)), Kept((rows.stocks,))),
         "no_item"),
    Rule(6, items.stock_radius, ways(
        Kept((Instance.stocks_near,)), NO_GOODS, Kept((Instance.stocks_near,)), Kept((Instance.stocks_near,)),
    ), "no_item"),
    Rule(6, items.stock_hours, ways(
        Kept((goods.stocks_for,)), NO_GOODS, Kept((cpsat.items,)),
        Relaxed("only presolve cuts starts at which too little is open"),
    ), "no_item"),
    Rule(6, items.stocks, ways(
        Kept((schedule.Schedule.stock_left,)), NO_GOODS, Kept((cpsat.items,)),
        Relaxed("what is used up is counted; what is lent may be lent again at once"),
    ), "all_busy"),
    Rule(7, agreed.fixed, ways(
        Kept((settle,)), NO_GOODS, Kept((cpsat.fixed,)),
        Relaxed("the need is served, but by anybody at any time"),
    )),
)  # fmt: skip
