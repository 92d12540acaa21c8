"""Messages are claimed by one sender, marked one by one, and survive a crash."""

import threading
from datetime import timedelta

import pytest

from data.core.errors import IllegalTransition
from data.core.lifecycle import MessageStatus
from data.messaging.outbox import claim_due, enqueue, mark, put_back, recover, shelf

MINUTE = timedelta(minutes=1)


def queue(session, now, n=1, **more):
    return [
        enqueue(session, "telegram", "100", {"text": f"第{i}条"}, **{"priority": "answer", "due_at": now, **more})
        for i in range(n)
    ]


def test_what_is_due_is_claimed_once(session, now) -> None:
    [message] = queue(session, now)
    assert claim_due(session, "telegram", now) == [message]
    assert message.status is MessageStatus.SENDING
    assert claim_due(session, "telegram", now) == []


def test_what_is_not_due_yet_or_of_another_channel_waits(session, now) -> None:
    queue(session, now, due_at=now + MINUTE)
    enqueue(session, "web", "100", {}, "answer", now)
    assert claim_due(session, "telegram", now) == []
    assert len(claim_due(session, "telegram", now + MINUTE)) == 1


def test_danger_goes_before_answers_and_those_before_the_rest(session, now) -> None:
    for priority in ("broadcast", "notice", "answer", "danger"):
        queue(session, now, priority=priority)
    claimed = claim_due(session, "telegram", now, limit=3)
    assert [message.priority for message in claimed] == ["danger", "answer", "notice"]


def test_messages_of_one_priority_keep_their_order(session, now) -> None:
    messages = queue(session, now, n=4)
    assert claim_due(session, "telegram", now) == messages


def test_the_same_notice_is_queued_once(session, now) -> None:
    assert queue(session, now, dedupe_key="match:1:approved")[0]
    assert queue(session, now, dedupe_key="match:1:approved") == [None]
    assert len(claim_due(session, "telegram", now)) == 1


def test_a_sent_message_says_when(session, now) -> None:
    [message] = queue(session, now)
    claim_due(session, "telegram", now)
    mark(session, message.id, MessageStatus.SENT, now + MINUTE)
    assert (message.status, message.sent_at, message.attempts) == (MessageStatus.SENT, now + MINUTE, 1)


@pytest.mark.parametrize("end", [MessageStatus.UNSURE, MessageStatus.BLOCKED, MessageStatus.REFUSED])
def test_what_may_not_be_sent_again_never_is(session, now, end) -> None:
    [message] = queue(session, now)
    claim_due(session, "telegram", now)
    mark(session, message.id, end, now, error="why")
    assert (message.error, message.sent_at) == ("why", None)
    assert recover(session, "telegram", now) == 0
    assert claim_due(session, "telegram", now + MINUTE) == []


def test_a_message_nobody_claimed_cannot_have_been_sent(session, now) -> None:
    [message] = queue(session, now)
    with pytest.raises(IllegalTransition):
        mark(session, message.id, MessageStatus.SENT, now)


def test_what_the_channel_did_not_take_waits_its_time(session, now) -> None:
    [message] = queue(session, now)
    claim_due(session, "telegram", now)
    put_back(session, message.id, now + MINUTE)
    session.flush()
    assert claim_due(session, "telegram", now) == []
    assert claim_due(session, "telegram", now + MINUTE) == [message]


def test_what_a_crash_left_half_sent_waits_again(session, now) -> None:
    messages = queue(session, now, n=3)
    claim_due(session, "telegram", now, limit=2)
    assert recover(session, "telegram", now) == 2
    session.flush()
    assert claim_due(session, "telegram", now) == messages
    assert [message.attempts for message in messages] == [1, 1, 0]


def test_a_message_erased_while_it_was_sent_is_let_go(session, now) -> None:
    mark(session, 404, MessageStatus.SENT, now)
    put_back(session, 404, now)


def test_a_page_reads_on_from_where_it_was(session, now) -> None:
    first, second, third = queue(session, now, n=3)
    enqueue(session, "telegram", "200", {}, "answer", now)
    assert shelf(session, "telegram", "100") == [first, second, third]
    assert shelf(session, "telegram", "100", after_id=first.id) == [second, third]


def test_two_senders_never_claim_the_same_message(database, now) -> None:
    database.run(lambda session: queue(session, now, n=20) and None)
    claimed: list[int] = []
    together = threading.Barrier(2)

    def send() -> None:
        together.wait(timeout=10)
        for _ in range(4):
            claimed.extend(m.id for m in database.run(lambda session: claim_due(session, "telegram", now, limit=4)))

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    rest = database.run(lambda session: claim_due(session, "telegram", now, limit=20))
    assert sorted(claimed + [m.id for m in rest]) == list(range(1, 21))
