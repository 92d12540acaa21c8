"""What is beyond this process: others' clock, Rasa, a model, Telegram. Each is asked once, with little patience."""

import asyncio
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.telegram.settings import refused, with_path
from bot.channels.telegram.status import BotStatus, Refused, Unreachable, bot_status
from bot.commands.checks.finding import About, Finding, Subject
from bot.commands.checks.storage import opened
from bot.conversation.interpreters import chat_server, codes
from data.core.clock import SHANGHAI
from data.core.database import Database
from data.core.errors import DatabaseUnusable
from data.reference import load_gazetteer
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.runtime.opinion.server import PATIENCE_SECONDS as PATIENCE_SECONDS_OF_PEOPLE
from nlu.runtime.opinion.trial import Outcome, trial
from nlu.runtime.rasa import Answering, answering

PATIENCE_SECONDS = 5.0
LARGEST_DRIFT_SECONDS = 60.0
"""Visits and reminders are told to the minute; a Date header is whole seconds old and some on its way."""

SLOWEST_SECONDS = 15.0
"""For a model that answers at all: the first answer after its start takes longer than the others."""

CLOCK, NLU, LLM, TOKEN, WEBHOOK = (About(f"check.about.{name}") for name in ("clock", "nlu", "llm", "token", "webhook"))
_NO_OPINION = {
    Outcome.SLOW: "check.llm.slow",
    Outcome.NOBODY: "check.llm.nobody",
    Outcome.REFUSED: "check.llm.refused",
    Outcome.UNKNOWN: "check.llm.unknown",
    Outcome.JUNK: "check.llm.junk",
}
_NOT_OURS = {
    Answering.NOBODY: "check.nlu.nobody",
    Answering.OTHER: "check.nlu.other",
    Answering.NO_MODEL: "check.nlu.no_model",
}


async def clock(subject: Subject) -> list[Finding]:
    """Ours goes with the database server's, else with that of the Bot API."""
    local = subject.clock().astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    theirs = await asyncio.to_thread(_servers_now, subject) or await _api_now(subject)
    if theirs is None:
        return [CLOCK.aside("check.clock.alone", local=local)]
    drift = (subject.clock() - theirs).total_seconds()
    if abs(drift) > LARGEST_DRIFT_SECONDS:
        return [CLOCK.wrong("check.clock.off", local=local, seconds=f"{drift:+.0f}")]
    return [CLOCK.well("check.clock.right", local=local)]


async def nlu(subject: Subject) -> list[Finding]:
    """A Rasa server that the settings name is there and has our model; our own is made when it is needed."""
    url = subject.settings.nlu_url
    if subject.own_reader or not url:
        return [NLU.aside("check.nlu.inside" if subject.own_reader else "check.nlu.own")]
    found = await answering(url, PATIENCE_SECONDS)
    if found is Answering.OURS:
        return [NLU.well("check.nlu.ours", url=url)]
    return [NLU.wrong(_NOT_OURS[found], stops=True, url=url)]


async def llm(subject: Subject) -> list[Finding]:
    """A server that the settings name for second opinions gives one, and in time; the station works without."""
    if (server := chat_server(subject.settings, SLOWEST_SECONDS)) is None:
        return [LLM.aside("check.llm.none")]
    try:
        seen = await trial(server, Gazetteer(load_gazetteer()), codes())
    finally:
        await server.close()
    told: dict[str, Any] = {"url": subject.settings.llm_url, "seconds": f"{seen.seconds:.1f}"}
    if seen.outcome is not Outcome.WELL:
        return [LLM.wrong(_NO_OPINION[seen.outcome], limit=f"{PATIENCE_SECONDS_OF_PEOPLE:.0f}", **told)]
    return [LLM.well("check.llm.here" if server.is_loopback else "check.llm.elsewhere", **told)]


async def telegram(subject: Subject) -> list[Finding]:
    """The token is one, and updates reach us as the settings want it."""
    settings = subject.settings
    if not settings.telegram_token:
        return [TOKEN.aside("check.token.none")]
    try:
        seen = await bot_status(settings.telegram_token, settings.telegram_api, PATIENCE_SECONDS)
    except Refused:
        return [TOKEN.wrong(refused().key, stops=True)]
    except Unreachable as error:
        return [TOKEN.wrong("check.token.unreachable", api=settings.telegram_api, why=error)]
    return [TOKEN.well("check.token.known", name=seen.username), _webhook(settings.webhook_url, seen)]


def _webhook(url: str | None, seen: BotStatus) -> Finding:
    told: dict[str, Any] = {"url": seen.url, "pending": seen.pending}
    if url is None:
        return WEBHOOK.aside("check.webhook.polling", pending=seen.pending)
    if seen.url != with_path(url):
        return WEBHOOK.aside("check.webhook.to_register", wanted=with_path(url), **told)
    if seen.last_error:
        return WEBHOOK.wrong("check.webhook.failing", error=seen.last_error, at=_local(seen.last_error_at), **told)
    return WEBHOOK.well("check.webhook.set", **told)


def _local(moment: datetime | None) -> str:
    return moment.astimezone(SHANGHAI).strftime("%m-%d %H:%M") if moment else "?"


def _servers_now(subject: Subject) -> datetime | None:
    """The database server's clock; None where it has none of its own, or does not answer (another line says so)."""
    try:
        with opened(subject.settings) as found:
            return _now_of(found) if found and not found.is_sqlite else None
    except (DatabaseUnusable, SQLAlchemyError):
        return None


def _now_of(database: Database) -> datetime:
    with database.engine.connect() as connection:
        moment: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    return moment.astimezone(UTC)


async def _api_now(subject: Subject) -> datetime | None:
    """The Date that the Bot API puts on its answers, whatever it answers."""
    if not subject.settings.telegram_token:
        return None
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_SECONDS) as client:
            answer = await client.get(subject.settings.telegram_api)
        return parsedate_to_datetime(answer.headers["date"]).astimezone(UTC)
    except (httpx.HTTPError, httpx.InvalidURL, LookupError, ValueError):
        return None
