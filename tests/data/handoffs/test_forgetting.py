"""The record of a conversation is the person's own: it goes with them."""

from datetime import UTC, datetime

from data.core.lifecycle import HandoffStatus
from data.handoffs.forgetting import key_of
from data.handoffs.queries import get_handoff, said_in
from data.handoffs.record import Words, hear, write
from data.handoffs.terms import Terms
from data.housekeeping.erasure import erase
from data.housekeeping.export import export_rows
from data.messaging.outbox import enqueue
from tests.data.handoffs.test_handoffs import opened, taken, where
from tests.data.housekeeping.test_erasure import stored_text

MONDAY = datetime(2026, 11, 23, 2, tzinfo=UTC)


def talked(town, person, coordinator):
    handoff = opened(town, person)
    taken(town, handoff, coordinator)
    hear(town.session, where(person), Words("金丝雀一号"), MONDAY, Terms())
    write(town.session, handoff.id, coordinator, Words("金丝雀二号"), MONDAY, Terms())
    notice = {"text": "金丝雀一号"}
    enqueue(town.session, "telegram", "9", notice, "notice", MONDAY, f"{key_of(handoff.id)}said:1")
    return handoff


def test_with_the_person_goes_every_word_also_from_the_coordinators_chats(town) -> None:
    person = town.person()
    handoff = talked(town, person, town.coordinator())
    assert "金丝雀" in str(list(export_rows(town.session)))
    erase(town.session, person, MONDAY)
    assert "金丝雀" not in stored_text(town.session)
    assert (handoff.status, handoff.external_id) == (HandoffStatus.CLOSED, None)


def test_with_a_coordinator_goes_nothing_of_the_person(town) -> None:
    person, coordinator = town.person(), town.coordinator()
    handoff = talked(town, person, coordinator)
    erase(town.session, coordinator, MONDAY)
    assert get_handoff(town.session, handoff.id).status is HandoffStatus.OPEN
    assert len(said_in(town.session, handoff)) == 3
