"""What the page of undelivered messages reads: to whom, what kind, when and why; never what they said."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.clock import Clock
from bot.core.messages import Language
from bot.core.names import Names
from bot.desk.session import Visitor
from bot.words import say
from bot.words.times import visit_in_words
from data.core import audit
from data.core.database import Database
from data.messaging.undelivered import Undelivered, undelivered
from data.models import OutboxMessage, Person
from data.people.access import access_of
from nlu.clock import local


@dataclass(frozen=True)
class ShownMessage:
    """One message in words. `pressing`: it tells of danger."""

    id: int
    who: str
    place: str
    kind: str
    when: str
    why: str
    pressing: bool


@dataclass(frozen=True)
class UndeliveredQuery:
    """Undelivered messages, for one reader."""

    database: Database
    names: Names
    clock: Clock

    def rows(self, visitor: Visitor) -> tuple[ShownMessage, ...]:
        """Those to people of the areas that this reader decides in, newest first."""
        return self.database.run(lambda session: self._rows(session, visitor))

    def _rows(self, session: Session, visitor: Visitor) -> tuple[ShownMessage, ...]:
        now = self.clock()
        access = access_of(session, session.get_one(Person, visitor.person_id), self.names.taxonomy)
        found = undelivered(session, now, access.areas)
        for person_id in {person.id for _, person, _ in found if person}:
            audit.log(session, visitor.person_id, "undelivered.viewed", "person", person_id, now)
        return tuple(self._shown(visitor.language, *row, now) for row in found)

    def _shown(
        self, language: Language, message: OutboxMessage, person: Person | None, why: Undelivered, now: datetime
    ) -> ShownMessage:
        due = local(message.first_due_at or message.due_at)
        return ShownMessage(
            id=message.id, who=(person and person.name) or say(language, "desk.stranger"),
            place=(person and self.names.place(person.area_id)) or "",
            kind=say(language, f"undelivered.{message.priority}"),
            when=visit_in_words(language, due, due, local(now)).partition("–")[0],
            why=say(language, f"undelivered.{why}"), pressing=message.priority == "danger",
        )  # fmt: skip
