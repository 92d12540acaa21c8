"""How every need of the story ended, read from the database, against how the story says it must."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.core.names import Names
from bot.demo.district import CHANNEL
from bot.demo.story import Ending, Part
from bot.words import say_both
from data.core.lifecycle import MatchStatus
from data.models import Match, MatchProvider, MatchResource, Need, NeedReason, Provider, Resource
from data.needs.needs import needs_of
from data.people.people import find_person
from nlu.clock import local


@dataclass(frozen=True)
class Outcome:
    """One need's end in words. `as_told`: it ended as the story says."""

    who: str
    need: str
    status: str
    by: str
    when: str
    as_told: bool


def outcomes(session: Session, parts: Iterable[Part], names: Names) -> list[Outcome]:
    """One row for each ending of the story; a need that was never stored did not end as told."""
    return [
        _outcome(session, part.who, ending, names.category("zh", ending.category))
        for part in parts
        for ending in part.ends
    ]


def _outcome(session: Session, who: str, ending: Ending, name: str) -> Outcome:
    need = _need(session, who, ending.category)
    if need is None:
        return Outcome(who, name, say_both("demo.not_recorded", " "), "", "", as_told=False)
    agreed = select(Match).where(Match.need_id == need.id, Match.status.in_(MatchStatus.occupying_time()))
    match = session.scalars(agreed).first()
    by = list(_by(session, match)) if match else []
    reasons = set(session.scalars(select(NeedReason.code).where(NeedReason.need_id == need.id)))
    return Outcome(
        who=who,
        need=name,
        status=f"{need.status} ({match.status})" if match else f"{need.status} {' '.join(sorted(reasons))}".strip(),
        by="、".join(helper for helper, _ in by),
        when=f"{local(match.start):%m-%d %H:%M}" if match else "",
        as_told=need.status == ending.status
        and (ending.society is None or ending.society in {society for _, society in by})
        and (ending.reason is None or ending.reason in reasons),
    )


def _need(session: Session, who: str, category: str) -> Need | None:
    person = find_person(session, CHANNEL, who)
    needs = needs_of(session, person) if person else []
    return next((need for need in needs if need.category == category), None)


def _by(session: Session, match: Match) -> Iterator[tuple[str, str]]:
    people = select(Provider).join(MatchProvider).where(MatchProvider.match_id == match.id)
    for provider in session.scalars(people):
        yield provider.name or "", provider.kind
    things = select(Resource, Provider).join(MatchResource).join(Provider, Provider.id == Resource.provider_id)
    for resource, owner in session.execute(things.where(MatchResource.match_id == match.id)):
        yield f"{owner.name}（{resource.name}）", owner.kind
