"""Wiring: builds everything once and hands it in. Every command that talks to people starts here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from fastapi import APIRouter, FastAPI
from sqlalchemy import text

from bot.channels.mailbox import Mailbox
from bot.channels.web.chat import CHANNEL as WEB
from bot.channels.web.chat import WebChat
from bot.channels.web.pages import STATIC as CHAT_STATIC
from bot.conversation.conversation import Conversation
from bot.core.clock import Clock, system_clock
from bot.core.names import Names
from bot.core.settings import Settings
from bot.core.stored import open_database
from bot.core.wakeup import WakeUp
from bot.desk.context import PageContext
from bot.desk.decisions import Desk
from bot.desk.pages.registry import desk_routes
from bot.desk.render import STATIC as DESK_STATIC
from bot.http.application import create_app
from bot.jobs.alarms import AlarmClock, keep_watching
from bot.jobs.handoffs import HandoffClock
from bot.jobs.rounds import Matchmaker, keep_proposing
from bot.jobs.urgent import Dispatcher
from bot.notices.table import publisher
from data.core.database import Database
from data.handoffs.terms import Terms
from data.reference import load_gazetteer, load_taxonomy
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Interpreter


@dataclass(frozen=True)
class Product:
    """The parts that serve people.

    `changed` is woken when there may be something to match: first the dispatcher looks at what is urgent, then `due` is
    woken for the matchmaker, who plans it all. `mail` is woken when there is something to send.
    """

    settings: Settings
    clock: Clock
    database: Database
    names: Names
    desk: Desk
    conversation: Conversation
    dispatcher: Dispatcher
    matchmaker: Matchmaker
    alarms: AlarmClock
    handoffs: HandoffClock
    changed: WakeUp
    due: WakeUp
    mail: WakeUp

    async def keep_proposing(self) -> None:
        """Match whenever something new is confirmed; the urgent at once, even within a round. Never returns.

        Beside it the clocks of the alarms and of the conversations that people lead run.
        """
        async with asyncio.TaskGroup() as both:
            both.create_task(keep_watching(self.alarms, self.mail.wake))
            both.create_task(keep_watching(self.handoffs, self.mail.wake))
            both.create_task(keep_proposing(self.dispatcher, self.changed, self.mail.wake, after=self.due.wake))
            both.create_task(keep_proposing(self.matchmaker, self.due, self.mail.wake))

    def web(self, *more: APIRouter) -> FastAPI:
        """The web application: residents' chat, review page, and what else is handed in."""
        chat = WebChat(self.conversation, Mailbox(self.database, WEB, self.clock), self.clock)
        pages = desk_routes(PageContext(self.database, self.names, self.clock, self.desk, terms=_terms(self.settings)))
        return create_app(
            chat.router, pages, *more,
            static={"chat": CHAT_STATIC, "desk": DESK_STATIC}, checks={"database": self._database_answers},
        )  # fmt: skip

    def _database_answers(self) -> bool:
        return bool(self.database.run(lambda session: session.execute(text("SELECT 1")).scalar_one()))


@asynccontextmanager
async def running(settings: Settings, interpreter: Interpreter, clock: Clock = system_clock) -> AsyncIterator[Product]:
    """Everything built on the settings' database, which is closed at the end.

    Raises DatabaseUnusable.
    """
    opened = await asyncio.to_thread(open_database, settings)
    try:
        yield _product(settings, interpreter, clock, opened)
    finally:
        opened.dispose()


def _product(settings: Settings, interpreter: Interpreter, clock: Clock, database: Database) -> Product:
    places = load_gazetteer()
    patience, terms = timedelta(minutes=settings.alarm_minutes), _terms(settings)
    names, changed, mail = Names(load_taxonomy(), places), WakeUp(), WakeUp()

    def on_change() -> None:
        changed.wake()
        mail.wake()

    desk = Desk(database, names, clock, on_change)
    return Product(
        settings=settings,
        clock=clock,
        database=database,
        names=names,
        desk=desk,
        conversation=Conversation(
            database,
            interpreter,
            Gazetteer(places),
            names,
            desk,
            clock,
            base_url=settings.root,
            on_change=on_change,
            alarm_patience=patience,
            terms=terms,
        ),
        dispatcher=Dispatcher(database, clock, publisher(names)),
        matchmaker=Matchmaker(database, clock, publisher(names)),
        alarms=AlarmClock(database, clock, publisher(names), patience),
        handoffs=HandoffClock(database, clock, publisher(names), terms),
        changed=changed,
        due=WakeUp(),
        mail=mail,
    )


def _terms(settings: Settings) -> Terms:
    return Terms(
        unclaimed=timedelta(minutes=settings.human_minutes),
        first_reply=timedelta(minutes=settings.first_reply_minutes),
        next_reply=timedelta(minutes=settings.next_reply_minutes),
        silence=timedelta(minutes=settings.silence_minutes),
    )
