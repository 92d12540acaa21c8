"""What the inbox reads and does. Each call is one transaction; async code calls it in a thread.

Opening a thread is written down: it is the person's own record.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.messages import Language
from bot.core.names import Names
from bot.desk.session import Visitor
from bot.notices.table import publish
from bot.views.handoffs import HandoffPresenter
from bot.words.times import moment_in_words
from data.core import audit
from data.core.database import Database
from data.core.errors import NotAllowed
from data.core.events import Events
from data.core.kinds import Speaker
from data.core.lifecycle import HandoffStatus
from data.core.rows import fetch
from data.handoffs import handoffs, record
from data.handoffs.queries import Where, get_handoff, handoff_at, offered_to, seen_by, sees
from data.handoffs.record import Words
from data.handoffs.terms import Terms
from data.models import Alarm, Handoff, HandoffMessage, Person
from data.people.access import access_of
from nlu.clock import local


@dataclass(frozen=True)
class ShownMessage:
    """One thing that was said, in words. `ours`: by a coordinator."""

    who: str
    text: str
    when: str
    ours: bool


@dataclass(frozen=True)
class ShownHandoff:
    """One conversation in words. `minutes` since it was opened; `owed`: until a reply is owed (below 0: late).

    `state` is another one whenever its head would read otherwise.
    """

    id: int
    why: str
    who: str
    place: str
    phone: str
    minutes: int
    owed: int | None
    taken: bool
    over: bool
    mine: bool
    taker: str
    last: str
    language: Language
    state: str


@dataclass(frozen=True)
class Thread:
    """A conversation with what was said, and the colleagues (id, name) that it may be handed on to.

    `newest` is the number of the last message.
    """

    handoff: ShownHandoff
    messages: tuple[ShownMessage, ...]
    newest: int
    colleagues: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class InboxQuery:
    """The conversations of one reader."""

    database: Database
    names: Names
    clock: Clock
    terms: Terms

    def handoffs(self, visitor: Visitor) -> tuple[ShownHandoff, ...]:
        """Those that are not over and that this reader may see, the longest waiting first."""
        return self.database.run(lambda session: self._handoffs(session, visitor))

    def thread(self, visitor: Visitor, handoff_id: int) -> Thread:
        """One of them with all that was said. Raises NotAllowed, NotFound."""
        return self.database.run(lambda session: self._thread(session, visitor, handoff_id))

    def news(self, visitor: Visitor, handoff_id: int, after: int) -> Thread:
        """What was said in it after a message, and how it stands now. Raises NotAllowed, NotFound."""
        return self.database.run(lambda session: self._thread(session, visitor, handoff_id, after))

    def take(self, visitor: Visitor, handoff_id: int) -> None:
        """Take it. Raises AlreadyDecided, NotAllowed, NotFound."""

        def taken(session: Session, actor: Person, now: datetime) -> Events:
            access = access_of(session, actor, self.names.taxonomy)
            return handoffs.take(session, handoff_id, actor, access, now, self.terms)

        self._do(visitor, taken)

    def take_over(self, visitor: Visitor, alarm_id: int) -> int:
        """Take an alarm and its conversation; the number of that. Raises AlreadyDecided, NotAllowed, NotFound."""

        def taken(session: Session, actor: Person, now: datetime) -> Events:
            return handoffs.take_over(session, fetch(session, Alarm, alarm_id), actor, now, self.terms)

        self._do(visitor, taken)
        return self.database.run(lambda session: _of_alarm(session, alarm_id))

    def write(self, visitor: Visitor, handoff_id: int, text: str) -> None:
        """Say something to the person. Raises AlreadyDecided, NotFound."""

        def wrote(session: Session, actor: Person, now: datetime) -> Events:
            return record.write(session, handoff_id, actor, Words(text.strip()), now, self.terms)

        self._do(visitor, wrote)

    def hand_on(self, visitor: Visitor, handoff_id: int, colleague_id: int) -> None:
        """Give it to a colleague. Raises AlreadyDecided, NotAllowed, NotFound."""

        def handed(session: Session, actor: Person, now: datetime) -> Events:
            colleague = fetch(session, Person, colleague_id)
            access = access_of(session, colleague, self.names.taxonomy)
            return handoffs.hand_on(session, handoff_id, actor, colleague, access, now, self.terms)

        self._do(visitor, handed)

    def hand_back(self, visitor: Visitor, handoff_id: int) -> None:
        """Give it back to the bot. Raises AlreadyDecided, NotFound."""
        self._do(visitor, lambda session, actor, now: handoffs.hand_back(session, handoff_id, actor, now))

    def _do(self, visitor: Visitor, verb: Callable[[Session, Person, datetime], Events]) -> None:
        def done(session: Session) -> None:
            now = self.clock()
            publish(session, self.names, verb(session, session.get_one(Person, visitor.person_id), now), now)

        self.database.run(done)

    def _handoffs(self, session: Session, visitor: Visitor) -> tuple[ShownHandoff, ...]:
        reader = session.get_one(Person, visitor.person_id)
        found = seen_by(session, reader, access_of(session, reader, self.names.taxonomy))
        now = self.clock()
        return tuple(self._shown(visitor, handoff, now) for handoff in found)

    def _thread(self, session: Session, visitor: Visitor, handoff_id: int, after: int | None = None) -> Thread:
        now, handoff = self.clock(), get_handoff(session, handoff_id)
        reader = session.get_one(Person, visitor.person_id)
        if handoff.taken_by != reader.id and not sees(
            session, access_of(session, reader, self.names.taxonomy), handoff
        ):
            raise NotAllowed(f"handoff {handoff_id}")
        shown = [message for message in handoff.messages if message.id > (after or 0)]
        if shown or after is None:
            audit.log(session, reader.id, "handoff.viewed", "handoff", handoff.id, now)
        said = tuple(self._said(visitor, handoff, message, now) for message in shown)
        newest = max([after or 0, *(message.id for message in shown)])
        others = [one for one in offered_to(session, handoff, self.names.taxonomy, now) if one.id != reader.id]
        presenter = self._presenter(visitor, now)
        colleagues = tuple((other.id, presenter.taker(other)) for other in others)
        return Thread(self._shown(visitor, handoff, now), said, newest, colleagues)

    def _shown(self, visitor: Visitor, handoff: Handoff, now: datetime) -> ShownHandoff:
        presenter = self._presenter(visitor, now)
        last = presenter.words(handoff.messages[-1]) if handoff.messages else ""
        minutes = _minutes(now, handoff.opened_at)
        owed = None if handoff.reply_due_at is None else -_minutes(now, handoff.reply_due_at)
        waits = minutes if handoff.status is HandoffStatus.OPEN else None
        return ShownHandoff(
            id=handoff.id, why=presenter.why(handoff), who=presenter.who(handoff),
            place=self.names.place(handoff.area_id) or "", phone=handoff.phone or "",
            minutes=minutes, taken=handoff.status is HandoffStatus.TAKEN, owed=owed,
            state=f"{handoff.status} {handoff.taken_by} {owed} {waits} {handoff.phone is None}",
            over=handoff.status is HandoffStatus.CLOSED, mine=handoff.taken_by == visitor.person_id,
            taker=presenter.taker(handoff.taker), last=last, language="en" if handoff.language == "en" else "zh",
        )  # fmt: skip

    def _said(self, visitor: Visitor, handoff: Handoff, message: HandoffMessage, now: datetime) -> ShownMessage:
        presenter = self._presenter(visitor, now)
        when = moment_in_words(visitor.language, local(message.at), local(now))
        text, ours = presenter.words(message, here=False), message.speaker is Speaker.COORDINATOR
        return ShownMessage(presenter.speaker(handoff, message), text, when, ours)

    def _presenter(self, visitor: Visitor, now: datetime) -> HandoffPresenter:
        return HandoffPresenter(self.names, visitor.language, now)


def _minutes(now: datetime, moment: datetime) -> int:
    return int((now - moment).total_seconds() // 60)


def _of_alarm(session: Session, alarm_id: int) -> int:
    alarm = fetch(session, Alarm, alarm_id)
    handoff = handoff_at(session, Where(alarm.channel, alarm.external_id or ""))
    return handoff.id if handoff else 0
