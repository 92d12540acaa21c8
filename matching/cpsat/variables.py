"""Decision variables of the models: which needs are served and when, who comes, who brings how much."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from matching.instance.candidates import Candidates
from matching.instance.instance import Instance
from matching.model import ItemRole, Resource

Use = tuple[int, int, int]
"""Start, end, quantity."""


@dataclass(frozen=True)
class Visit:
    """One provider in one shift for one role of one need, if `present`; alone it may start within `starts`."""

    need: int
    role: int
    provider: int
    shift: int
    road: int
    starts: tuple[tuple[int, int], ...]
    present: cp_model.IntVar


@dataclass(frozen=True)
class Load:
    """A resource's part in an item role: `amount` of it, more than nothing if `present`."""

    need: int
    role: ItemRole
    resource: Resource
    present: cp_model.IntVar
    amount: cp_model.IntVar


@dataclass
class Variables:
    """One model's variables, the terms of its objective (`terms`, to be maximised), what others take of stocks,
    and by provider whether there is a first visit, a second, … (`steps`)."""

    instance: Instance
    model: cp_model.CpModel = field(default_factory=cp_model.CpModel)
    served: dict[int, cp_model.IntVar] = field(default_factory=dict)
    start: dict[int, cp_model.IntVar] = field(default_factory=dict)
    visits: list[Visit] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)
    terms: list[cp_model.LinearExprT] = field(default_factory=list)
    steps: dict[int, list[cp_model.IntVar]] = field(default_factory=dict)
    taken: Mapping[str, Sequence[Use]] = field(default_factory=dict)

    def by_shift(self) -> dict[int, list[Visit]]:
        """The visits of each shift."""
        found: dict[int, list[Visit]] = defaultdict(list)
        for visit in self.visits:
            found[visit.shift].append(visit)
        return found

    def by_provider(self) -> dict[int, list[Visit]]:
        """The visits of each provider."""
        found: dict[int, list[Visit]] = defaultdict(list)
        for visit in self.visits:
            found[visit.provider].append(visit)
        return found

    def by_need_and_provider(self) -> dict[tuple[int, int], list[cp_model.IntVar]]:
        """Whether each provider comes to each need, in any role and shift."""
        found: dict[tuple[int, int], list[cp_model.IntVar]] = defaultdict(list)
        for visit in self.visits:
            found[visit.need, visit.provider].append(visit.present)
        return found

    def visits_of(self, need: int) -> list[Visit]:
        """The visits to one need."""
        return [x for x in self.visits if x.need == need]

    def loads_of(self, need: int, role: str) -> list[Load]:
        """What could be brought for one item role."""
        return [x for x in self.loads if x.need == need and x.role.id == role]

    def by_role(self) -> dict[tuple[int, int], list[Visit]]:
        """The visits of each (need, person role)."""
        found: dict[tuple[int, int], list[Visit]] = defaultdict(list)
        for visit in self.visits:
            found[visit.need, visit.role].append(visit)
        return found


def make_variables(instance: Instance, candidates: Candidates, needs: Iterable[int]) -> Variables:
    """Variables for these needs and everyone who could serve them."""
    made = Variables(instance)
    for need in needs:
        domain = starts_allowed(instance, need)
        if domain:
            made.served[need] = made.model.new_bool_var(f"served {need}")
            made.start[need] = made.model.new_int_var_from_domain(_domain(domain), f"start {need}")
            made.visits += _visits(made.model, candidates, need)
            made.loads += _loads(made.model, instance, need)
    return made


def freeze(made: Variables, need: int, start: int, people: Iterable[tuple[int, int, int]]) -> None:
    """Add a need that is served as it is, as far as these (role, provider, shift) come to it."""
    made.start[need] = made.model.new_constant(start)
    for role, provider, shift in people:
        road = made.instance.road(provider, need)
        visit = Visit(need, role, provider, shift, road, ((start, start),), made.model.new_constant(1))
        made.visits.append(visit)


def starts_allowed(instance: Instance, number: int) -> list[tuple[int, int]]:
    """The spans in which the need may start, by its own windows."""
    need = instance.need(number)
    return [(a, b - need.minutes) for a, b in need.windows if b - need.minutes >= a]


def _domain(spans: Sequence[tuple[int, int]]) -> cp_model.Domain:
    return cp_model.Domain.from_intervals([list(span) for span in spans])


def _visits(model: cp_model.CpModel, candidates: Candidates, need: int) -> Iterable[Visit]:
    spans: dict[tuple[int, int, int, int], list[tuple[int, int]]] = defaultdict(list)
    columns = (candidates.role, candidates.provider, candidates.shift, candidates.road)
    for row in candidates.rows(need):
        role, provider, shift, road = (int(x[row]) for x in columns)
        spans[role, provider, shift, road].append((int(candidates.low[row]), int(candidates.high[row])))
    for (role, provider, shift, road), starts in spans.items():
        present = model.new_bool_var(f"visit {need} {role} {provider} {shift}")
        yield Visit(need, role, provider, shift, road, tuple(starts), present)


def _loads(model: cp_model.CpModel, instance: Instance, number: int) -> Iterable[Load]:
    need = instance.need(number)
    for role in need.item_roles:
        for resource in instance.stocks_near(need.place, role.item):
            if resource.quantity:
                most = min(role.quantity, resource.quantity)
                present = model.new_bool_var(f"load {number} {role.id} {resource.id}")
                amount = model.new_int_var(0, most, f"amount {number} {role.id} {resource.id}")
                yield Load(number, role, resource, present, amount)
