"""One source has one alarm; every word is kept; one person takes it; it is closed with an outcome."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from data.alarms import alarms
from data.alarms.alarms import AT_ONCE_WORDS, IN_A_SPELL, Told, add_note, add_words, claim, close, count_calls, release
from data.alarms.queries import Source, concerns, may_handle, standing
from data.core.alarm_events import (
    AlarmClaimed,
    AlarmClosed,
    AlarmMoved,
    AlarmRaised,
    AlarmReleased,
    AlarmSaidOver,
    AlarmUpdated,
)
from data.core.errors import AlreadyDecided, NotAllowed, NotFound
from data.core.lifecycle import AlarmStatus
from data.models import Alarm, AuditEntry
from data.people.people import enrol, find_person

HERE = Source("web", "stranger")


@pytest.fixture
def raised(town, now):
    """A stranger's alarm."""
    alarms.raise_alarm(town.session, HERE, "medical", Told("我爸倒了", asking="place"), now)
    return standing(town.session, HERE)


def test_an_alarm_holds_what_is_known_and_when_it_goes_up(town, now) -> None:
    person = town.person()
    person.area_id, person.phone = "gaozhi", "13800000001"
    source = Source("telegram", "101", person=person)
    [event] = alarms.raise_alarm(town.session, source, "fire", Told("着火了", asking="place"), now)
    assert isinstance(event, AlarmRaised)
    alarm = town.session.get_one(Alarm, event.alarm_id)
    assert (alarm.person_id, alarm.danger, alarm.area_id) == (person.id, "fire", "gaozhi")
    assert (alarm.phone, alarm.asking, alarm.status) == ("13800000001", "place", AlarmStatus.OPEN)
    assert alarm.due_at == now + alarms.PATIENCE
    assert [word.text for word in alarm.words] == ["着火了"]


def test_many_alarms_of_one_source_are_one_with_a_count(town, raised, now) -> None:
    for _ in range(3):
        alarms.raise_alarm(town.session, HERE, "help", Told("救命", repeated=True), now)
    assert raised.repeats == 3
    assert len(list(town.session.scalars(select(Alarm)))) == 1


def test_the_same_cry_again_is_a_count_and_what_is_new_is_told_at_once(town, raised, now) -> None:
    cry, where = Told("救命", repeated=True), Told("救命", place="高枳村3组12号", repeated=True)
    assert add_words(town.session, raised, cry, now)
    assert [add_words(town.session, raised, cry, now) for _ in range(50)] == [()] * 50
    assert (raised.repeats, raised.hold_until) == (51, now + IN_A_SPELL)
    assert add_words(town.session, raised, where, now)
    town.session.refresh(raised)
    assert [word.text for word in raised.words] == ["我爸倒了", "救命", "救命"]


def test_calls_beyond_the_limits_are_counted_onto_the_alarm_of_their_source(town, raised, now) -> None:
    count_calls(town.session, HERE, 200, now)
    count_calls(town.session, Source("web", "nobody"), 200, now)
    assert (raised.repeats, raised.hold_until) == (200, now + IN_A_SPELL)
    assert len(raised.words) == 1


def test_every_word_is_kept_in_order_and_told(town, raised, now) -> None:
    first = raised.told_word_id
    where = Told("高枳村3组12号", "gaozhi", "高枳村3组12号", asking="phone")
    assert add_words(town.session, raised, where, now)[-1] == AlarmUpdated(raised.id, first)
    add_words(town.session, raised, Told("13800000000", phone="13800000000"), now)
    town.session.refresh(raised)
    assert [word.text for word in raised.words] == ["我爸倒了", "高枳村3组12号", "13800000000"]
    assert (raised.place, raised.phone, raised.asking) == ("高枳村3组12号", "13800000000", None)


def test_a_place_that_becomes_known_concerns_those_who_answer_for_it(town, now) -> None:
    county, village = town.coordinator("anyuan"), town.coordinator("gaozhi")
    alarms.raise_alarm(town.session, HERE, "medical", Told("我爸倒了"), now)
    alarm = standing(town.session, HERE)
    assert concerns(town.session, alarm, now) == [county]
    events = add_words(town.session, alarm, Told("高枳村", area_id="gaozhi"), now)
    assert events[0] == AlarmMoved(alarm.id, frozenset({county.id}))
    assert concerns(town.session, alarm, now) == [village, county]


def test_a_flood_of_words_is_kept_and_told_together(town, raised, now) -> None:
    told = [add_words(town.session, raised, Told(f"{n}"), now) for n in range(AT_ONCE_WORDS * 3)]
    assert sum(map(bool, told)) == AT_ONCE_WORDS - 1
    assert raised.hold_until == now + IN_A_SPELL
    later = now + IN_A_SPELL + timedelta(seconds=1)
    assert add_words(town.session, raised, Told("还在"), later)
    assert raised.hold_until is None


def test_who_agrees_meanwhile_has_the_alarm_as_theirs(town, raised, now) -> None:
    enrol(town.session, "web", "stranger", "zh", now)
    person = find_person(town.session, "web", "stranger")
    add_words(town.session, raised, Told("我叫小周"), now, person)
    assert raised.person_id == person.id


def test_it_is_said_once_that_it_is_over_and_the_alarm_stands(town, raised, now) -> None:
    assert AlarmSaidOver(raised.id) in add_words(town.session, raised, Told("没事了", over=True), now)
    assert AlarmSaidOver(raised.id) not in add_words(town.session, raised, Told("没事了", over=True), now)
    assert (raised.over_at, raised.status) == (now, AlarmStatus.OPEN)


def test_one_takes_it_and_a_second_comes_too_late(town, raised, now) -> None:
    one, other = town.coordinator(), town.coordinator()
    assert claim(town.session, raised.id, one, now) == (AlarmClaimed(raised.id, one.id),)
    assert (raised.claimed_by, raised.claimed_at, raised.due_at) == (one.id, now, None)
    assert concerns(town.session, raised, now) == [one]
    with pytest.raises(AlreadyDecided):
        claim(town.session, raised.id, other, now)


def test_it_is_closed_with_an_outcome_and_words(town, raised, now) -> None:
    one = town.coordinator()
    claim(town.session, raised.id, one, now)
    assert close(town.session, raised.id, "hospital", one, now) == (AlarmClosed(raised.id, one.id),)
    add_note(town.session, raised.id, "已送市医院", one, now)
    assert (raised.outcome, raised.closing_note, raised.closed_at) == ("hospital", "已送市医院", now)
    assert standing(town.session, HERE) is None
    with pytest.raises(AlreadyDecided):
        close(town.session, raised.id, "handled", one, now)


def test_what_is_given_back_waits_for_somebody_at_once(town, raised, now) -> None:
    one = town.coordinator()
    claim(town.session, raised.id, one, now)
    assert release(town.session, raised, one.id, now) == (AlarmReleased(raised.id),)
    assert (raised.status, raised.claimed_by, raised.due_at) == (AlarmStatus.OPEN, None, now)


def test_only_who_answers_for_it_may_touch_it(town, now) -> None:
    far, near = town.coordinator("fenghuang"), town.coordinator("qingshan")
    alarms.raise_alarm(town.session, HERE, "medical", Told("我爸倒了", area_id="gaozhi"), now)
    alarm = standing(town.session, HERE)
    assert may_handle(town.session, alarm, near, now)
    assert not may_handle(town.session, alarm, far, now)
    for deed in (
        lambda: claim(town.session, alarm.id, far, now),
        lambda: close(town.session, alarm.id, "police", far, now),
    ):
        with pytest.raises(NotAllowed):
            deed()
    with pytest.raises(NotFound):
        claim(town.session, 10**9, near, now)


def test_each_change_is_written_down_in_codes(town, raised, now) -> None:
    one = town.coordinator()
    add_words(town.session, raised, Told("高枳村3组12号"), now)
    claim(town.session, raised.id, one, now)
    close(town.session, raised.id, "handled", one, now)
    town.session.flush()
    entries = town.session.scalars(select(AuditEntry).filter_by(subject="alarm").order_by(AuditEntry.id))
    assert [entry.action for entry in entries] == ["alarm.raised", "alarm.told", "alarm.claimed", "alarm.closed"]
