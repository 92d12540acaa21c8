"""Visits as those who make them need to see them, and who makes them."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.dialogue.engine.views import TaskView
from bot.views.told import door_of
from data.core.lifecycle import Answer, MatchStatus
from data.models import Match, MatchProvider, Need, Person, Provider
from data.offers.providers import providers_of
from data.visits.visits import agreed_of, declined_of
from nlu.clock import local


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


def declined_tasks(session: Session, person: Person, now: datetime) -> tuple[TaskView, ...]:
    """The visits ahead that this person has declined and that are free still, the last declined first."""
    found = [
        _task(match, part)
        for provider in providers_of(session, person)
        for match, part in declined_of(session, provider.id, now)
    ]
    return tuple(sorted(found, key=lambda task: task.match_id, reverse=True))


def who_comes(match: Match) -> tuple[str, ...]:
    """The names of the helpers in a match, or of the givers where nobody comes."""
    people = tuple(part.provider.name for part in match.providers if part.provider.name)
    return people or tuple(share.resource.provider.name or "" for share in match.resources)


def _tasks(match: Match, provider: Provider) -> list[TaskView]:
    return [
        _task(match, part)
        for part in match.providers
        if part.provider_id == provider.id and part.status in Answer.counted_on()
    ]


def _task(match: Match, part: MatchProvider) -> TaskView:
    need = match.need
    return TaskView(
        match_id=match.id, provider_id=part.provider_id, category=need.category, start=local(match.start),
        end=local(match.end), place=need.area_id, answer=part.status,
        requester=need.requester.name, phone=need.phone or need.requester.phone,
        door=door_of(need), words=need.note or "", pin=_pin(need), photo=_photo(need, part.provider),
    )  # fmt: skip


def _pin(need: Need) -> tuple[float, float] | None:
    return None if need.pin_lon is None or need.pin_lat is None else (need.pin_lon, need.pin_lat)


def _photo(need: Need, provider: Provider) -> str | None:
    """The picture, where the helper is reached by the channel that it came by: its id means nothing elsewhere."""
    addresses = provider.person.addresses if provider.person else ()
    return need.photo if any(address.channel == need.photo_channel for address in addresses) else None
