"""A small town within one transaction, made and moved by the real verbs."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.core.events import Events, NeedRecorded, ProposalMade, ResourceAdded
from data.core.kinds import Role
from data.core.lifecycle import NeedStatus
from data.core.recurrence import NewRule
from data.core.transitions import set_status
from data.models import Match, MatchProvider, MatchResource, Need, Person, Provider, Resource
from data.needs.needs import NewNeed, record_need
from data.offers.providers import NewVolunteer, register_volunteer, volunteer_of
from data.offers.resources import NewResource, add_resource
from data.people.people import enrol, find_person
from data.people.roles import grant_role

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
TOMORROW_AT_TEN = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
EVERY_DAY = NewRule(days=(), start=time(8), end=time(20))
HOUR = timedelta(hours=1)


def enrolled(session: Session, channel: str, external_id: str, language: str, now: datetime) -> Person:
    """Somebody who has consented, and is reached at this address."""
    enrol(session, channel, external_id, language, now)
    person = find_person(session, channel, external_id)
    assert person is not None
    return person


class Town:
    """Short words for what tests need again and again; everything goes through the real verbs."""

    now = NOW
    ten = TOMORROW_AT_TEN

    def __init__(self, session: Session) -> None:
        self.session = session
        self._people = 0

    def person(self, name: str = "王奶奶") -> Person:
        """Somebody who has consented and is reached on Telegram."""
        self._people += 1
        person = enrolled(self.session, "telegram", f"10{self._people}", "zh", NOW)
        person.name = name
        return person

    def coordinator(self, area: str | None = "qingshan") -> Person:
        """A coordinator of an area (None: of everything)."""
        person = self.person("李社工")
        grant_role(self.session, person, Role.COORDINATOR, area, NOW)
        return person

    def volunteer(self, name: str = "张三", skills: Sequence[str] = ("medical_escort",), **more: Any) -> Provider:
        """A volunteer who is free from eight to eight unless said otherwise."""
        new = NewVolunteer(name=name, skills=skills, **{"area_id": "qingshan", "rules": [EVERY_DAY], **more})
        person = self.person(name)
        register_volunteer(self.session, person, new, NOW)
        provider = volunteer_of(self.session, person)
        assert provider is not None
        return provider

    def need(self, category: str = "medical_escort", **more: Any) -> Need:
        """A need for tomorrow, ten to two, unless said otherwise."""
        requester = more.pop("requester", None) or self.person()
        hours = {"windows": [(self.ten, self.ten + 4 * HOUR)]}
        new = NewNeed(**{"categories": [category], "area_id": "qingshan", **hours, **more})
        recorded = record_need(self.session, requester, new, NOW)[0]
        assert isinstance(recorded, NeedRecorded)
        return self.session.get_one(Need, recorded.need_id)

    def proposal(self, need: Need, *providers: Provider, start: datetime | None = None) -> Match:
        """A proposal for the need, from its first window's start unless said otherwise."""
        begin = start or need.windows[0].start
        set_status(self.session, need, NeedStatus.PROPOSED, None, NOW)
        match = Match(need_id=need.id, start=begin, end=begin + timedelta(minutes=need.minutes), proposed_at=NOW)
        match.providers = [MatchProvider(provider_id=provider.id, role="main") for provider in providers]
        self.session.add(match)
        self.session.flush()
        return match

    def made(self, events: Events) -> list[Match]:
        """The proposals that a round has made."""
        return [self.session.get_one(Match, event.match_id) for event in events if isinstance(event, ProposalMade)]

    def lend(self, match: Match, resource: Resource, quantity: int = 1) -> None:
        """Let the match take some of the resource."""
        match.resources.append(MatchResource(resource_id=resource.id, role="item", quantity=quantity))
        self.session.flush()

    def resource(self, owner: Provider, **more: Any) -> Resource:
        """One wheelchair to lend, unless said otherwise."""
        new = {"kind": "goods", "name": "轮椅", "quantity": 1, "returnable": True, **more}
        [added] = add_resource(self.session, owner, NewResource(**new), NOW)
        assert isinstance(added, ResourceAdded)
        return self.session.get_one(Resource, added.resource_id)
