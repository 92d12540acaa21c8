"""One table from events to notices; whatever is not in it is silent for a reason."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import bot
from bot.notices.table import SILENT, TABLE, publish
from data.core import alarm_events, events, giving_events, handoff_events
from data.core.events import Event
from data.models import OutboxMessage

BOT = Path(bot.__path__[0])
QUEUEING = frozenset({"enqueue", "post", "tell", "tell_all"})
"""The functions that put messages in the outbox."""

ANSWERING = {("conversation/handling.py", "post"), ("channels/telegram/handling.py", "enqueue")}
"""Who answers the one that wrote: with the dialogue's replies, and where a message could not be handled."""


def kinds() -> set[type[Event]]:
    """Every type of event that there is."""
    modules = (events, alarm_events, giving_events, handoff_events)
    members = [kind for module in modules for _, kind in inspect.getmembers(module, inspect.isclass)]
    found = {kind for kind in members if issubclass(kind, Event)}
    return found - {base for kind in found for base in kind.__mro__[1:]}


def test_every_event_is_told_of_or_silent_for_a_reason() -> None:
    assert set(TABLE) | set(SILENT) == kinds()
    assert not set(TABLE) & set(SILENT)
    assert all(SILENT.values())


def imported() -> Iterator[tuple[str, str]]:
    """(file, name) of every name that a module outside of `bot.notices` imports."""
    for path in BOT.rglob("*.py"):
        if BOT / "notices" not in path.parents:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom):
                    yield from ((str(path.relative_to(BOT)), alias.name) for alias in node.names)


def test_no_notice_is_sent_by_hand() -> None:
    assert {found for found in imported() if found[1] in QUEUEING} == ANSWERING


async def test_proposals_made_together_are_one_message(proposed) -> None:
    before = len(proposed.told("李社工"))
    made = (events.ProposalMade(1), events.NeedExpired(1), events.ProposalMade(1))
    proposed.database.run(lambda session: publish(session, proposed.names, made, proposed.now))
    [told] = proposed.told("李社工")[before:]
    assert "2 件新的安排" in told.text


async def test_of_what_is_silent_nobody_hears(proposed) -> None:
    before = len(proposed.stored(OutboxMessage))
    silent = (events.ProposalRejected(1), events.NeedCancelled(1))
    proposed.database.run(lambda session: publish(session, proposed.names, silent, proposed.now))
    assert len(proposed.stored(OutboxMessage)) == before


async def test_the_same_notice_is_not_told_twice(proposed) -> None:
    await proposed.press("李社工", "approve:1:1")
    before = len(proposed.stored(OutboxMessage))
    again = (events.ProposalApproved(1),)
    proposed.database.run(lambda session: publish(session, proposed.names, again, proposed.now))
    assert len(proposed.stored(OutboxMessage)) == before
