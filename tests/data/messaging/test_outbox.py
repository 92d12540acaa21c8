"""Messages are begun by one sender, marked one by one, and survive a crash."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from data.core.errors import IllegalTransition
from data.core.lifecycle import MessageStatus
from data.messaging.outbox import (
    HELD,
    begin,
    enqueue,
    hurry,
    mark,
    next_due,
    pause_seconds,
    put_back,
    recover,
    revive,
    shelf,
)
from data.models import ChannelAddress
from data.people.people import enrol

MINUTE = timedelta(minutes=1)


def queue(session, now, n=1, **more):
    return [
        enqueue(session, "telegram", "100", {"text": f"第{i}条"}, **{"priority": "answer", "due_at": now, **more})
        for i in range(n)
    ]


def test_what_is_due_is_begun_once(session, now) -> None:
    [message] = queue(session, now)
    assert next_due(session, "telegram", now) == [message]
    assert begin(session, message.id, now) is message
    assert (message.status, message.began_at) == (MessageStatus.SENDING, now)
    assert next_due(session, "telegram", now) == []
    assert begin(session, message.id, now) is None


def test_what_is_not_due_yet_or_of_another_channel_waits(session, now) -> None:
    queue(session, now, due_at=now + MINUTE)
    enqueue(session, "web", "100", {}, "answer", now)
    assert next_due(session, "telegram", now) == []
    assert len(next_due(session, "telegram", now + MINUTE)) == 1


def test_danger_goes_before_answers_and_those_before_the_rest(session, now) -> None:
    for chat, priority in enumerate(("broadcast", "notice", "answer", "danger")):
        enqueue(session, "telegram", str(chat), {}, priority, now)
    due = next_due(session, "telegram", now, limit=3)
    assert [message.priority for message in due] == ["danger", "answer", "notice"]


def test_messages_of_one_chat_and_priority_keep_their_order(session, now) -> None:
    for message in queue(session, now, n=4):
        assert next_due(session, "telegram", now) == [message]
        begin(session, message.id, now)


def test_a_chat_with_hundreds_waiting_takes_up_one_place_and_a_busy_one_none(session, now) -> None:
    alarms = queue(session, now, n=200, priority="danger")
    answer = enqueue(session, "telegram", "200", {}, "answer", now)
    assert next_due(session, "telegram", now) == [alarms[0], answer]
    assert next_due(session, "telegram", now, busy=["100"]) == [answer]


def test_the_same_notice_is_queued_once(session, now) -> None:
    assert queue(session, now, dedupe_key="match:1:approved")[0]
    assert queue(session, now, dedupe_key="match:1:approved") == [None]
    assert len(next_due(session, "telegram", now)) == 1


def test_a_sent_message_says_when(session, now) -> None:
    [message] = queue(session, now)
    begin(session, message.id, now)
    mark(session, message.id, MessageStatus.SENT, now + MINUTE)
    assert (message.status, message.sent_at, message.attempts) == (MessageStatus.SENT, now + MINUTE, 1)


@pytest.mark.parametrize("end", [MessageStatus.UNSURE, MessageStatus.BLOCKED, MessageStatus.REFUSED])
def test_a_notice_that_may_not_be_sent_again_never_is_and_says_why(session, now, end) -> None:
    [message] = queue(session, now, priority="notice")
    begin(session, message.id, now)
    assert mark(session, message.id, end, now, error="why") is end
    assert (message.error, message.sent_at) == ("why", None)
    assert recover(session, "telegram", now) == 0
    assert next_due(session, "telegram", now + MINUTE) == []


def test_danger_that_may_have_arrived_goes_again_for_ever_with_growing_pauses(session, now) -> None:
    [message] = queue(session, now, priority="danger")
    for doubts in range(9):
        begin(session, message.id, now)
        assert mark(session, message.id, MessageStatus.UNSURE, now) is MessageStatus.WAITING
        assert message.due_at == now + timedelta(seconds=pause_seconds(doubts))
    assert (message.doubts, pause_seconds(0), pause_seconds(3), pause_seconds(99)) == (9, 1.0, 8.0, 16.0)


def test_an_answer_that_may_have_arrived_goes_once_more(session, now) -> None:
    [message] = queue(session, now)
    begin(session, message.id, now)
    assert mark(session, message.id, MessageStatus.UNSURE, now) is MessageStatus.WAITING
    begin(session, message.id, now)
    assert mark(session, message.id, MessageStatus.UNSURE, now) is MessageStatus.UNSURE


@pytest.mark.parametrize("end", [MessageStatus.UNSURE, MessageStatus.BLOCKED, MessageStatus.REFUSED])
def test_danger_that_does_not_arrive_is_sent_to_the_persons_other_address_too(session, now, end) -> None:
    person = addressed(session, now, "100", "200")
    [message] = queue(session, now, priority="danger")
    begin(session, message.id, now)
    mark(session, message.id, end, now)
    assert [other.body for other in shelf(session, "telegram", "200")] == [message.body]
    assert person


def test_what_was_told_at_both_addresses_anyway_is_not_doubled(session, now) -> None:
    addressed(session, now, "100", "200")
    [message] = queue(session, now, priority="danger")
    enqueue(session, "telegram", "200", {}, "danger", now)
    begin(session, message.id, now)
    mark(session, message.id, MessageStatus.BLOCKED, now)
    assert len(shelf(session, "telegram", "200")) == 1


def addressed(session, now, *chats: str) -> int:
    enrol(session, "telegram", chats[0], "zh", now)
    [first] = session.scalars(select(ChannelAddress).filter_by(external_id=chats[0]))
    for chat in chats[1:]:
        session.add(ChannelAddress(person_id=first.person_id, channel="telegram", external_id=chat))
    session.flush()
    return first.person_id


def test_a_message_nobody_began_cannot_have_been_sent(session, now) -> None:
    [message] = queue(session, now)
    with pytest.raises(IllegalTransition):
        mark(session, message.id, MessageStatus.SENT, now)


def test_what_the_channel_did_not_take_waits_its_time(session, now) -> None:
    [message] = queue(session, now)
    begin(session, message.id, now)
    put_back(session, message.id, now + MINUTE)
    session.flush()
    assert next_due(session, "telegram", now) == []
    assert next_due(session, "telegram", now + MINUTE) == [message]
    assert message.doubts == 0


def test_only_what_a_crash_left_in_a_call_is_in_doubt(session, now) -> None:
    begun, living, taken, waiting = queue(session, now, n=4)
    for message in (begun, living, taken):
        begin(session, message.id, now)
    assert recover(session, "telegram", now, busy=[living.id], arrived={taken.id: now, begun.id: now - MINUTE}) == 2
    assert [message.doubts for message in (begun, living, taken, waiting)] == [1, 0, 0, 0]
    assert [begun.status, taken.status] == [MessageStatus.WAITING, MessageStatus.SENT]


@pytest.mark.parametrize("priority", ["danger", "answer"])
def test_what_presses_does_not_wait_for_a_clock_that_was_put_back(session, now, priority) -> None:
    [message] = queue(session, now, priority=priority)
    earlier = now - 120 * MINUTE
    assert next_due(session, "telegram", earlier) == []
    assert hurry(session, "telegram", earlier) == 1
    assert next_due(session, "telegram", earlier) == [message]
    assert hurry(session, "telegram", earlier) == 0


def test_what_is_held_on_purpose_stays_held(session, now) -> None:
    queue(session, now, due_at=HELD)
    assert hurry(session, "telegram", now) == 0


def test_a_notice_may_be_meant_for_later(session, now) -> None:
    queue(session, now, priority="notice", due_at=now + 600 * MINUTE)
    assert hurry(session, "telegram", now) == 0


def test_who_comes_back_is_told_of_the_danger_they_missed_once(session, now) -> None:
    [message] = queue(session, now, priority="danger")
    begin(session, message.id, now)
    mark(session, message.id, MessageStatus.BLOCKED, now)
    assert revive(session, "telegram", "100", now + MINUTE) == 1
    assert [each.body for each in next_due(session, "telegram", now + MINUTE)] == [message.body]
    assert revive(session, "telegram", "100", now + MINUTE) == 0


def test_danger_of_long_ago_and_other_words_are_not_told_to_who_comes_back(session, now) -> None:
    for priority in ("danger", "notice"):
        [message] = queue(session, now, priority=priority)
        begin(session, message.id, now)
        mark(session, message.id, MessageStatus.BLOCKED, now)
    assert revive(session, "telegram", "100", now + 120 * MINUTE) == 0


def test_a_message_erased_while_it_was_sent_is_let_go(session, now) -> None:
    mark(session, 404, MessageStatus.SENT, now)
    put_back(session, 404, now)


def test_a_page_reads_on_from_where_it_was(session, now) -> None:
    first, second, third = queue(session, now, n=3)
    enqueue(session, "telegram", "200", {}, "answer", now)
    assert shelf(session, "telegram", "100") == [first, second, third]
    assert shelf(session, "telegram", "100", after_id=first.id) == [second, third]


def test_two_senders_never_begin_the_same_message(database, now) -> None:
    ids = [m.id for m in database.run(lambda session: queue(session, now, n=20))]
    begun: list[int] = []
    together = threading.Barrier(2)

    def send() -> None:
        together.wait(timeout=10)
        for id in ids:
            if database.run(lambda session, id=id: begin(session, id, now)) is not None:
                begun.append(id)

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(begun) == ids
