"""Who is on duty: in every town somebody who can be reached."""

import asyncio

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.commands.checks.finding import About, Finding, Subject
from bot.commands.checks.storage import opened
from data.core.database import Database
from data.core.errors import DatabaseUnusable, KeyUnusable
from data.messaging.addresses import addresses_of
from data.migrations.state import SchemaState, schema_state
from data.models import Area
from data.people.roles import duty_coordinators

MOST_NAMED = 5
TOWN = "town"

DUTY = About("check.about.duty")


async def duty(subject: Subject) -> list[Finding]:
    """Every town has a coordinator, its own or one above it, with an open address."""
    return [await asyncio.to_thread(_duty, subject)]


def _duty(subject: Subject) -> Finding:
    try:
        with opened(subject.settings) as found:
            return _of(found) if found else DUTY.aside("check.duty.unknown")
    except (DatabaseUnusable, KeyUnusable):
        return DUTY.aside("check.duty.unknown")  # the database's own line says why


def _of(database: Database) -> Finding:
    if schema_state(database) is not SchemaState.CURRENT:
        return DUTY.aside("check.duty.unknown")
    towns, alone = database.run(_towns)
    if not towns:
        return DUTY.aside("check.duty.unknown")
    if alone:
        names = "、".join(alone[:MOST_NAMED]) + (" …" if len(alone) > MOST_NAMED else "")
        return DUTY.wrong("check.duty.nobody", names=names, many=len(alone), towns=len(towns))
    return DUTY.well("check.duty.covered", towns=len(towns))


def _towns(session: Session) -> tuple[list[Area], list[str]]:
    """All towns, and the names of those where nobody on duty can be reached."""
    towns = list(session.scalars(select(Area).where(Area.level == TOWN).order_by(Area.id)))
    return towns, [town.name for town in towns if not _reached(session, town.id)]


def _reached(session: Session, area_id: str) -> bool:
    return any(addresses_of(session, person) for person in duty_coordinators(session, area_id))
