"""Wiring: builds everything once and hands it in. Every command that talks to people starts here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from fastapi import APIRouter, FastAPI
from sqlalchemy import text

from bot.bell import Bell
from bot.channels.shelf import Shelf
from bot.channels.web import CHANNEL as WEB
from bot.channels.web import WebChat
from bot.clock import Clock, system_clock
from bot.console.board import Board
from bot.console.pages import ReviewPages
from bot.console.session import Sessions
from bot.conversation import Conversation
from bot.desk import Desk
from bot.dispatching import Dispatcher
from bot.jobs import Matchmaker, keep_proposing
from bot.names import Names
from bot.notices import announce_proposals
from bot.settings import Settings
from bot.stored import open_database
from bot.urgent import announce_urgent
from bot.web import create_app
from data.database import Database
from data.reference import load_gazetteer, load_taxonomy
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Interpreter


@dataclass(frozen=True)
class Product:
    """The parts that serve people.

    `changed` rings when there may be something to match: first the dispatcher looks at what is urgent, then `due` rings
    for the matchmaker, who plans it all. `mail` rings when there is something to send.
    """

    settings: Settings
    clock: Clock
    database: Database
    names: Names
    desk: Desk
    conversation: Conversation
    dispatcher: Dispatcher
    matchmaker: Matchmaker
    changed: Bell
    due: Bell
    mail: Bell

    async def keep_proposing(self) -> None:
        """Match whenever something new is confirmed; the urgent at once, even within a round. Never returns."""
        async with asyncio.TaskGroup() as both:
            both.create_task(keep_proposing(self.dispatcher, self.changed, self.mail.ring, after=self.due.ring))
            both.create_task(keep_proposing(self.matchmaker, self.due, self.mail.ring))

    def web(self, *more: APIRouter) -> FastAPI:
        """The web application: residents' chat, review page, and what else is handed in."""
        chat = WebChat(self.conversation, Shelf(self.database, WEB, self.clock), self.clock)
        review = ReviewPages(
            self.desk, Board(self.database, self.names, self.clock), Sessions(self.database, self.clock)
        )
        return create_app(chat.router, review.router, *more, checks={"database": self._database_answers})

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
    names, changed, mail = Names(load_taxonomy(), places), Bell(), Bell()

    def on_change() -> None:
        changed.ring()
        mail.ring()

    desk = Desk(database, names, clock, on_change)
    return Product(
        settings=settings,
        clock=clock,
        database=database,
        names=names,
        desk=desk,
        conversation=Conversation(
            database, interpreter, Gazetteer(places), names, desk, clock, base_url=settings.root, on_change=on_change
        ),
        dispatcher=Dispatcher(database, clock, partial(announce_urgent, names)),
        matchmaker=Matchmaker(database, clock, announce_proposals),
        changed=changed,
        due=Bell(),
        mail=mail,
    )
