"""What is told of an alarm: to those who answer for it, and to the person whose alarm it is. Before everything else."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.core.messages import Address, Language, Outgoing, Priority
from bot.core.names import Names
from bot.core.numbers import Numbers
from bot.dialogue.engine.alarm_buttons import Resume
from bot.dialogue.engine.buttons import labelled
from bot.dialogue.engine.stack import load
from bot.notices.post import post, tell_all
from bot.views.alarms import AlarmPresenter
from bot.words import say
from data.alarms.queries import concerns, on_the_ladder, words_after
from data.core import alarm_events as happened
from data.handoffs.queries import Where, leader_at
from data.messaging.conversations import load_state
from data.models import Alarm, Person

Worded = Callable[[AlarmPresenter, Alarm], Outgoing]


def raised(session: Session, names: Names, events: Iterable[happened.AlarmRaised], now: datetime) -> None:
    """Life or safety: all that is known, to those on duty."""
    for event in events:
        _Notices(session, names, event.alarm_id, now).to_duty(lambda reader, alarm: reader.card(alarm))


def moved(session: Session, names: Names, events: Iterable[happened.AlarmMoved], now: datetime) -> None:
    """Those who answer for where it turns out to be hear all of it, too."""
    for event in events:
        notices = _Notices(session, names, event.alarm_id, now)
        notices.to_duty(lambda reader, alarm: reader.card(alarm), without=event.before)


def updated(session: Session, names: Names, events: Iterable[happened.AlarmUpdated], now: datetime) -> None:
    """What the person said since, to whoever has it, else to those on duty."""
    for event in events:
        _Notices(session, names, event.alarm_id, now).updated(event.after)


def said_over(session: Session, names: Names, events: Iterable[happened.AlarmSaidOver], now: datetime) -> None:
    """Whoever has it is asked to confirm and to close it."""
    for event in events:
        _Notices(session, names, event.alarm_id, now).to_duty(lambda reader, alarm: reader.over(alarm))


def escalated(session: Session, names: Names, events: Iterable[happened.AlarmEscalated], now: datetime) -> None:
    """Nobody took it: a level up hears of it, and the person that it did."""
    for event in events:
        notices = _Notices(session, names, event.alarm_id, now)
        notices.to_duty(lambda reader, alarm: reader.card(alarm, say(reader.language, "alarm.waits")))
        if event.higher:
            notices.to_person(lambda language: say(language, "alarm.still_nobody", **vars(Numbers())))


def released(session: Session, names: Names, events: Iterable[happened.AlarmReleased], now: datetime) -> None:
    """It waits for somebody again."""
    for event in events:
        notices = _Notices(session, names, event.alarm_id, now)
        notices.to_duty(lambda reader, alarm: reader.card(alarm, say(reader.language, "alarm.reopened")))


def claimed(session: Session, names: Names, events: Iterable[happened.AlarmClaimed], now: datetime) -> None:
    """The others see who has it; the person hears who comes."""
    for event in events:
        _Notices(session, names, event.alarm_id, now).claimed(event.person_id)


def closed(session: Session, names: Names, events: Iterable[happened.AlarmClosed], now: datetime) -> None:
    """The others see what came of it; the person hears that it is over, and may go on with what waited."""
    for event in events:
        _Notices(session, names, event.alarm_id, now).closed(event.person_id)


class _Notices:
    """The notices of one alarm, for the moment `now` (aware)."""

    def __init__(self, session: Session, names: Names, alarm_id: int, now: datetime) -> None:
        self._session, self._names, self._now = session, names, now
        self._alarm = session.get_one(Alarm, alarm_id)

    def to_duty(self, worded: Worded, without: frozenset[int] = frozenset()) -> None:
        people = concerns(self._session, self._alarm, self._now)
        self._tell([person for person in people if person.id not in without], worded)

    def updated(self, after: int) -> None:
        """Who leads the person's conversation reads it there."""
        words = words_after(self._session, self._alarm.id, after)
        leader = leader_at(self._session, Where(self._alarm.channel, self._alarm.external_id or ""))
        self.to_duty(lambda reader, alarm: reader.update(alarm, words), frozenset({leader.id} if leader else ()))

    def claimed(self, person_id: int) -> None:
        who = self._session.get_one(Person, person_id).name

        def taken(reader: AlarmPresenter, alarm: Alarm) -> Outgoing:
            named = who or say(reader.language, "alarm.somebody")
            return _urgent(say(reader.language, "alarm.taken", who=named, id=alarm.id))

        self._tell(self._others(person_id), taken)
        self.to_person(lambda lang: say(lang, "alarm.coming", who=who or say(lang, "alarm.somebody")))

    def closed(self, person_id: int | None) -> None:
        def ended(reader: AlarmPresenter, alarm: Alarm) -> Outgoing:
            text = say(reader.language, "alarm.closed", outcome=reader.outcome(alarm), id=alarm.id)
            return Outgoing(text=text, priority=Priority.NOTICE)

        self._tell(self._others(person_id), ended)
        self.to_person(lambda lang: say(lang, "alarm.ended"), resuming=self._has_form())

    def to_person(self, worded: Callable[[Language], str], *, resuming: bool = False) -> None:
        """To the address that the alarm came from, be it a stranger's."""
        if self._alarm.external_id is None:
            return
        language: Language = "en" if self._alarm.language == "en" else "zh"
        message = _urgent(worded(language))
        if resuming:
            text = f"{message.text}\n{say(language, 'alarm.ended_form')}"
            button = labelled(say(language, "button.resume"), Resume())
            message = message.model_copy(update={"text": text, "buttons": ((button,),)})
        post(self._session, Address(channel=self._alarm.channel, id=self._alarm.external_id), message, self._now)

    def _has_form(self) -> bool:
        alarm = self._alarm
        state = load(load_state(self._session, alarm.channel, alarm.external_id)) if alarm.external_id else None
        return state is not None and state.has_form

    def _others(self, person_id: int | None) -> list[Person]:
        """Those on duty up to the level that it came to, without this person."""
        people = on_the_ladder(self._session, self._alarm, self._now)
        return [person for person in people if person.id != person_id]

    def _tell(self, people: Iterable[Person], worded: Worded) -> None:
        def wording(language: Language) -> Outgoing:
            return worded(AlarmPresenter(self._session, self._names, language, self._now), self._alarm)

        tell_all(self._session, people, wording, self._now)


def _urgent(text: str) -> Outgoing:
    return Outgoing(text=text, priority=Priority.DANGER)
