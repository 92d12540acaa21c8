"""What is told of a conversation that people lead: to the person, to who leads it, to those who may.

Every message has a key of its handoff, by which it is found again when the person is erased.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Address, Language, Outgoing, Priority
from bot.core.names import Names
from bot.core.numbers import Numbers
from bot.dialogue.engine.frames import Writing
from bot.dialogue.engine.stack import load
from bot.notices.post import language_of, post, tell
from bot.views.handoffs import HandoffPresenter
from data.core import handoff_events as happened
from data.handoffs.forgetting import key_of
from data.handoffs.queries import concerned_by, offered_to
from data.messaging.addresses import addresses_of
from data.messaging.conversations import load_state
from data.models import ChannelAddress, Handoff, HandoffMessage, Person

Worded = Callable[[HandoffPresenter, Handoff], Outgoing]
Sentence = Callable[[HandoffPresenter], str]


def opened(session: Session, names: Names, events: Iterable[happened.HandoffOpened], now: datetime) -> None:
    """Those on duty are asked to take it."""
    for event in events:
        _Notices(session, names, event.handoff_id, now).offer()


def phone_left(session: Session, names: Names, events: Iterable[happened.HandoffPhoneLeft], now: datetime) -> None:
    """The number, to who has it, else to those on duty."""
    for event in events:
        _Notices(session, names, event.handoff_id, now).phone_left()


def escalated(session: Session, names: Names, events: Iterable[happened.HandoffEscalated], now: datetime) -> None:
    """Nobody took it: a level up hears of it, and the person that it did."""
    for event in events:
        notices = _Notices(session, names, event.handoff_id, now)
        notices.offer(lambda reader: reader.say("handoff.waits"))
        if event.higher:
            notices.to_person("still", lambda reader: reader.say("handoff.still_nobody", **vars(Numbers())))


def taken(session: Session, names: Names, events: Iterable[happened.HandoffTaken], now: datetime) -> None:
    """Who has it reads what was said, the others that they have it, and the person who is there."""
    for event in events:
        notices = _Notices(session, names, event.handoff_id, now)
        notices.given_to(event.taker_id, "handoff.here")
        notices.others_see(event.taker_id)


def handed_on(session: Session, names: Names, events: Iterable[happened.HandoffHandedOn], now: datetime) -> None:
    """The colleague reads what was said; the person hears who talks to them from now on."""
    for event in events:
        _Notices(session, names, event.handoff_id, now).given_to(event.taker_id, "handoff.now")


def person_wrote(session: Session, names: Names, events: Iterable[happened.PersonWrote], now: datetime) -> None:
    """To who leads the conversation, in each of their chats."""
    for event in events:
        _Notices(session, names, event.handoff_id, now).to_leader(event.message_id)


def coordinator_wrote(
    session: Session, names: Names, events: Iterable[happened.CoordinatorWrote], now: datetime
) -> None:
    """To the person, marked with who it is from."""
    for event in events:
        _Notices(session, names, event.handoff_id, now).from_leader(event.message_id)


def ended(session: Session, names: Names, events: Iterable[happened.HandoffEnded], now: datetime) -> None:
    """The person hears that the bot is back; who led it, unless they ended it themselves."""
    for event in events:
        _Notices(session, names, event.handoff_id, now).ended(event)


def taken_back(session: Session, names: Names, events: Iterable[happened.HandoffTakenBack], now: datetime) -> None:
    """The silent one hears that it is theirs no more, others and the level above are asked, the person waits."""
    for event in events:
        _Notices(session, names, event.handoff_id, now).taken_back(event.taker_id)


class _Notices:
    """The notices of one handoff, for the moment `now` (aware)."""

    def __init__(self, session: Session, names: Names, handoff_id: int, now: datetime) -> None:
        self._session, self._names, self._now = session, names, now
        self._handoff = session.get_one(Handoff, handoff_id)

    def offer(self, lead: Sentence | None = None) -> None:
        """The card, with the button to take it. Where it is sealed for all on duty, they are to find who may."""
        asked = self._asked()
        for person in asked:
            self._tell(person, "card", lambda reader, handoff: reader.card(handoff, lead(reader) if lead else ""))
        if not asked:
            people = concerned_by(self._session, self._handoff, self._now)
            self._tell_plainly(people, "sealed", "handoff.sealed")

    def phone_left(self) -> None:
        people = [self._handoff.taker] if self._handoff.taker else self._asked()

        def number(reader: HandoffPresenter, handoff: Handoff) -> Outgoing:
            text = reader.say("handoff.number", phone=handoff.phone, id=handoff.id)
            return Outgoing(text=text, priority=Priority.ANSWER)

        for person in people:
            self._tell(person, "number", number)

    def given_to(self, taker_id: int, key: str) -> None:
        taker = self._session.get_one(Person, taker_id)
        self._tell(taker, "yours", lambda reader, handoff: reader.yours(handoff))
        self.to_person(key, lambda reader: reader.say(key, who=reader.taker(taker)))

    def others_see(self, taker_id: int) -> None:
        taker = self._session.get_one(Person, taker_id)
        others = [person for person in self._asked() if person.id != taker_id]
        self._tell_plainly(others, "taken", "handoff.taken", taker)

    def to_leader(self, message_id: int) -> None:
        message = self._session.get_one(HandoffMessage, message_id)
        if (taker := self._handoff.taker) is None:
            return
        reader = self._reader(language_of(taker))
        for address in addresses_of(self._session, taker):
            writing = self._is_writing(address)
            heard = reader.heard(self._handoff, message, address.channel, writing=writing)
            self._post(address.channel, address.external_id, heard, f"said:{message.id}:{address.id}")

    def from_leader(self, message_id: int) -> None:
        message = self._session.get_one(HandoffMessage, message_id)
        if self._handoff.external_id is not None:
            wrote = self._reader(self._language).shown(self._handoff, message, self._handoff.channel)
            self._post(self._handoff.channel, self._handoff.external_id, wrote, f"wrote:{message.id}")

    def ended(self, event: happened.HandoffEnded) -> None:
        taker = self._session.get(Person, event.taker_id) if event.taker_id else None
        if taker and event.actor_id != taker.id:
            key = "handoff.given_back" if event.actor_id else "handoff.fell_silent"
            self._tell_plainly([taker], "ended", key)
        if event.external_id is not None and taker is not None:
            reader = self._reader(self._language)
            text = reader.say("handoff.ended", who=reader.taker(taker))
            self._post(self._handoff.channel, event.external_id, Outgoing(text=text), "ended")

    def taken_back(self, silent_id: int) -> None:
        silent = self._session.get_one(Person, silent_id)
        if silent.erased_at is None:
            self._tell_plainly([silent], "lost", "handoff.lost")
        self.offer(lambda reader: reader.say("handoff.let_down", who=reader.taker(silent)))
        self.to_person("back", lambda reader: reader.say("handoff.taken_back", who=reader.taker(silent)))

    def to_person(self, what: str, worded: Sentence) -> None:
        """To the address that it is about, be it a stranger's."""
        if self._handoff.external_id is not None:
            message = Outgoing(text=worded(self._reader(self._language)))
            self._post(self._handoff.channel, self._handoff.external_id, message, self._at(what))

    @property
    def _language(self) -> Language:
        person = self._handoff.person
        return language_of(person) if person else "en" if self._handoff.language == "en" else "zh"

    def _asked(self) -> list[Person]:
        return offered_to(self._session, self._handoff, self._names.taxonomy, self._now)

    def _is_writing(self, address: ChannelAddress) -> bool:
        state = load(load_state(self._session, address.channel, address.external_id))
        return state is not None and Writing(handoff_id=self._handoff.id) in state.frames

    def _tell_plainly(self, people: Iterable[Person], what: str, key: str, who: Person | None = None) -> None:
        def worded(reader: HandoffPresenter, handoff: Handoff) -> Outgoing:
            text = reader.say(key, id=handoff.id, who=reader.taker(who))
            return Outgoing(text=text, priority=Priority.NOTICE)

        for person in people:
            self._tell(person, what, worded)

    def _tell(self, person: Person, what: str, worded: Worded) -> None:
        key = f"{key_of(self._handoff.id)}{self._at(what)}:{person.id}"
        tell(self._session, person, lambda lang: worded(self._reader(lang), self._handoff), self._now, key)

    def _reader(self, language: Language) -> HandoffPresenter:
        return HandoffPresenter(self._names, language, self._now)

    def _post(self, channel: str, external_id: str, message: Outgoing, what: str) -> None:
        to, key = Address(channel=channel, id=external_id), f"{key_of(self._handoff.id)}{what}"
        post(self._session, to, message, self._now, key, through=True)

    def _at(self, what: str) -> str:
        """The same may be told again at another moment."""
        return f"{what}:{self._now.isoformat()}"
