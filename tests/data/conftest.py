"""A small district to act in, on both databases."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from data.areas.tree import install_areas
from data.core.database import Database
from data.core.lifecycle import NeedStatus, Role
from data.core.transitions import move_need
from data.models import Match, MatchProvider, MatchResource, Need, Person, Provider, Resource
from data.needs.needs import NewNeed, record_need
from data.offers.providers import NewRule, NewVolunteer, register_volunteer
from data.offers.resources import NewResource, add_resource
from data.people.people import enrol, grant_role
from data.reference import load_gazetteer

NOW = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
TOMORROW_AT_TEN = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
EVERY_DAY = NewRule(days=(), start=time(8), end=time(20))
HOUR = timedelta(hours=1)


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
        person = enrol(self.session, "telegram", f"10{self._people}", "zh", NOW)
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
        return register_volunteer(self.session, self.person(name), new, NOW)

    def need(self, category: str = "medical_escort", **more: Any) -> Need:
        """A need for tomorrow, ten to two, unless said otherwise."""
        requester = more.pop("requester", None) or self.person()
        hours = {"windows": [(self.ten, self.ten + 4 * HOUR)]}
        new = NewNeed(**{"categories": [category], "area_id": "qingshan", **hours, **more})
        return record_need(self.session, requester, new, NOW)[0]

    def proposal(self, need: Need, *providers: Provider, start: datetime | None = None) -> Match:
        """A proposal for the need, from its first window's start unless said otherwise."""
        begin = start or need.windows[0].start
        move_need(self.session, need, NeedStatus.PROPOSED, None, NOW)
        match = Match(need_id=need.id, start=begin, end=begin + timedelta(minutes=need.minutes), proposed_at=NOW)
        match.providers = [MatchProvider(provider_id=provider.id, role="main") for provider in providers]
        self.session.add(match)
        self.session.flush()
        return match

    def lend(self, match: Match, resource: Resource, quantity: int = 1) -> None:
        """Let the match take some of the resource."""
        match.resources.append(MatchResource(resource_id=resource.id, role="item", quantity=quantity))
        self.session.flush()

    def resource(self, owner: Provider, **more: Any) -> Resource:
        """One wheelchair to lend, unless said otherwise."""
        new = {"kind": "goods", "name": "轮椅", "quantity": 1, "returnable": True, **more}
        return add_resource(self.session, owner, NewResource(**new), NOW)


@pytest.fixture
def district(database: Database) -> Database:
    """A database of this test's own with the areas of the gazetteer in it."""
    database.run(lambda session: install_areas(session, load_gazetteer()))
    return database


@pytest.fixture(scope="session")
def sqlite_district(migrated_sqlite: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A district on SQLite for all tests that roll back."""
    path = tmp_path_factory.mktemp("district") / "district.sqlite3"
    shutil.copy(migrated_sqlite, path)
    yield from _with_areas(f"sqlite:///{path}")


@pytest.fixture(scope="session")
def postgres_district(postgres_server: str) -> Iterator[Database]:
    """A district on PostgreSQL for all tests that roll back."""
    yield from _with_areas(postgres_server)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def session(request: pytest.FixtureRequest) -> Iterator[Session]:
    """A transaction in a district that other tests share; it is rolled back."""
    shared: Database = request.getfixturevalue(f"{request.param}_district")
    with shared.engine.connect() as connection, connection.begin() as transaction:
        yield Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False)
        transaction.rollback()


def _with_areas(url: str) -> Iterator[Database]:
    database = Database(url)
    database.migrate()
    database.run(lambda session: install_areas(session, load_gazetteer()))
    yield database
    database.dispose()


@pytest.fixture
def town(session: Session) -> Town:
    """A town within one transaction."""
    return Town(session)


@pytest.fixture
def town_of() -> type[Town]:
    """Makes a town within any transaction, for tests that need several."""
    return Town


@pytest.fixture
def now() -> datetime:
    """Saturday 2026-11-21, nine o'clock in Shanghai."""
    return NOW
