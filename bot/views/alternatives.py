"""The other ways to serve a proposal's need: found, weighed against the way proposed now, and told to a coordinator.

They are read in one short transaction and looked for with none open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2s

from sqlalchemy.orm import Session

from bot.core.messages import Language
from bot.dialogue.engine.views import OptionView
from bot.words import say
from bot.words.times import visit_in_words
from data.core.clock import local_date
from data.core.database import Database
from data.core.rows import fetch
from data.models import Match, Provider, Resource
from data.planning import Snapshot, around, load_problem
from data.planning.ids import problem_id, stored_id
from matching import Assignment, Plan, alternatives, check, round_start, standing_plan
from nlu.clock import local

OPTIONS_SHOWN = 5
"""The most options that one proposal has."""


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


@dataclass(frozen=True)
class Option:
    """Another way to serve a need, and what it costs against the way proposed now."""

    served: Assignment
    weighed: Weighed

    @property
    def code(self) -> str:
        """What a button or a form calls it by: the same as long as people, things and time are."""
        parts = (self.served.start, sorted(self.served.people), sorted(self.served.amounts))
        return blake2s(repr(parts).encode(), digest_size=4).hexdigest()


@dataclass(frozen=True)
class Options:
    """What could take a proposal's place, the cheapest first, and the problem it was found in, to record it by."""

    snapshot: Snapshot
    found: tuple[Option, ...] = ()

    def called(self, code: str) -> Option | None:
        """The option of this code; None where it is no longer one."""
        return next((option for option in self.found if option.code == code), None)


def find_options(database: Database, match_id: int, now: datetime) -> Options:
    """The cheapest ways by other people, or where nobody comes from other stocks, moving nothing else.

    Raises NotFound.
    """
    snapshot, need = database.run(lambda session: _read(session, match_id, now))
    problem = snapshot.problem
    if need not in problem.need_by_id:
        return Options(snapshot)
    plan = standing_plan(problem)
    found = alternatives(problem, plan, need, limit=OPTIONS_SHOWN)
    return Options(snapshot, tuple(_option(snapshot, plan, other.served) for other in found))


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


@dataclass(frozen=True)
class OptionPresenter:
    """Puts options into words, with names from this session. `now` is aware."""

    session: Session
    language: Language
    now: datetime

    def views(self, options: Options) -> tuple[OptionView, ...]:
        """Every option, in their order."""
        return tuple(self._view(options, option) for option in options.found)

    def _view(self, options: Options, option: Option) -> OptionView:
        start = options.snapshot.at(option.served.start)
        minutes = options.snapshot.problem.need_by_id[option.served.need].minutes
        end = start + timedelta(minutes=minutes)
        return OptionView(
            code=option.code,
            who=say(self.language, "list.and").join(self._names(option)),
            when=visit_in_words(self.language, local(start), local(end), local(self.now)),
            costs=tuple(self._costs(option.weighed)),
        )

    def _names(self, option: Option) -> Iterator[str]:
        for _, who in option.served.people:
            yield self._name(stored_id(who))
        for _, thing, _ in option.served.amounts:
            yield self.session.get_one(Resource, stored_id(thing)).name

    def _costs(self, weighed: Weighed) -> Iterator[str]:
        yield say(self.language, "option.time_moved" if weighed.moved else "option.time_kept")
        yield self._way(weighed.minutes)
        if weighed.wished is not None:
            yield say(self.language, "option.wished" if weighed.wished else "option.not_wished")
        for who, visits in weighed.busy:
            if visits:
                yield say(self.language, "option.busy", name=self._name(who), n=visits)

    def _way(self, minutes: int) -> str:
        if minutes == 0:
            return say(self.language, "option.way_same")
        return say(self.language, "option.way_more" if minutes > 0 else "option.way_less", n=abs(minutes))

    def _name(self, provider_id: int) -> str:
        return self.session.get_one(Provider, provider_id).name or ""


def _option(snapshot: Snapshot, plan: Plan, served: Assignment) -> Option:
    others = tuple(match for match in plan.served if match.need != served.need)
    served = round_start(snapshot.problem, Plan(served=(*others, served)), served.need)
    return Option(served, weigh(snapshot, plan, Plan(served=(*others, served)), served))


def _read(session: Session, match_id: int, now: datetime) -> tuple[Snapshot, str]:
    """The problem as it is around the need, but with this proposal free to move even if somebody pinned it."""
    match = fetch(session, Match, match_id)
    with session.begin_nested() as unpinned:
        match.pinned = False
        session.flush()
        snapshot = load_problem(session, now, scope=around(session, match.need))
        unpinned.rollback()
    return snapshot, problem_id("n", match.need_id)


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
