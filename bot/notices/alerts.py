"""What the coordinators on duty are told at once: a word passed on."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from bot.core.messages import Language, Outgoing, Priority
from bot.core.names import Names
from bot.notices.post import tell_all
from bot.views.visits import who_comes
from bot.words import say
from bot.words.times import visit_in_words
from data.core.events import WordPassedOn
from data.core.giving_events import AnotherHelperWished, TeamClaimed
from data.core.lifecycle import MatchStatus
from data.models import Need, Person, Provider
from data.people.roles import duty_coordinators
from data.visits.visits import live_matches
from nlu.clock import local

LONGEST = 500
"""Characters of a person's words that go into an alert."""


def passed_on(session: Session, _names: Names, events: Iterable[WordPassedOn], now: datetime) -> None:
    """A person's word to the coordinators."""
    for event in events:
        _alert(session, event, now)


def another_wished(session: Session, names: Names, events: Iterable[AnotherHelperWished], now: datetime) -> None:
    """A resident would rather have somebody else: with the visit, and who is promised."""
    for event in events:
        _wished(session, names, event, now)


def team_claimed(session: Session, _names: Names, events: Iterable[TeamClaimed], now: datetime) -> None:
    """Two speak for one team: the coordinators ask which."""
    for event in events:
        person, team = session.get_one(Person, event.person_id), session.get_one(Provider, event.provider_id)
        told = partial(_claimed, person, team)
        tell_all(session, duty_coordinators(session, team.area_id), told, now)


def _claimed(person: Person, team: Provider, language: Language) -> Outgoing:
    unknown = say(language, "notice.unknown")
    before = team.person.name if team.person else None
    text = say(
        language, "notice.team_claimed", name=person.name or unknown, phone=person.phone or unknown,
        team=team.name or unknown, before=before or unknown,
    )  # fmt: skip
    return Outgoing(text=text, priority=Priority.NOTICE)


def _wished(session: Session, names: Names, event: AnotherHelperWished, now: datetime) -> None:
    need = session.get_one(Need, event.need_id)
    agreed = [match for match in live_matches(session, need) if match.status in MatchStatus.occupying_time()]

    def wording(language: Language) -> Outgoing:
        unknown, there = say(language, "notice.unknown"), say(language, "list.and")
        whens = (visit_in_words(language, local(match.start), local(match.end), local(now)) for match in agreed)
        text = say(
            language, "notice.another_wished", name=need.requester.name or unknown,
            phone=need.phone or need.requester.phone or unknown, what=names.category(language, need.category),
            when=there.join(whens), who=there.join(name for match in agreed for name in who_comes(match)),
            text=event.text[:LONGEST],
        )  # fmt: skip
        return Outgoing(text=text, priority=Priority.NOTICE)

    tell_all(session, duty_coordinators(session, need.area_id), wording, now)


def _alert(session: Session, event: WordPassedOn, now: datetime) -> None:
    person = None if event.person_id is None else session.get_one(Person, event.person_id)

    def wording(language: Language) -> Outgoing:
        unknown = say(language, "notice.unknown")
        who, phone = (person.name or unknown, person.phone or unknown) if person else (unknown, unknown)
        said = event.text[:LONGEST] or say(language, "notice.no_reason")
        text = say(language, "notice.passed_on", name=who, phone=phone, text=said)
        return Outgoing(text=text, priority=Priority.NOTICE)

    tell_all(session, duty_coordinators(session, person.area_id if person else None), wording, now)
