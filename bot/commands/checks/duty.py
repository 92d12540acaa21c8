"""Who is on duty: in every town somebody who can be reached, now by the roster."""

import asyncio
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.commands.checks.finding import About, Finding, Subject
from bot.commands.checks.storage import opened
from data.alarms.duty import ladder
from data.core.database import Database
from data.core.errors import DatabaseUnusable, KeyUnusable
from data.messaging.addresses import addresses_of
from data.migrations.state import SchemaState, schema_state
from data.models import Area, Person
from data.people.roles import duty_coordinators

MOST_NAMED = 5
TOWN = "town"

DUTY = About("check.about.duty")


async def duty(subject: Subject) -> list[Finding]:
    """Every town has somebody on duty now, of its own or above it, with an open address."""
    return [await asyncio.to_thread(_duty, subject)]


def _duty(subject: Subject) -> Finding:
    try:
        with opened(subject.settings) as found:
            return _of(found, subject.clock()) if found else DUTY.aside("check.duty.unknown")
    except (DatabaseUnusable, KeyUnusable):
        return DUTY.aside("check.duty.unknown")  # the database's own line says why


def _of(database: Database, at: datetime) -> Finding:
    if schema_state(database) is not SchemaState.CURRENT:
        return DUTY.aside("check.duty.unknown")
    towns, alone, off = database.run(lambda session: _towns(session, at))
    if not towns:
        return DUTY.aside("check.duty.unknown")
    if alone or off:
        key = "check.duty.nobody" if alone else "check.duty.off"
        return DUTY.wrong(key, names=_named(alone or off), many=len(alone or off), towns=len(towns))
    return DUTY.well("check.duty.covered", towns=len(towns))


def _named(towns: list[str]) -> str:
    return "、".join(towns[:MOST_NAMED]) + (" …" if len(towns) > MOST_NAMED else "")


def _towns(session: Session, at: datetime) -> tuple[list[Area], list[str], list[str]]:
    """All towns; the names of those that have nobody at all, and of those that have nobody on duty at this moment."""
    towns = list(session.scalars(select(Area).where(Area.level == TOWN).order_by(Area.id)))
    off = [town for town in towns if not _on_duty(session, town.id, at)]
    alone = [town for town in off if not _reached(session, duty_coordinators(session, town.id))]
    return towns, [town.name for town in alone], [town.name for town in off]


def _on_duty(session: Session, area_id: str, at: datetime) -> bool:
    return any(_reached(session, rung.people) for rung in ladder(session, area_id, at))


def _reached(session: Session, people: Iterable[Person]) -> bool:
    return any(addresses_of(session, person) for person in people)
