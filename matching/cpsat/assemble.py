"""Set partitioning model: CP-SAT chooses among tours that the linear program made, and sets the common starts.

The rules are those of `rules`, but for the tours of people: whoever comes, comes in one of the tours given.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ortools.sat.python import cp_model

from matching.columns.labels import NONE
from matching.columns.network import Network
from matching.columns.timing import Bounds, bounds_of, starts_of, way_of
from matching.construct.schedule import Schedule
from matching.cpsat.hints import hint_plan
from matching.cpsat.objective import PREFERENCES
from matching.cpsat.rules import RULES, one_tour_a_shift
from matching.cpsat.variables import Variables, Visit, make_variables
from matching.instance.candidates import Candidates
from matching.instance.instance import Instance

Path = tuple[int, ...]


@dataclass(frozen=True)
class Choice:
    """A tour that may be chosen: its options in order, and whether it is."""

    path: Path
    chosen: cp_model.IntVar


@dataclass(frozen=True)
class Assembly:
    """The model and its choices by shift."""

    variables: Variables
    choices: dict[int, list[Choice]]

    def starts(self, network: Network, solver: cp_model.CpSolver) -> dict[int, int]:
        """The start of every visit in a chosen tour, by need: what binds others as the solver has it."""
        v, found = self.variables, dict[int, int]()
        chosen = (c.path for own in self.choices.values() for c in own if solver.boolean_value(c.chosen))
        for path in chosen:
            needs = {int(network.need[o]) for o in path}
            given = {n: solver.value(v.start[n]) for n in needs if v.instance.shared(n)}
            found |= starts_of(v.instance, network, path, given)
        return found


def assemble(
    instance: Instance, candidates: Candidates, network: Network, paths: Sequence[Path], trips: Iterable[int]
) -> Assembly:
    """The model over these tours, and over the visits of teams in these rows."""
    rows = {int(network.row[o]) for path in paths for o in path} | set(trips)
    v = make_variables(instance, candidates.only(sorted(rows)), range(len(instance.problem.needs)))
    choices = _choices(v, network, paths)
    for part in (*(rule for rule in RULES if rule is not one_tour_a_shift), *PREFERENCES):
        part(v)
    v.model.maximize(sum(v.terms))
    return Assembly(v, choices)


def paths_of(schedule: Schedule, network: Network) -> list[Path]:
    """The schedule's tours of people as options in order, where all of them are options."""
    rows = rows_of(schedule, network.candidates)
    option = {row: o for o, row in enumerate(network.row.tolist())}
    tours = [tuple(option.get(rows.get((n, shift), NONE), NONE) for *_, n in t) for shift, t in schedule.tours.items()]
    return [tour for tour in tours if tour and NONE not in tour]


def trips_of(schedule: Schedule, candidates: Candidates) -> list[int]:
    """The candidates (rows) of teams that come in the schedule."""
    rows = rows_of(schedule, candidates)
    crew = [p.crew for p in schedule.instance.problem.providers]
    return [row for row in rows.values() if crew[int(candidates.provider[row])] > 1]


def rows_of(schedule: Schedule, candidates: Candidates) -> dict[tuple[int, int], int]:
    """The candidate (row) by need and shift of every visit in the schedule."""
    found = {}
    for need, served in schedule.served.items():
        roles = schedule.instance.need(need).person_roles
        for row in candidates.rows(need):
            who = schedule.instance.provider(int(candidates.provider[row])).id
            in_time = candidates.low[row] <= served.start <= candidates.high[row]
            if in_time and who in served.roles[roles[int(candidates.role[row])].id]:
                found[need, int(candidates.shift[row])] = row
    return found


def hint(assembly: Assembly, schedule: Schedule, paths: Iterable[Path]) -> None:
    """Begin from the schedule's plan."""
    hint_plan(assembly.variables, schedule)
    known = set(paths)
    for choices in assembly.choices.values():
        for choice in choices:
            assembly.variables.model.add_hint(choice.chosen, choice.path in known)


def _choices(v: Variables, network: Network, paths: Sequence[Path]) -> dict[int, list[Choice]]:
    found: dict[int, list[Choice]] = defaultdict(list)
    for path in paths:
        found[int(network.shift[path[0]])].append(Choice(path, v.model.new_bool_var(f"tour {path}")))
    visits = {(x.need, x.role, x.shift): x for x in v.visits}
    for choices in found.values():
        v.model.add_at_most_one(choice.chosen for choice in choices)
        _visits_in_tours(v, network, choices, visits)
        for choice in choices:
            _one_tour(v, network, choice)
    return found


def _visits_in_tours(
    v: Variables, network: Network, choices: list[Choice], visits: dict[tuple[int, int, int], Visit]
) -> None:
    """A visit is made if a tour that holds it is chosen."""
    inside: dict[tuple[int, int, int], list[cp_model.IntVar]] = defaultdict(list)
    for choice in choices:
        for o in choice.path:
            inside[int(network.need[o]), int(network.role[o]), int(network.shift[o])].append(choice.chosen)
    for key, chosen in inside.items():
        v.model.add(sum(chosen) == visits[key].present)


def _one_tour(v: Variables, network: Network, choice: Choice) -> None:
    """The tour's minutes of way, and when the needs that others come to as well may start in it."""
    instance, path = v.instance, choice.path
    way = way_of(instance, network, path)
    v.terms.append(-instance.worth.travel * way * choice.chosen)
    shared = [k for k, o in enumerate(path) if instance.shared(int(network.need[o]))]
    bounds = bounds_of(instance, network, path)
    for k in shared:
        start = v.start[int(network.need[path[k]])]
        v.model.add_linear_constraint(start, bounds.low[k], bounds.high[k]).only_enforce_if(choice.chosen)
    for a, b in pairwise(shared):
        _apart(v, network, choice, bounds, a, b)


def _apart(v: Variables, network: Network, choice: Choice, bounds: Bounds, a: int, b: int) -> None:
    before, after = v.start[int(network.need[choice.path[a]])], v.start[int(network.need[choice.path[b]])]
    v.model.add(after >= before + bounds.between(a, b)).only_enforce_if(choice.chosen)
