"""How much of what is stored a problem is made of: all of it, or only what bears on one need."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from data.models import Match, MatchProvider, MatchResource, Need, NeedRole, Provider, ProviderSkill, Resource
from data.states import LIVE

Ids = frozenset[int]


@dataclass(frozen=True, slots=True)
class Scope:
    """The needs, providers and resources that a problem is made of, by stored id; None: all there are."""

    needs: Ids | None = None
    providers: Ids | None = None
    resources: Ids | None = None


WHOLE = Scope()


def among(column: InstrumentedAttribute[int], ids: Ids | None) -> ColumnElement[bool]:
    """Whether the column's id is one of these; always true where they are all."""
    return true() if ids is None else column.in_(ids)


def around(session: Session, need: Need) -> Scope:
    """All that decides how this need can be served while everything else stands.

    Who and what could serve it, whatever they are asked for already, and who and what else takes part in that.
    """
    people = Match.providers.any(MatchProvider.provider_id.in_(_ids_of_helpers(need.roles)))
    things = Match.resources.any(MatchResource.resource_id.in_(_ids_of_stocks(need.roles)))
    live = select(Match).where(Match.status.in_(LIVE), or_(Match.need_id == need.id, people, things))
    matches = live.with_only_columns(Match.id)
    return Scope(
        needs=_read(session, live.with_only_columns(Match.need_id)) | {need.id},
        providers=_read(session, _ids_of_helpers(need.roles))
        | _read(session, select(MatchProvider.provider_id).where(MatchProvider.match_id.in_(matches))),
        resources=_read(session, _ids_of_stocks(need.roles))
        | _read(session, select(MatchResource.resource_id).where(MatchResource.match_id.in_(matches))),
    )


def _ids_of_helpers(roles: Iterable[NeedRole]) -> Select[int]:
    able = (_can_fill(role) for role in roles if role.item is None)
    return select(Provider.id).where(Provider.active, or_(false(), *able))


def _can_fill(role: NeedRole) -> ColumnElement[bool]:
    skilled = (Provider.skills.any(ProviderSkill.skill == skill) for skill in role.skills)
    return and_(Provider.kind.in_(role.kinds), *skilled)


def _ids_of_stocks(roles: Iterable[NeedRole]) -> Select[int]:
    return select(Resource.id).where(Resource.item.in_([role.item for role in roles if role.item is not None]))


def _read(session: Session, ids: Select[int]) -> Ids:
    return frozenset(session.scalars(ids))
