"""What has not arrived has a reason; danger that is stuck goes another way, once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from data.core.lifecycle import MessageStatus
from data.messaging.inbox import mark_handled, pending, store
from data.messaging.outbox import begin, enqueue, mark, next_due
from data.messaging.undelivered import LATE_SECONDS, RECENT, Undelivered, late, redirect, undelivered, unhandled
from data.models import ChannelAddress, OutboxMessage
from data.people.people import find_person
from tests.kit.town import enrolled

LATE = timedelta(seconds=LATE_SECONDS)


def queue(session, now, priority="notice", channel="telegram", chat="100"):
    return enqueue(session, channel, chat, {"text": "您好"}, priority, now)


def ended(session, message, status, now, error=None):
    begin(session, message.id, now)
    mark(session, message.id, status, now, error)
    return message


def reasons(session, now, areas=None):
    return [why for _, _, why in undelivered(session, now, areas)]


@pytest.mark.parametrize(
    ("status", "error", "expected"),
    [
        (MessageStatus.BLOCKED, None, Undelivered.BLOCKED),
        (MessageStatus.REFUSED, None, Undelivered.REFUSED),
        (MessageStatus.REFUSED, "unreadable", Undelivered.UNREADABLE),
        (MessageStatus.UNSURE, "TimedOut", Undelivered.UNSURE),
    ],
)
def test_what_failed_for_good_says_why(session, now, status, error, expected) -> None:
    message = ended(session, queue(session, now), status, now, error)
    assert undelivered(session, now) == [(message, None, expected)]


def test_what_arrived_or_is_on_its_way_or_long_past_is_not_listed(session, now) -> None:
    ended(session, queue(session, now), MessageStatus.SENT, now)
    queue(session, now)
    ended(session, queue(session, now - RECENT, chat="old"), MessageStatus.REFUSED, now)
    assert undelivered(session, now) == []


def test_what_waits_or_is_being_sent_for_too_long_is_late(session, now) -> None:
    queue(session, now)
    begin(session, queue(session, now, "answer").id, now)
    assert reasons(session, now + LATE) == [Undelivered.LATE, Undelivered.LATE]
    assert late(session, now + LATE) == {"notice": 1, "answer": 1}
    assert late(session, now) == {}


def test_what_lies_on_a_page_that_nobody_opens_is_late_only_where_it_is_danger(session, now) -> None:
    queue(session, now, "answer", channel="web")
    queue(session, now, "danger", channel="web")
    assert late(session, now + LATE) == {"danger": 1}


def test_each_is_listed_in_the_area_of_its_reader_and_a_stranger_for_those_of_everywhere(session, now) -> None:
    here = enrolled(session, "telegram", "100", "zh", now)
    here.area_id = "gaozhi"
    for chat in ("100", "999"):
        ended(session, queue(session, now, chat=chat), MessageStatus.REFUSED, now)
    assert [person for _, person, _ in undelivered(session, now, frozenset({"gaozhi"}))] == [here]
    assert undelivered(session, now, frozenset({"fenghuang"})) == []
    assert [person for _, person, _ in undelivered(session, now)] == [None, here]


def test_danger_that_is_late_goes_to_the_persons_other_address_once(session, now) -> None:
    enrolled(session, "telegram", "100", "zh", now)
    person = find_person(session, "telegram", "100")
    session.add(ChannelAddress(person_id=person.id, channel="web", external_id="w"))
    queue(session, now, "danger")
    queue(session, now, "notice")
    assert redirect(session, now) == 0
    assert redirect(session, now + LATE) == 1
    assert redirect(session, now + 3 * LATE) == 0
    assert [message.priority for message in next_due(session, "web", now + LATE)] == ["danger"]


def test_danger_in_doubt_at_both_addresses_is_copied_once_and_not_back(session, now) -> None:
    enrolled(session, "telegram", "100", "zh", now)
    person = find_person(session, "telegram", "100")
    session.add(ChannelAddress(person_id=person.id, channel="sms", external_id="7"))
    ended(session, queue(session, now, "danger"), MessageStatus.UNSURE, now)
    [copy] = next_due(session, "sms", now)
    ended(session, copy, MessageStatus.UNSURE, now + LATE)
    assert len(list(session.scalars(select(OutboxMessage)))) == 2


def test_an_update_that_nobody_handles_is_counted_after_a_while(session, now) -> None:
    for n in range(2):
        store(session, "telegram", f"1:{n}", "100", {"update_id": n}, now)
    assert unhandled(session, now) == 0
    assert unhandled(session, now + LATE) == 2
    mark_handled(session, pending(session, "telegram")[0].id, now)
    assert unhandled(session, now + LATE) == 1
