"""Updates are kept once, handled in order and emptied."""

import threading
from datetime import timedelta

from data.messaging.inbox import mark_attempt, mark_handled, pending, seen, store
from data.models import InboxUpdate


def test_an_update_that_comes_three_times_is_kept_once(session, now) -> None:
    kept = [store(session, "telegram", "7", "100", {"text": "你好"}, now) for _ in range(3)]
    assert kept == [True, False, False]
    assert len(pending(session, "telegram")) == 1


def test_the_same_number_on_another_channel_is_another_update(session, now) -> None:
    assert store(session, "telegram", "7", "100", {}, now)
    assert store(session, "wecom", "7", "100", {}, now)


def test_what_waits_comes_in_the_order_it_came(session, now) -> None:
    for number in ("9", "3", "5"):
        store(session, "telegram", number, "100", {"n": number}, now)
    assert [update.update_id for update in pending(session, "telegram")] == ["9", "3", "5"]
    assert [update.update_id for update in pending(session, "telegram", limit=2)] == ["9", "3"]


def test_what_is_handled_is_emptied_yet_never_taken_again(session, now) -> None:
    store(session, "telegram", "7", "100", {"text": "我妈病了"}, now)
    [update] = pending(session, "telegram")
    mark_handled(session, update.id, now)
    session.flush()
    assert (update.payload, update.lane) == (None, None)
    assert pending(session, "telegram") == []
    assert seen(session, "telegram", "7")
    assert not store(session, "telegram", "7", "100", {"text": "我妈病了"}, now)


def test_attempts_are_counted(session, now) -> None:
    store(session, "telegram", "7", "100", {}, now)
    [update] = pending(session, "telegram")
    assert [mark_attempt(session, update.id) for _ in range(3)] == [1, 2, 3]


def test_nothing_is_left_to_attempt_at_what_is_handled_or_erased(session, now) -> None:
    store(session, "telegram", "7", "100", {}, now)
    [update] = pending(session, "telegram")
    mark_handled(session, update.id, now)
    mark_handled(session, update.id, now + timedelta(minutes=1))
    assert update.handled_at == now
    assert mark_attempt(session, update.id) is None
    assert mark_attempt(session, update.id + 1) is None


def test_two_workers_storing_the_same_update_keep_it_once(database, now) -> None:
    kept: list[bool] = []
    together = threading.Barrier(2)

    def receive() -> None:
        together.wait(timeout=10)
        kept.append(database.run(lambda session: store(session, "telegram", "7", "100", {}, now)))

    threads = [threading.Thread(target=receive) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(kept) == [False, True]
    assert database.run(lambda session: session.query(InboxUpdate).count()) == 1


def test_chats_take_turns_and_words_of_danger_raise_the_whole_chat(session, now) -> None:
    for chat, number, pressing in (("1", "a", False), ("1", "b", False), ("2", "c", False), ("3", "d", False)):
        store(session, "telegram", number, chat, {}, now, pressing=pressing)
    store(session, "telegram", "e", "3", {}, now, pressing=True)
    assert [update.update_id for update in pending(session, "telegram")] == ["d", "e", "a", "c", "b"]
    assert [update.update_id for update in pending(session, "telegram", a_lane=1)] == ["d", "a", "c"]
