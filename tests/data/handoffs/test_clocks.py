"""Clocks of a handoff: each miss once, a silent coordinator passed over, a long silence the end."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from data.core.handoff_events import HandoffEnded, HandoffEscalated, HandoffTakenBack, ReplyMissed
from data.core.lifecycle import HandoffStatus
from data.handoffs.clocks import AGAIN_AT_THE_TOP, run_clocks
from data.handoffs.queries import handoff_at, offered_to
from data.handoffs.record import Words, hear, write
from data.handoffs.terms import Terms
from data.models import AuditEntry
from data.reference import load_taxonomy
from tests.data.handoffs.test_handoffs import opened, taken, where

TERMS = Terms()
MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)


def asked(town, handoff) -> list[int]:
    return [one.id for one in offered_to(town.session, handoff, load_taxonomy(), MONDAY)]


def test_a_call_that_nobody_takes_goes_from_the_village_to_the_county_and_stays_there(town) -> None:
    village, county = town.coordinator("gaozhi"), town.coordinator("anyuan")
    person = town.person()
    person.area_id = "gaozhi"
    handoff = opened(town, person)
    assert asked(town, handoff) == [village.id]
    assert run_clocks(town.session, MONDAY + TERMS.unclaimed - A_MINUTE, TERMS) == ()
    up = MONDAY + TERMS.unclaimed
    assert run_clocks(town.session, up, TERMS) == (HandoffEscalated(handoff.id, True),)
    assert asked(town, handoff) == [village.id, county.id]
    top = up + TERMS.unclaimed
    assert HandoffEscalated(handoff.id, False) in run_clocks(town.session, top, TERMS)
    assert run_clocks(town.session, top + AGAIN_AT_THE_TOP - A_MINUTE, TERMS) == ()
    assert run_clocks(town.session, top + AGAIN_AT_THE_TOP, TERMS) == (HandoffEscalated(handoff.id, False),)


def test_no_reply_in_time_is_noted_once(town) -> None:
    handoff = opened(town, town.person())
    due = MONDAY + TERMS.first_reply
    assert ReplyMissed(handoff.id, None) in run_clocks(town.session, due, TERMS)
    assert ReplyMissed(handoff.id, None) not in run_clocks(town.session, due + timedelta(days=1), TERMS)
    missed = select(func.count()).select_from(AuditEntry).where(AuditEntry.action == "handoff.reply_missed")
    assert town.session.scalar(missed) == 1


def test_a_silent_coordinator_loses_it_and_others_are_asked_and_the_level_above(town) -> None:
    person, silent, other, lead = town.person(), town.coordinator(), town.coordinator(), town.coordinator("anyuan")
    person.area_id = "qingshan"
    handoff = opened(town, person)
    taken(town, handoff, silent)
    due = MONDAY + TERMS.first_reply
    assert run_clocks(town.session, due, TERMS) == (
        ReplyMissed(handoff.id, silent.id),
        HandoffTakenBack(handoff.id, silent.id),
    )
    assert (handoff.status, handoff.taken_by) == (HandoffStatus.OPEN, None)
    assert asked(town, handoff) == [other.id, lead.id]


def test_who_answers_in_time_keeps_it(town) -> None:
    person, coordinator = town.person(), town.coordinator()
    handoff = opened(town, person)
    taken(town, handoff, coordinator)
    write(town.session, handoff.id, coordinator, Words("您好"), MONDAY + A_MINUTE, TERMS)
    hear(town.session, where(person), Words("嗯"), MONDAY + 2 * A_MINUTE, TERMS)
    assert run_clocks(town.session, MONDAY + TERMS.next_reply, TERMS) == ()
    write(town.session, handoff.id, coordinator, Words("好的"), MONDAY + TERMS.next_reply, TERMS)
    assert run_clocks(town.session, MONDAY + TERMS.next_reply + 5 * A_MINUTE, TERMS) == ()


def test_an_hour_of_silence_ends_it_where_nothing_is_owed(town) -> None:
    person, coordinator = town.person(), town.coordinator()
    handoff = opened(town, person)
    taken(town, handoff, coordinator)
    write(town.session, handoff.id, coordinator, Words("再见"), MONDAY, TERMS)
    [ended] = run_clocks(town.session, MONDAY + TERMS.silence, TERMS)
    assert ended == HandoffEnded(handoff.id, coordinator.id, None, where(person).external_id)
    assert handoff_at(town.session, where(person)) is None


def test_out_of_working_hours_silence_is_no_miss_but_nobody_is_left_alone(town) -> None:
    person, coordinator = town.person(), town.coordinator()
    handoff = opened(town, person)
    taken(town, handoff, coordinator)
    evening = MONDAY.replace(hour=12)
    write(town.session, handoff.id, coordinator, Words("您好"), evening, TERMS)
    hear(town.session, where(person), Words("在吗"), evening, TERMS)
    assert run_clocks(town.session, evening + TERMS.silence, TERMS) == (HandoffTakenBack(handoff.id, coordinator.id),)
