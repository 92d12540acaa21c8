"""Putting messages in the outbox, in the reader's own language, in the transaction that causes them."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Address, Language, Outgoing, Priority
from data.handoffs.queries import Where, leader_at
from data.messaging.addresses import addresses_of
from data.messaging.outbox import HELD, enqueue
from data.models import Person

Wording = Callable[[Language], Outgoing]


def post(
    session: Session, to: Address, message: Outgoing, now: datetime, once: str | None = None, *, through: bool = False
) -> None:
    """Queue one message to one address. `once` keeps the same message from being queued twice.

    While a coordinator leads the conversation there, the bot keeps quiet: what it has to say is held back until that is
    over, unless it is about danger, or comes from the conversation itself (`through`).
    """
    kept = not through and message.priority is not Priority.DANGER and leader_at(session, Where(to.channel, to.id))
    body = message.model_dump(mode="json")
    enqueue(session, to.channel, to.id, body, message.priority, HELD if kept else now, once)


def tell(session: Session, person: Person, wording: Wording, now: datetime, once: str | None = None) -> None:
    """Queue a message to every open address of a person; danger to closed ones too, to be told when they are back."""
    message = wording(language_of(person))
    for address in addresses_of(session, person, closed_too=message.priority is Priority.DANGER):
        to = Address(channel=address.channel, id=address.external_id)
        post(session, to, message, now, f"{once}:{address.id}" if once else None)


def tell_all(session: Session, people: Iterable[Person], wording: Wording, now: datetime) -> None:
    """Queue a message to each of these people."""
    for person in people:
        tell(session, person, wording, now)


def language_of(person: Person) -> Language:
    """The language that a person is written to in."""
    return "en" if person.language == "en" else "zh"
