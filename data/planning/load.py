"""From what is stored to a Problem."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, selectinload

from data.core.kinds import ProviderKind
from data.core.lifecycle import MatchStatus, NeedStatus
from data.models import Match, MatchProvider, Need, Provider, Resource
from data.planning.agreed import Agreed, fixed_match
from data.planning.decisions import REASON_PERSON
from data.planning.demand import wanted
from data.planning.ids import stored_id
from data.planning.scope import WHOLE, Scope, among
from data.planning.settings import HORIZON_DAYS, NOTICE, TRAVEL, WEIGHTS
from data.planning.snapshot import Horizon, Snapshot
from data.planning.supply import Spent, helper, stock, week_begins
from data.planning.windows import midnight
from matching import Assignment, Problem
from matching import Need as Wanted

_PARTS = (
    selectinload(Match.need),
    selectinload(Match.providers).selectinload(MatchProvider.provider),
    selectinload(Match.resources),
)


def load_problem(
    session: Session, at: datetime, days: int = HORIZON_DAYS, notice: timedelta = NOTICE, scope: Scope = WHOLE
) -> Snapshot:
    """Everything that waits for a match as of `at` in the next `days` local days, nothing sooner than `notice`.

    Agreed matches and pinned proposals stay as they are (`fixed`); other proposals may move, at a cost (`previous`).
    With a `scope`, only of what is in it.
    """
    horizon = Horizon(midnight(at), at, days, notice)
    agreed = Agreed(_kept(session, horizon, scope), horizon.origin)
    rows = _waiting(session, agreed, scope)
    rejected = _rejected(session, rows, at)
    needs = [need for row in rows if (need := wanted(row, rejected[row.id], horizon))]
    spent = _spent(session, at, scope)
    problem = Problem(
        start=horizon.origin, days=days, travel=TRAVEL, weights=WEIGHTS,
        needs=(*needs, *agreed.needs()), fixed=tuple(agreed.fixed()),
        providers=tuple(helper(p, agreed, spent, horizon) for p in _providers(session, agreed, scope)),
        resources=tuple(found for r in _resources(session, agreed, scope) if (found := stock(r, agreed, horizon))),
    )  # fmt: skip
    problem = problem.model_copy(update={"previous": _previous(session, problem, needs, horizon)})
    return Snapshot(problem, horizon.origin, {row.id: row.version for row in rows})


def _kept(session: Session, horizon: Horizon, scope: Scope) -> Sequence[Match]:
    """What no plan may move: agreed and not over yet, or pinned and still to come; inside the horizon."""
    pinned = (Match.status == MatchStatus.PROPOSED) & Match.pinned & (Match.start > horizon.now)
    agreed = Match.status.in_(MatchStatus.occupying_time()) & (Match.end > horizon.now)
    soon = Match.start < horizon.origin + timedelta(days=horizon.days)
    return _matches(session, or_(agreed, pinned), soon, among(Match.need_id, scope.needs))


def _waiting(session: Session, agreed: Agreed, scope: Scope) -> Sequence[Need]:
    kept = {match.need_id for match in agreed.matches}
    found = select(Need).where(Need.status.in_(NeedStatus.to_plan()), among(Need.id, scope.needs))
    found = found.order_by(Need.id)
    found = found.options(
        selectinload(Need.windows), selectinload(Need.roles), selectinload(Need.repeats), selectinload(Need.preferences)
    )
    return [need for need in session.scalars(found) if need.id not in kept]


def _rejected(session: Session, needs: Sequence[Need], now: datetime) -> Mapping[int, list[Match]]:
    """By need: proposals whose hour, not whose people, a coordinator refused."""
    about_time = Match.decision_reason.is_(None) | (Match.decision_reason != REASON_PERSON)
    theirs = Match.need_id.in_([need.id for need in needs])
    found: dict[int, list[Match]] = defaultdict(list)
    for match in _matches(session, Match.status == MatchStatus.REJECTED, about_time, Match.end > now, theirs):
        found[match.need_id].append(match)
    return {need.id: found[need.id] for need in needs}


def _providers(session: Session, agreed: Agreed, scope: Scope) -> Sequence[Provider]:
    """Charities give things, not visits, so they are no helpers here."""
    helping = Provider.active & (Provider.kind != ProviderKind.CHARITY)
    found = select(Provider).where(or_(helping, Provider.id.in_(agreed.provider_ids)))
    found = found.where(among(Provider.id, scope.providers)).order_by(Provider.id)
    parts = selectinload(Provider.skills), selectinload(Provider.rules), selectinload(Provider.spans)
    return session.scalars(found.options(*parts)).all()


def _resources(session: Session, agreed: Agreed, scope: Scope) -> Sequence[Resource]:
    offered = Resource.provider.has(Provider.active) & Resource.withdrawn_at.is_(None)
    found = select(Resource).where(or_(offered, Resource.id.in_(agreed.resource_ids)))
    found = found.where(among(Resource.id, scope.resources)).order_by(Resource.id)
    return session.scalars(found.options(selectinload(Resource.hours))).all()


def _spent(session: Session, now: datetime, scope: Scope) -> Spent:
    """Visits since Monday that are over, done or agreed."""
    spent: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    theirs = Match.providers.any(among(MatchProvider.provider_id, scope.providers))
    counted = Match.status.in_(MatchStatus.spending_hours())
    for match in _matches(session, counted, Match.start >= week_begins(now), Match.end <= now, theirs):
        minutes = int((match.end - match.start).total_seconds() // 60)
        for part in match.providers:
            visits, before = spent[part.provider_id]
            spent[part.provider_id] = visits + 1, before + minutes
    return spent


def _previous(session: Session, problem: Problem, needs: Sequence[Wanted], horizon: Horizon) -> tuple[Assignment, ...]:
    """Proposals not decided yet, of needs that are planned again and with helpers who are still there."""
    open_ones = _matches(
        session, Match.status == MatchStatus.PROPOSED, Match.need_id.in_([stored_id(n.id) for n in needs])
    )
    found = (fixed_match(match, horizon.origin) for match in open_ones if not match.pinned)
    return tuple(match for match in found if _known(match, problem))


def _known(match: Assignment, problem: Problem) -> bool:
    return all(
        x in problem.provider_by_id or x in problem.resource_by_id for given in match.roles.values() for x in given
    )


def _matches(session: Session, *conditions: ColumnElement[bool]) -> Sequence[Match]:
    return session.scalars(select(Match).where(*conditions).options(*_PARTS).order_by(Match.id)).all()
