"""Stored rows as a conversation needs to see them: a person's needs, visits, and what they told us as a volunteer."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.dialogue.engine.views import NeedView, Profile, TaskView
from bot.views.convert import said_rule, said_windows
from data.core.kinds import ResourceKind
from data.core.lifecycle import Answer, MatchStatus, NeedStatus
from data.models import Match, Need, Person, Provider, Resource
from data.needs.needs import needs_of
from data.offers.providers import providers_of, volunteer_of
from data.visits.visits import agreed_of, live_matches
from nlu.clock import local


def open_needs(session: Session, person: Person) -> tuple[NeedView, ...]:
    """The person's needs that are not over, newest first."""
    return tuple(_need(session, need) for need in needs_of(session, person) if need.status in NeedStatus.standing())


def open_tasks(session: Session, person: Person, now: datetime) -> tuple[TaskView, ...]:
    """The visits that wait for this person's answer or that they have promised, in order of time."""
    found = [
        task
        for provider in providers_of(session, person)
        for match in agreed_of(session, provider.id)
        if match.end > now and match.status in MatchStatus.shown_to_helper()
        for task in _tasks(match, provider)
    ]
    return tuple(sorted(found, key=lambda task: task.start))


def profile(session: Session, person: Person) -> Profile | None:
    """What the person has told us as a volunteer; None where they are none."""
    provider = volunteer_of(session, person)
    if provider is None or provider.area_id is None or provider.name is None:
        return None
    return Profile(
        name=provider.name,
        skills=tuple(skill.skill for skill in provider.skills),
        rules=tuple(said_rule(rule) for rule in provider.rules),
        place=provider.area_id,
        radius_km=provider.radius_km,
        weekly_minutes=provider.weekly_minutes,
    )


def things_on_offer(session: Session) -> tuple[str, ...]:
    """The names of goods that somebody gives or lends."""
    return tuple(session.scalars(select(Resource.name).filter_by(kind=ResourceKind.GOODS).distinct()))


def who_comes(match: Match) -> tuple[str, ...]:
    """The names of the helpers in a match, or of the givers where nobody comes."""
    people = tuple(part.provider.name for part in match.providers if part.provider.name)
    return people or tuple(share.resource.provider.name or "" for share in match.resources)


def _need(session: Session, need: Need) -> NeedView:
    agreed = (match for match in live_matches(session, need) if match.status in MatchStatus.occupying_time())
    return NeedView(
        id=need.id,
        category=need.category,
        status=need.status,
        windows=said_windows(need.windows),
        rules=tuple(said_rule(rule) for rule in need.repeats),
        place=need.area_id,
        who=tuple(name for match in agreed for name in who_comes(match)),
    )


def _tasks(match: Match, provider: Provider) -> list[TaskView]:
    need = match.need
    return [
        TaskView(
            match_id=match.id, provider_id=provider.id, category=need.category, start=local(match.start),
            end=local(match.end), place=need.area_id, answer=part.status,
            requester=need.requester.name, phone=need.phone or need.requester.phone,
        )
        for part in match.providers
        if part.provider_id == provider.id and part.status in Answer.counted_on()
    ]  # fmt: skip
