"""A small office: needs, helpers and proposals as they are really recorded, two coordinators, a social worker."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy.orm import Session

from bot.core.names import Names
from bot.desk.context import PageContext
from bot.desk.decisions import Desk
from bot.desk.pages.registry import desk_routes
from bot.desk.render import STATIC
from bot.http.application import create_app
from data.areas.tree import install_areas
from data.core.database import Database
from data.core.kinds import ProviderKind, Role
from data.models import Area, AvailabilitySpan, Match, Person, Provider, ProviderSkill
from data.needs.needs import NewNeed, record_need
from data.offers.providers import NewVolunteer, register_volunteer
from data.people.roles import grant_role
from data.people.sign_in import issue_link
from data.planning import load_problem, record_plan
from data.reference import load_gazetteer, load_taxonomy
from matching.explain.explain import explain
from matching.solve import solve
from tests.kit.town import enrolled

NOW = datetime(2026, 11, 21, 1, tzinfo=UTC)
"""Saturday morning, nine o'clock in Shanghai."""

VILLAGE = "gaozhi"
"""A village of the town of Qingshan."""


def at(days: int, hour: int) -> datetime:
    """An hour of Shanghai's clock, `days` from the Saturday."""
    return NOW.replace(hour=0) + timedelta(days=days, hours=hour - 8)


@dataclass
class Office:
    """The office's application and who works there; `now` can be moved."""

    database: Database
    names: Names
    now: datetime = NOW
    people: dict[str, int] = field(default_factory=dict)

    def clock(self) -> datetime:
        return self.now

    @property
    def app(self) -> FastAPI:
        desk = Desk(self.database, self.names, self.clock, lambda: None)
        pages = desk_routes(PageContext(self.database, self.names, self.clock, desk))
        return create_app(pages, static=STATIC)

    def link(self, name: str) -> str:
        """A one-time link's path for somebody."""
        token, _ = self.database.run(lambda s: issue_link(s, s.get_one(Person, self.people[name]), self.now))
        return f"/review/open/{token}"

    @asynccontextmanager
    async def signed_in(self, root: str, name: str) -> AsyncIterator[httpx.AsyncClient]:
        """A browser in which this person has opened the review page."""
        async with httpx.AsyncClient(base_url=root, follow_redirects=True) as client:
            assert (await client.post(self.link(name))).status_code == 200
            yield client

    def matches(self) -> list[Match]:
        """All matches, oldest first."""
        return self.database.run(lambda s: s.query(Match).order_by(Match.id).all())

    def join(self, s: Session, name: str, role: Role, area: str, language: str = "zh") -> Person:
        """Somebody enrols and is given a role."""
        person = enrolled(s, "web", name, language, NOW)
        person.name = name
        grant_role(s, person, role, area, NOW)
        self.people[name] = person.id
        return person

    def volunteer(self, s: Session, name: str, *skills: str) -> None:
        """Somebody from the village who is free next Wednesday, the whole day."""
        person = enrolled(s, "web", name, "zh", NOW)
        register_volunteer(s, person, NewVolunteer(name, skills, VILLAGE, spans=[(at(4, 8), at(4, 20))]), NOW)

    def counsellor(self, s: Session, name: str) -> None:
        """A social worker with a verified certificate, free as the others are."""
        area = s.get_one(Area, VILLAGE)
        skill = ProviderSkill(
            skill="counselling", certificate="C-1", verified_by=self.people["孙社工"], verified_at=NOW
        )
        free = AvailabilitySpan(start=at(4, 8), end=at(4, 20), available=True)
        place = {"area_id": area.id, "lon": area.lon, "lat": area.lat}
        kind = ProviderKind.SOCIAL_WORKER
        s.add(Provider(kind=kind, name=name, created_at=NOW, skills=[skill], spans=[free], **place))

    def need(self, s: Session, category: str, *, name: str = "赵桂兰", start: int = 9, end: int = 12) -> None:
        """Somebody in the village needs something next Wednesday."""
        person = enrolled(s, "web", name, "zh", NOW)
        new = NewNeed([category], VILLAGE, [(at(4, start), at(4, end))], beneficiary=["elder"], requester_name=name)
        record_need(s, person, new, NOW)

    def plan(self) -> None:
        """Match once."""
        snapshot = self.database.run(lambda s: load_problem(s, self.now))
        plan = explain(snapshot.problem, solve(snapshot.problem, seconds=5))
        self.database.run(lambda s: record_plan(s, snapshot, plan, self.now))


@pytest.fixture
def office(sqlite_database: Database) -> Office:
    """An escort with two who could go, a repair with one, a haircut with nobody, and a confidential one."""
    office = Office(sqlite_database, Names(load_taxonomy(), load_gazetteer()))

    def settle(s: Session) -> None:
        install_areas(s, load_gazetteer())
        office.join(s, "李协调", Role.COORDINATOR, "qingshan")
        office.join(s, "Anna", Role.COORDINATOR, "qingshan", "en")
        office.join(s, "孙社工", Role.SOCIAL_WORKER, "qingshan")
        office.join(s, "远方", Role.COORDINATOR, "fenghuang")
        for name, skill in (("王秀英", "medical_escort"), ("陈晓", "medical_escort"), ("张建国", "home_repair")):
            office.volunteer(s, name, skill)
        office.counsellor(s, "周咨询")
        for category in ("medical_escort", "home_repair", "haircut", "counselling"):
            office.need(s, category)

    sqlite_database.run(settle)
    office.plan()
    return office


@pytest.fixture
def root(office: Office, serve: Callable[[FastAPI], str]) -> str:
    """The served office's URL."""
    return serve(office.app)
