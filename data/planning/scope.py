"""How much of what is stored a problem is made of: all of it, or only what bears on one need."""

import math
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, false, func, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from data.core.lifecycle import MatchStatus
from data.models import Match, MatchProvider, MatchResource, Need, NeedRole, Provider, ProviderSkill, Resource

Ids = frozenset[int]


@dataclass(frozen=True, slots=True)
class Scope:
    """The needs, providers and resources that a problem is made of, by stored id; None: all there are."""

    needs: Ids | None = None
    providers: Ids | None = None
    resources: Ids | None = None


WHOLE = Scope()

KM_OF_A_DEGREE = 111.0
"""A little less than a degree of latitude measures (111.19 on the sphere), so that nobody in reach is left out."""


def among(column: InstrumentedAttribute[int], ids: Ids | None) -> ColumnElement[bool]:
    """Whether the column's id is one of these; always true where they are all."""
    return true() if ids is None else column.in_(ids)


def around(session: Session, need: Need) -> Scope:
    """All that decides how this need can be served while everything else stands.

    Who and what could serve it, whatever they are asked for already, and who and what else takes part in that.
    """
    helpers, stocks = _read(session, _helpers(need)), _read(session, _stocks(need))
    matches = (
        _read(session, select(Match.id).where(Match.status.in_(MatchStatus.may_happen()), Match.need_id == need.id))
        | _read(session, _asking(MatchProvider.match_id, MatchProvider.provider_id, helpers))
        | _read(session, _asking(MatchResource.match_id, MatchResource.resource_id, stocks))
    )
    beside = select(MatchProvider.provider_id).where(MatchProvider.match_id.in_(matches))
    things = select(MatchResource.resource_id).where(MatchResource.match_id.in_(matches))
    return Scope(
        needs=_read(session, select(Match.need_id).where(Match.id.in_(matches))) | {need.id},
        providers=helpers | _read(session, beside),
        resources=stocks | _read(session, things),
    )


def _helpers(need: Need) -> Select[int]:
    able = (_can_fill(role) for role in need.roles if role.item is None)
    return select(Provider.id).where(Provider.active, _may_reach(Provider, need), or_(false(), *able))


def _can_fill(role: NeedRole) -> ColumnElement[bool]:
    skilled = (Provider.skills.any(ProviderSkill.skill == skill) for skill in role.skills)
    return and_(Provider.kind.in_(role.kinds), *skilled)


def _stocks(need: Need) -> Select[int]:
    items = [role.item for role in need.roles if role.item is not None]
    return select(Resource.id).where(
        _may_reach(Resource, need), Resource.item.in_(items), Resource.withdrawn_at.is_(None)
    )


def _may_reach(kind: type[Provider] | type[Resource], need: Need) -> ColumnElement[bool]:
    """Whether the need lies in the square around the radius; some in its corners are too far after all."""
    degree_east = KM_OF_A_DEGREE * math.cos(math.radians(abs(need.lat) + 1))
    north = func.abs(kind.lat - need.lat) * KM_OF_A_DEGREE <= kind.radius_km
    east = func.abs(kind.lon - need.lon) * degree_east <= kind.radius_km
    return or_(kind.radius_km.is_(None), and_(north, east))


def _asking(match_id: InstrumentedAttribute[int], asked: InstrumentedAttribute[int], ids: Ids) -> Select[int]:
    """The matches that may still happen and ask for one of these."""
    live = Match.status.in_(MatchStatus.may_happen())
    return select(match_id).join(Match, Match.id == match_id).where(live, asked.in_(ids))


def _read(session: Session, ids: Select[int]) -> Ids:
    return frozenset(session.scalars(ids))
