"""`liandong check`: what could keep the station from working, a line each, with what to do; `serve` looks first too."""

import asyncio
import os
from collections.abc import Awaitable, Callable

import typer

from bot.commands.checks import duty, names, outside, storage
from bot.commands.checks.finding import About, Finding, Subject, Verdict
from bot.core.errors import Unusable
from bot.core.faults import fault
from bot.core.settings import read_settings

Check = Callable[[Subject], Awaitable[list[Finding]]]

CHECKS: tuple[tuple[About, Check], ...] = (
    (names.ABOUT, names.values),
    (storage.DATABASE, storage.database),
    (storage.DISK, storage.disk),
    (storage.HOME, storage.home),
    (storage.KEY, storage.key),
    (outside.CLOCK, outside.clock),
    (outside.NLU, outside.nlu),
    (outside.LLM, outside.llm),
    (outside.TOKEN, outside.telegram),
    (duty.DUTY, duty.duty),
)
"""What is looked at, in the order of the lines."""


async def run_check(*, own_reader: bool = False) -> None:
    """Print a line for each finding. Raises typer.Exit with 1 where something is wrong."""
    found = await findings(own_reader=own_reader)
    for finding in found:
        print(finding)
    if any(finding.verdict is Verdict.WRONG for finding in found):
        raise typer.Exit(1)


async def require_startable(report: Callable[[str], None], *, own_reader: bool = False) -> None:
    """Report what is wrong. Raises Unusable where the station cannot work like this."""
    wrong = [finding for finding in await findings(own_reader=own_reader) if finding.verdict is Verdict.WRONG]
    for finding in wrong:
        report(str(finding))
    if any(finding.stops for finding in wrong):
        raise Unusable("check.stops")


async def findings(*, own_reader: bool = False) -> list[Finding]:
    """Everything found, of this process's environment. Settings that cannot be read are the only finding, then."""
    misnamed = names.misnamed(os.environ)
    try:
        subject = Subject(read_settings(), own_reader=own_reader)
    except Unusable as error:
        return [*misnamed, names.ABOUT.wrong(error.key, stops=True, **error.params)]
    found = await asyncio.gather(*(_careful(about, check, subject) for about, check in CHECKS))
    return [*misnamed, *(finding for each in found for finding in each)]


async def _careful(about: About, check: Check, subject: Subject) -> list[Finding]:
    try:
        return await check(subject)
    except Exception as error:  # whatever a look runs into, the others go on, and the station may start all the same
        return [about.wrong("check.fault", fault=fault(error))]
