"""`liandong check`: each thing that can be wrong has its line, which says what to do; what is well has a line too."""

import asyncio
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import typer
from aiohttp import web
from sqlalchemy import select, text

from bot.commands.check import CHECKS, findings, require_startable, run_check
from bot.commands.checks import duty, names, outside, storage
from bot.commands.checks.finding import Finding, Subject, Verdict
from bot.core.errors import Unusable
from bot.core.settings import Settings
from data.alarms.duty import NewShift, add_shift
from data.areas.tree import install_areas
from data.core.database import Database
from data.core.kinds import Role
from data.models import Person
from data.people.roles import grant_role
from data.reference import load_gazetteer
from tests.botapi.server import BotApi
from tests.kit.keys import WRITTEN
from tests.kit.town import NOW, enrolled

WELL, WRONG, ASIDE = Verdict.WELL, Verdict.WRONG, Verdict.ASIDE


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of this test's own, and no other settings."""
    for name in [name for name in os.environ if name.startswith("LIANDONG_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LIANDONG_HOME", str(tmp_path))
    tmp_path.chmod(0o700)
    return tmp_path


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


def subject(**settings: Any) -> Subject:
    return Subject(Settings(key=WRITTEN, **settings))


def with_bot(api: BotApi, **settings: Any) -> Subject:
    return subject(telegram_token=api.token, telegram_api=api.root, **settings)


def seen(found: list[Finding]) -> list[tuple[Verdict, str]]:
    return [(each.verdict, each.key) for each in found]


# Names and values of settings


@pytest.mark.parametrize(
    ("given", "likely"),
    [
        ("LIANDONG_TELEGRAM_TOKN", "LIANDONG_TELEGRAM_TOKEN"),
        ("LIANDONG_DB_URL", "LIANDONG_DATABASE_URL"),
        ("LIANDONG_HTPP", "LIANDONG_HTTP"),
        ("LIADONG_HOME", "LIANDONG_HOME"),
        ("liandong_webhok_url", "LIANDONG_WEBHOOK_URL"),
    ],
)
def test_a_misspelt_name_is_told_with_the_likely_one_and_stops(given: str, likely: str) -> None:
    [found] = names.misnamed({given: "x", "PATH": "/bin", "HOME": "/root"})
    assert (found.verdict, found.stops, found.params["likely"]) == (WRONG, True, likely)
    assert given in str(found)


def test_a_name_like_none_of_ours_is_told_but_stops_nothing() -> None:
    [found] = names.misnamed({"LIANDONG_SERVICE_HOST": "10.0.0.1"})
    assert (found.key, found.stops) == ("check.settings.unknown", False)


def test_every_name_of_ours_is_known_in_any_case() -> None:
    ours = [f"LIANDONG_{name}" for name in Settings.model_fields]
    assert names.misnamed(dict.fromkeys(ours, "x")) == []


@pytest.mark.parametrize(
    "settings",
    [
        {"telegram_api": "nowhere"},
        {"webhook_url": "example.org"},
        {"telegram_token": "1:X", "webhook_secret": "with spaces"},
    ],
)
async def test_a_value_that_whoever_uses_it_cannot_read_stops(settings: dict[str, str]) -> None:
    [found] = await names.values(subject(**settings))
    assert (found.verdict, found.stops) == (WRONG, True)


@pytest.mark.parametrize(("proxies", "lines"), [("", 2), ("127.0.0.1", 1)])
async def test_a_public_address_asks_who_the_proxy_is(proxies: str, lines: int) -> None:
    found = await names.values(subject(webhook_url="https://station.example", proxies=proxies))
    assert len(found) == lines
    assert WRONG not in {each.verdict for each in found}


async def test_a_setting_that_cannot_be_read_is_the_only_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANDONG_HTTP", "8000")
    [found] = await findings()
    assert found.stops
    assert "LIANDONG_HTTP" in str(found)


# Where things are kept


async def test_a_database_of_today_can_be_used(database: Database) -> None:
    url = database.url.render_as_string(hide_password=False)
    assert seen(await storage.database(subject(database_url=url))) == [(WELL, "check.database.current")]


async def test_an_empty_database_is_made_ready_by_the_start_and_not_by_looking(empty_database_url: str) -> None:
    about = subject(database_url=empty_database_url)
    key = "new" if empty_database_url.startswith("sqlite") else "behind"
    for _ in range(2):
        assert seen(await storage.database(about)) == [(ASIDE, f"check.database.{key}")]


async def test_a_database_of_another_version_stops(database: Database) -> None:
    database.run(lambda session: session.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    url = database.url.render_as_string(hide_password=False)
    [found] = await storage.database(subject(database_url=url))
    assert (found.key, found.stops) == ("check.database.foreign", True)


async def test_a_database_that_cannot_be_written_stops(postgres_url: str) -> None:
    [found] = await storage.database(
        subject(database_url=f"{postgres_url}{_asked(postgres_url)}default_transaction_read_only%3Don")
    )
    assert (found.key, found.stops) == ("check.database.unusable", True)
    assert "read-only" in str(found)


def _asked(url: str) -> str:
    return ("&" if "?" in url else "?") + "options=-c%20"


@pytest.mark.parametrize("url", ["nonsense", "mysql://x/y", "postgresql://nobody:geheim@127.0.0.1:9/none"])
async def test_a_database_that_is_none_stops_and_its_password_is_not_told(url: str) -> None:
    [found] = await storage.database(subject(database_url=url))
    assert found.stops
    assert "geheim" not in str(found)


async def test_the_disk_says_how_much_is_left(home: Path) -> None:
    assert seen(await storage.disk(subject(home=home / "not" / "yet"))) == [(WELL, "check.disk.free")]


@pytest.mark.parametrize(("mode", "expected"), [(0o700, "closed"), (0o750, "open"), (0o707, "open"), (0o755, "open")])
def test_a_home_is_for_its_user_alone(home: Path, mode: int, expected: str) -> None:
    home.chmod(mode)
    [found] = asyncio.run(storage.home(subject(home=home)))
    assert found.key == f"check.home.{expected}"


@pytest.mark.parametrize(
    ("mode", "words", "expected"), [(0o600, "k", "closed"), (0o644, "k", "open"), (0o600, "", "empty")]
)
def test_a_key_is_for_its_user_alone_and_is_one(home: Path, mode: int, words: str, expected: str) -> None:
    assert seen(asyncio.run(storage.key(subject(home=home)))) == [(ASIDE, "check.key.none")]
    (home / "key").write_text(words)
    (home / "key").chmod(mode)
    [found] = asyncio.run(storage.key(subject(home=home)))
    assert found.key == f"check.key.{expected}"


# Beyond this process


@pytest.mark.parametrize(
    ("off", "expected"), [(0, "right"), (20, "right"), (7200, "off"), (-7200, "off")], ids=["now", "20 s", "+2h", "-2h"]
)
@pytest.mark.parametrize("by", ["postgres", "telegram"])
async def test_the_clock_is_compared_with_that_of_others(
    request: pytest.FixtureRequest, api: BotApi, by: str, off: int, expected: str
) -> None:
    settings = (
        Settings(database_url=request.getfixturevalue("postgres_url"))
        if by == "postgres"
        else Settings(telegram_token=api.token, telegram_api=api.root)
    )
    [found] = await outside.clock(Subject(settings, lambda: datetime.now(UTC) + timedelta(seconds=off)))
    assert found.key == f"check.clock.{expected}"


async def test_with_nobody_to_compare_with_the_clock_is_only_told(home: Path) -> None:
    assert seen(await outside.clock(subject())) == [(ASIDE, "check.clock.alone")]


PARSE = {
    "intent_ranking": [{"name": "greet", "confidence": 1.0}],
    "categories": [{"name": "other", "confidence": 1.0}],
}


async def answering_as(status: dict[str, Any] | int, parse: dict[str, Any]) -> tuple[web.AppRunner, str]:
    """A server that answers as a Rasa does, or does not."""

    async def say_status(_: web.Request) -> web.Response:
        return web.Response(status=status) if isinstance(status, int) else web.json_response(status)

    async def say_parse(_: web.Request) -> web.Response:
        return web.json_response(parse)

    app = web.Application()
    app.router.add_get("/status", say_status)
    app.router.add_post("/model/parse", say_parse)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}"


@pytest.mark.parametrize(
    ("status", "parse", "expected"),
    [
        ({"model_id": "m"}, PARSE, (WELL, "check.nlu.ours")),
        ({"model_id": "m"}, {"intent_ranking": []}, (WRONG, "check.nlu.no_model")),
        (409, {}, (WRONG, "check.nlu.no_model")),
        (404, {}, (WRONG, "check.nlu.other")),
        ({"hello": "world"}, PARSE, (WRONG, "check.nlu.other")),
    ],
)
async def test_a_rasa_server_is_told_from_what_is_none(status: Any, parse: Any, expected: tuple[Verdict, str]) -> None:
    runner, url = await answering_as(status, parse)
    found = await outside.nlu(subject(nlu_url=url))
    await runner.cleanup()
    assert seen(found) == [expected]
    assert found[0].stops is (expected[0] is WRONG)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://127.0.0.1:9", "check.nlu.nobody"),
        ("nonsense", "check.nlu.other"),
        ("http://[::1", "check.nlu.other"),
        ("ftp://x/", "check.nlu.other"),
    ],
)
async def test_an_nlu_address_that_leads_nowhere_stops(url: str, key: str) -> None:
    [found] = await outside.nlu(subject(nlu_url=url))
    assert (found.key, found.stops) == (key, True)


async def test_without_rasa_nobody_looks_for_it() -> None:
    assert seen(await outside.nlu(subject())) == [(ASIDE, "check.nlu.own")]
    read_inside = Subject(Settings(nlu_url="http://127.0.0.1:9"), own_reader=True)
    assert seen(await outside.nlu(read_inside)) == [(ASIDE, "check.nlu.inside")]


async def test_a_token_that_telegram_knows_is_told_by_the_bots_name(api: BotApi) -> None:
    found = await outside.telegram(with_bot(api))
    assert seen(found) == [(WELL, "check.token.known"), (ASIDE, "check.webhook.polling")]
    assert "@liandong_test_bot" in str(found[0])


async def test_a_refused_token_stops_and_is_not_told(api: BotApi) -> None:
    [found] = await outside.telegram(subject(telegram_token="1000:WRONG", telegram_api=api.root))
    assert (found.key, found.stops) == ("unusable.token", True)
    assert "WRONG" not in str(found)


async def test_a_telegram_that_is_away_is_told_but_stops_nothing() -> None:
    [found] = await outside.telegram(subject(telegram_token="1000:TEST", telegram_api="http://127.0.0.1:9"))
    assert (found.key, found.stops) == ("check.token.unreachable", False)
    assert "1000:TEST" not in str(found)


async def test_the_webhook_is_told_as_telegram_sees_it(api: BotApi) -> None:
    about = with_bot(api, webhook_url="https://station.example")
    assert (await outside.telegram(about))[1].key == "check.webhook.to_register"
    await api.updates.push_to("https://station.example/telegram/webhook", "")
    assert (await outside.telegram(about))[1].key == "check.webhook.set"
    api.webhook_trouble = {"last_error_date": int(NOW.timestamp()), "last_error_message": "Connection refused"}
    found = (await outside.telegram(about))[1]
    assert (found.verdict, found.stops) == (WRONG, False)
    assert "Connection refused" in str(found)
    assert "11-21 09:00" in str(found)


# Duty


@pytest.fixture
def station(database: Database) -> tuple[Database, Subject]:
    database.run(lambda session: install_areas(session, load_gazetteer()))
    return database, subject(database_url=database.url.render_as_string(hide_password=False))


def take_up_duty(database: Database, area: str, *, reached: bool = True) -> None:
    def grant(session: Any) -> None:
        person = enrolled(session, "telegram", f"duty {area}", "zh", NOW)
        grant_role(session, person, Role.COORDINATOR, area, NOW)
        if not reached:
            for address in person.addresses:
                address.closed_at = NOW

    database.run(grant)


async def test_a_town_without_anybody_on_duty_is_named(station: tuple[Database, Subject]) -> None:
    database, about = station
    take_up_duty(database, "qingshan")
    [found] = await duty.duty(about)
    assert (found.verdict, found.stops) == (WRONG, False)
    assert "青山镇" not in str(found)
    assert found.params["many"] == len([p for p in load_gazetteer() if p.level == "town"]) - 1


@pytest.mark.parametrize(("reached", "expected"), [(True, "covered"), (False, "nobody")])
async def test_the_countys_duty_stands_for_every_town_where_it_can_be_reached(
    station: tuple[Database, Subject], reached: bool, expected: str
) -> None:
    database, about = station
    take_up_duty(database, "anyuan", reached=reached)
    assert (await duty.duty(about))[0].key == f"check.duty.{expected}"


async def test_a_roster_that_leaves_this_hour_to_nobody_is_told_and_one_that_covers_it_is_well(
    station: tuple[Database, Subject],
) -> None:
    database, about = station
    take_up_duty(database, "anyuan")

    def on_roster(session: Any, start: time, end: time) -> None:
        person = session.scalars(select(Person)).one()
        add_shift(session, person, NewShift("anyuan", start, end), person, NOW)

    nine = Subject(about.settings, clock=lambda: NOW)  # nine o'clock in Shanghai
    database.run(lambda session: on_roster(session, time(18), time(23)))
    assert (await duty.duty(nine))[0].key == "check.duty.off"
    database.run(lambda session: on_roster(session, time(8), time(10)))
    assert (await duty.duty(nine))[0].key == "check.duty.covered"


# The command


def untouched(folder: Path) -> bool:
    return not any(folder.iterdir())


async def test_a_new_place_has_nothing_wrong_and_no_two_lines_alike(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await run_check()
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(set(lines)) >= len(CHECKS)
    assert all(line[0] in "✓–" and " / " in line for line in lines)
    assert untouched(home)


async def test_something_wrong_ends_with_1(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LIANDONG_NLU_URL", "http://127.0.0.1:9")
    with pytest.raises(typer.Exit) as ended:
        await run_check()
    assert ended.value.exit_code == 1
    assert sum(line.startswith("✗") for line in capsys.readouterr().out.splitlines()) == 1


async def test_a_start_is_told_what_is_wrong_and_stopped_only_by_what_cannot_work(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setenv("LIANDONG_SERVICE_HOST", "10.0.0.1")
    await require_startable(told.append)
    assert len(told) == 1
    monkeypatch.setenv("LIANDONG_NLU_URL", "http://127.0.0.1:9")
    with pytest.raises(Unusable):
        await require_startable(told.append)
    assert len(told) == 3
