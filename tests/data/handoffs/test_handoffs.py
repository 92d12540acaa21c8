"""A conversation is opened, taken by one, led, given back; on both databases."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from data.alarms.alarms import Told, claim, raise_alarm
from data.alarms.queries import Source
from data.core.alarm_events import AlarmClaimed
from data.core.errors import AlreadyDecided, NotAllowed
from data.core.handoff_events import (
    CoordinatorWrote,
    HandoffEnded,
    HandoffHandedOn,
    HandoffOpened,
    HandoffPhoneLeft,
    HandoffTaken,
    PersonWrote,
)
from data.core.lifecycle import HandoffStatus
from data.handoffs.handoffs import Call, hand_back, hand_on, open_handoff, take, take_over
from data.handoffs.queries import Where, get_handoff, handoff_at, leader_at, said_in
from data.handoffs.record import Words, hear, write
from data.handoffs.terms import Terms
from data.messaging.outbox import HELD, enqueue, next_due
from data.models import Alarm, AuditEntry, Handoff, Person
from data.people.access import Access, access_of
from data.reference import load_taxonomy

TERMS = Terms()
MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)
HELLO = Words("您好")
CALLED = Call(words=Words("找真人"))


def where(person) -> Where:
    return Where("telegram", person.addresses[0].external_id)


def access(town, person) -> Access:
    return access_of(town.session, person, load_taxonomy())


def taken(town, handoff, coordinator):
    """Taken by whoever may see it."""
    return take(town.session, handoff.id, coordinator, access(town, coordinator), MONDAY, TERMS)


def opened_at(town, place: Where, call: Call = CALLED) -> Handoff:
    [event] = open_handoff(town.session, place, call, MONDAY, TERMS)
    assert isinstance(event, HandoffOpened)
    return get_handoff(town.session, event.handoff_id)


def opened(town, person) -> Handoff:
    return opened_at(town, where(person))


def test_a_call_is_kept_with_its_words_and_those_that_follow(town) -> None:
    person = town.person()
    person.area_id = "gaozhi"
    handoff = opened(town, person)
    assert hear(town.session, where(person), Words("有人吗"), MONDAY, TERMS) == ()
    assert (handoff.person_id, handoff.area_id, handoff.status) == (person.id, "gaozhi", HandoffStatus.OPEN)
    assert [message.text for message in said_in(town.session, handoff)] == ["找真人", "有人吗"]
    assert open_handoff(town.session, where(person), Call(words=HELLO), MONDAY, TERMS) == ()
    assert [message.text for message in said_in(town.session, handoff)][2:] == ["您好"]


def test_a_number_that_is_left_after_the_call_is_told_once(town) -> None:
    person = town.person()
    handoff = opened(town, person)
    left = Call(words=Words("13800000000"), phone="13800000000")
    assert open_handoff(town.session, where(person), left, MONDAY, TERMS) == (HandoffPhoneLeft(handoff.id),)
    assert open_handoff(town.session, where(person), left, MONDAY, TERMS) == ()
    assert handoff.phone == person.phone == "13800000000"


def test_whoever_takes_it_leads_it_until_it_is_given_back(town) -> None:
    person, coordinator = town.person(), town.coordinator()
    handoff = opened(town, person)
    assert taken(town, handoff, coordinator) == (HandoffTaken(handoff.id, coordinator.id),)
    assert taken(town, handoff, coordinator) == ()
    assert leader_at(town.session, where(person)) is coordinator
    [wrote] = write(town.session, handoff.id, coordinator, HELLO, MONDAY, TERMS)
    [heard] = hear(town.session, where(person), Words(place=(105.5, 30.1)), MONDAY, TERMS)
    assert isinstance(wrote, CoordinatorWrote)
    assert isinstance(heard, PersonWrote)
    assert [m.speaker for m in said_in(town.session, handoff)] == ["person", "coordinator", "person"]
    assert hand_back(town.session, handoff.id, coordinator, MONDAY) == (
        HandoffEnded(handoff.id, coordinator.id, coordinator.id, person.addresses[0].external_id),
    )
    assert handoff_at(town.session, where(person)) is None
    actions = select(AuditEntry.action).where(AuditEntry.subject == "handoff").order_by(AuditEntry.id)
    assert list(town.session.scalars(actions)) == ["handoff.opened", "handoff.taken", "handoff.closed"]


def test_what_one_has_no_other_may_take_write_in_or_give_back(town) -> None:
    handoff, first, second = opened(town, town.person()), town.coordinator(), town.coordinator()
    taken(town, handoff, first)
    with pytest.raises(AlreadyDecided):
        taken(town, handoff, second)
    with pytest.raises(AlreadyDecided):
        write(town.session, handoff.id, second, HELLO, MONDAY, TERMS)
    with pytest.raises(AlreadyDecided):
        hand_back(town.session, handoff.id, second, MONDAY)


def test_only_coordinators_of_the_area_take_it(town) -> None:
    person = town.person()
    person.area_id = "gaozhi"
    handoff = opened(town, person)
    for stranger in (town.person(), town.coordinator("fenghuang")):
        with pytest.raises(NotAllowed):
            taken(town, handoff, stranger)


def alarm_of(town, source: Source) -> Alarm:
    raise_alarm(town.session, source, "medical", Told("我爸倒了"), MONDAY)
    return town.session.scalars(select(Alarm)).one()


def test_the_conversation_of_an_alarm_is_taken_over_though_nobody_was_called(town) -> None:
    person, coordinator, other = town.person(), town.coordinator(), town.coordinator()
    alarm = alarm_of(town, Source(*where(person), person=person))
    took = take_over(town.session, alarm, coordinator, MONDAY, TERMS)
    handoff = handoff_at(town.session, where(person))
    assert took == (AlarmClaimed(alarm.id, coordinator.id), HandoffTaken(handoff.id, coordinator.id))
    assert (handoff.alarm_id, handoff.taken_by) == (alarm.id, coordinator.id)
    assert take_over(town.session, alarm, coordinator, MONDAY, TERMS) == ()
    with pytest.raises(AlreadyDecided):
        take_over(town.session, alarm, other, MONDAY, TERMS)


def test_whoever_was_called_for_already_has_one_conversation_and_not_two(town) -> None:
    person, coordinator = town.person(), town.coordinator()
    handoff = opened(town, person)
    alarm = alarm_of(town, Source(*where(person), person=person))
    claim(town.session, alarm.id, coordinator, MONDAY)
    assert take_over(town.session, alarm, coordinator, MONDAY, TERMS) == (HandoffTaken(handoff.id, coordinator.id),)


def test_of_a_stranger_nothing_is_kept_when_it_is_over(town) -> None:
    stranger, coordinator = Where("web", "cookie"), town.coordinator()
    handoff = opened_at(town, stranger, Call(phone="13800000000"))
    taken(town, handoff, coordinator)
    hear(town.session, stranger, Words("我不想说名字"), MONDAY, TERMS)
    hand_back(town.session, handoff.id, coordinator, MONDAY)
    assert (handoff.external_id, handoff.phone) == (None, None)
    assert said_in(town.session, handoff) == []


def test_a_stranger_who_agrees_meanwhile_is_known(town) -> None:
    handoff = opened_at(town, Where("telegram", "101"))
    person = town.person()
    hear(town.session, where(person), HELLO, MONDAY, TERMS)
    assert handoff.person_id == person.id


def test_it_is_handed_on_to_a_colleague_who_may_see_it(town) -> None:
    person, first, second, far = town.person(), town.coordinator(), town.coordinator(), town.coordinator("fenghuang")
    person.area_id = "gaozhi"
    handoff = opened(town, person)
    taken(town, handoff, first)
    with pytest.raises(NotAllowed):
        hand_on(town.session, handoff.id, first, far, access(town, far), MONDAY, TERMS)
    assert hand_on(town.session, handoff.id, first, second, access(town, second), MONDAY, TERMS) == (
        HandoffHandedOn(handoff.id, first.id, second.id),
    )
    assert leader_at(town.session, where(person)) is second
    with pytest.raises(AlreadyDecided):
        write(town.session, handoff.id, first, HELLO, MONDAY, TERMS)


def test_what_was_held_back_goes_out_when_it_is_over(town) -> None:
    person, coordinator = town.person(), town.coordinator()
    handoff = opened(town, person)
    taken(town, handoff, coordinator)
    enqueue(town.session, "telegram", handoff.external_id, {"text": "好消息"}, "notice", HELD)
    assert next_due(town.session, "telegram", MONDAY) == []
    hand_back(town.session, handoff.id, coordinator, MONDAY)
    assert [row.body for row in next_due(town.session, "telegram", MONDAY)] == [{"text": "好消息"}]


def test_replies_are_owed_from_the_first_word_that_waits(town) -> None:
    person, coordinator = town.person(), town.coordinator()
    handoff = opened(town, person)
    taken(town, handoff, coordinator)
    assert handoff.reply_due_at == MONDAY + TERMS.first_reply
    write(town.session, handoff.id, coordinator, HELLO, MONDAY, TERMS)
    assert handoff.reply_due_at is None
    hear(town.session, where(person), Words("一"), MONDAY, TERMS)
    later = MONDAY + timedelta(minutes=5)
    hear(town.session, where(person), Words("二"), later, TERMS)
    assert handoff.reply_due_at == MONDAY + TERMS.next_reply
    assert handoff.silent_at == later + TERMS.silence


def test_of_two_who_take_it_at_once_one_gets_it(district, town_of) -> None:
    """Real transactions side by side, as two coordinators press at once."""

    def settled(session) -> tuple[int, list[int]]:
        town = town_of(session)
        return opened(town, town.person()).id, [town.coordinator().id for _ in range(2)]

    handoff_id, coordinators = district.run(settled)
    outcomes: list[str] = []
    together = threading.Barrier(2)

    def press(person_id: int) -> None:
        def taking(session) -> None:
            actor = session.get_one(Person, person_id)
            take(session, handoff_id, actor, access_of(session, actor, load_taxonomy()), MONDAY, TERMS)

        together.wait()
        try:
            district.run(taking)
            outcomes.append("taken")
        except AlreadyDecided:
            outcomes.append("too late")

    threads = [threading.Thread(target=press, args=(one,)) for one in coordinators]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["taken", "too late"]
