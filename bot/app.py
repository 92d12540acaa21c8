"""Wiring: builds everything once and hands it in. Every command that talks to people starts here."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from fastapi import APIRouter, FastAPI

from bot.channels.mailbox import Mailbox
from bot.channels.web.chat import CHANNEL as WEB
from bot.channels.web.chat import WebChat
from bot.channels.web.door import PatientDoor
from bot.channels.web.identity import Identities
from bot.channels.web.pages import STATIC as CHAT_STATIC
from bot.conversation.conversation import Conversation
from bot.conversation.interpreters import adviser_of, reader_of
from bot.core.clock import Clock, system_clock
from bot.core.names import Names
from bot.core.private import erased_file
from bot.core.settings import Settings
from bot.core.stored import open_database
from bot.core.tally import Tally
from bot.core.wakeup import WakeUp
from bot.desk.context import PageContext
from bot.desk.decisions import Desk
from bot.desk.pages.registry import desk_routes
from bot.desk.render import STATIC as DESK_STATIC
from bot.http.application import create_app
from bot.http.health import Found, Part
from bot.http.parts import StoredParts, disk
from bot.jobs.alarms import AlarmClock, keep_watching
from bot.jobs.counting import Counter, keep_counting
from bot.jobs.handoffs import HandoffClock, WatchClock
from bot.jobs.housekeeping import Housekeeper, keep_tidy
from bot.jobs.rounds import Matchmaker, keep_proposing
from bot.jobs.stuck import Sweeper, keep_sweeping
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
    woken for the matchmaker, who plans it all. `mail` is woken when there is something to send, `erased` when somebody
    was erased. `beyond` counts calls for help beyond the limits. `loops` are what must never end while people are
    served, by name.
    """

    settings: Settings
    interpreter: Interpreter
    clock: Clock
    database: Database
    names: Names
    desk: Desk
    conversation: Conversation
    dispatcher: Dispatcher
    matchmaker: Matchmaker
    alarms: AlarmClock
    housekeeper: Housekeeper
    handoffs: HandoffClock
    watches: WatchClock
    changed: WakeUp
    due: WakeUp
    mail: WakeUp
    erased: WakeUp
    beyond: Tally
    counter: Counter
    loops: list[asyncio.Task[None]] = field(default_factory=list)

    async def keep_proposing(self) -> None:
        """Match whenever something new is confirmed; the urgent at once, even within a round. Never returns.

        Beside it run the clocks of alarms, of conversations that people lead and of needs of high risk; what is kept no
        longer goes, and what is stuck is put right.
        """
        async with asyncio.TaskGroup() as both:
            both.create_task(keep_watching(self.alarms, self.mail.wake))
            both.create_task(keep_watching(self.handoffs, self.mail.wake))
            both.create_task(keep_watching(self.watches, self.mail.wake))
            both.create_task(keep_tidy(self.housekeeper, self.erased))
            both.create_task(keep_sweeping(Sweeper(self.database, self.clock), self.mail.wake))
            both.create_task(keep_counting(self.counter, self.mail.wake))
            both.create_task(keep_proposing(self.dispatcher, self.changed, self.mail.wake, after=self.due.wake))
            both.create_task(keep_proposing(self.matchmaker, self.due, self.mail.wake))

    def web(self, *more: APIRouter) -> FastAPI:
        """The web application: residents' chat, review page, and what else is handed in."""
        chat = WebChat(
            PatientDoor(self.conversation), Mailbox(self.database, WEB, self.clock), Identities(self.database.keyring),
            self.clock, tally=self.beyond,
        )  # fmt: skip
        pages = desk_routes(PageContext(self.database, self.names, self.clock, self.desk, terms=_terms(self.settings)))
        return create_app(
            chat.router, pages, *more,
            static={"chat": CHAT_STATIC, **DESK_STATIC}, parts=self._parts(),
        )  # fmt: skip

    def _parts(self) -> dict[str, Part]:
        """What `/health` looks at."""
        stored = StoredParts(self.database, self.clock)
        return {
            "database": stored.storage, "disk": lambda: disk(self.settings.home), "waiting": stored.waiting,
            "out_soon": stored.out_soon, "inbox": stored.inbox, "loops": self._looping, "nlu": self._reading,
        }  # fmt: skip

    def _looping(self) -> Found:
        """Matching, the clocks of alarms and, with Telegram, the sender."""
        ended = [loop.get_name() for loop in self.loops if loop.done()]
        return Found(not ended, {"running": [loop.get_name() for loop in self.loops if not loop.done()]})

    def _reading(self) -> Found:
        """Messages are always read, by Rasa or in process; which of them is told, and whether opinions are given."""
        adviser = adviser_of(self.interpreter)
        opinions = {"opinions": "answering" if adviser.is_answering else "resting"} if adviser else {}
        return Found(True, {"reader": reader_of(self.interpreter)} | opinions)


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
    names, changed, mail, erased = Names(load_taxonomy(), places), WakeUp(), WakeUp(), WakeUp()
    beyond = Tally()

    database.on_traces = erased.wake

    def on_change() -> None:
        changed.wake()
        mail.wake()

    desk = Desk(database, names, clock, on_change)
    return Product(
        settings=settings,
        interpreter=interpreter,
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
            adviser=adviser_of(interpreter),
        ),
        dispatcher=Dispatcher(database, clock, publisher(names)),
        matchmaker=Matchmaker(database, clock, publisher(names)),
        alarms=AlarmClock(database, clock, publisher(names), patience),
        handoffs=HandoffClock(database, clock, publisher(names), terms),
        watches=WatchClock(database, clock, publisher(names), timedelta(minutes=settings.high_risk_minutes)),
        housekeeper=Housekeeper(database, clock, erased_file(settings)),
        changed=changed,
        due=WakeUp(),
        mail=mail,
        erased=erased,
        beyond=beyond,
        counter=Counter(database, clock, beyond, publisher(names), patience),
    )


def _terms(settings: Settings) -> Terms:
    return Terms(
        unclaimed=timedelta(minutes=settings.human_minutes),
        first_reply=timedelta(minutes=settings.first_reply_minutes),
        next_reply=timedelta(minutes=settings.next_reply_minutes),
        silence=timedelta(minutes=settings.silence_minutes),
    )
