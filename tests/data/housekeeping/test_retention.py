"""What is kept no longer goes by itself, a little at a time, and nothing else does; the page says the same."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from data.core.audit import log
from data.core.base import Base
from data.core.database import Database
from data.core.kinds import Role, Speaker
from data.core.lifecycle import AlarmStatus, HandoffStatus, MessageStatus, NeedStatus
from data.core.sealing.columns import SEALED
from data.housekeeping.retention import KEPT, RULES, Rule, Way, prune
from data.messaging.conversations import load_state, save_state
from data.messaging.outbox import enqueue
from data.models import (
    Alarm,
    AlarmWord,
    Handoff,
    HandoffMessage,
    InboxUpdate,
    Match,
    OutboxMessage,
    SignInLink,
    WebSession,
)
from data.people.invitations import invite
from tests.kit.keys import KEYRING
from tests.kit.town import NOW, Town

PAGE = Path(__file__).parents[3] / "docs" / "privacy.md"
BY_NAME = {rule.name: rule for rule in RULES}
SECOND = timedelta(seconds=1)
Make = Callable[[Town, datetime], Any]
"""Makes a row whose time began at a moment."""


def handled_update(town: Town, when: datetime) -> Any:
    return InboxUpdate(channel="telegram", update_id="1", received_at=when, handled_at=when)


def message(town: Town, when: datetime, status: MessageStatus = MessageStatus.SENT) -> Any:
    return OutboxMessage(
        channel="web", external_id="x", priority="answer", body={"text": "您好"}, due_at=when, status=status
    )


def unfetched(town: Town, when: datetime) -> Any:
    return message(town, when, MessageStatus.WAITING)


def conversation(town: Town, when: datetime) -> None:
    [at] = town.person().addresses
    save_state(town.session, at.channel, at.external_id, {"said": "你好"}, when)


def strangers_conversation(town: Town, when: datetime) -> None:
    save_state(town.session, "web", "nobody", {"said": "你好"}, when)


def link(town: Town, when: datetime) -> Any:
    return SignInLink(token_hash="a" * 64, person_id=town.person().id, created_at=when, expires_at=when)


def browser(town: Town, when: datetime) -> Any:
    return WebSession(token_hash="a" * 64, person_id=town.person().id, created_at=when, expires_at=when)


def invitation(town: Town, when: datetime) -> None:
    invite(town.session, Role.DONOR, "qingshan", "陈老板", when, ttl=timedelta())


def strangers_alarm(town: Town, when: datetime, **more: Any) -> Any:
    words = [AlarmWord(said_at=when, text="救命")]
    return Alarm(
        channel="web", external_id="x", danger="fire", status=AlarmStatus.CLOSED, opened_at=when, heard_at=when,
        closed_at=when, outcome="handled", place="三组", phone="13800000000", lon=113.8, lat=27.6, words=words, **more,
    )  # fmt: skip


def alarm(town: Town, when: datetime) -> Any:
    return strangers_alarm(town, when, person_id=town.person().id)


def handoff(town: Town, when: datetime) -> Any:
    said = [HandoffMessage(at=when, speaker=Speaker.PERSON, text="我的低保卡不见了")]
    return Handoff(
        person_id=town.person().id, channel="web", external_id="x", reason="asked", phone="13800000000", opened_at=when,
        closed_at=when, status=HandoffStatus.CLOSED, messages=said,
    )  # fmt: skip


def need(town: Town, when: datetime) -> None:
    made = town.need(note="请敲门", address="三组", phone="13800000000")
    made.created_at, made.status = when, NeedStatus.CANCELLED


def entry(town: Town, when: datetime) -> None:
    log(town.session, None, "need.expired", "need", 1, when)


EXAMPLES: dict[str, Make] = {
    "handled_updates": handled_update,
    "messages": message,
    "unfetched_messages": unfetched,
    "conversations": conversation,
    "strangers_conversations": strangers_conversation,
    "sign_in_links": link,
    "web_sessions": browser,
    "unused_invitations": invitation,
    "strangers_alarms": strangers_alarm,
    "alarms": alarm,
    "handoffs": handoff,
    "needs": need,
    "audit": entry,
}


def make(town: Town, rule: Rule, when: datetime) -> None:
    if (row := EXAMPLES[rule.name](town, when)) is not None:
        town.session.add(row)
    town.session.flush()


def many(town: Town, model: type[Base]) -> int:
    return town.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_it_is_kept_to_the_last_second_and_then_goes(town: Town, rule: Rule) -> None:
    make(town, rule, NOW)
    kept_until = NOW + timedelta(days=rule.days)
    before = many(town, rule.model)
    assert rule.name not in prune(town.session, kept_until - SECOND)
    assert many(town, rule.model) == before
    assert prune(town.session, kept_until)[rule.name] == 1
    assert many(town, rule.model) == before - (rule.way is Way.DELETED)
    assert rule.name not in prune(town.session, kept_until)


def test_what_waits_or_stands_is_not_what_is_over(town: Town) -> None:
    town.session.add(message(town, NOW, MessageStatus.WAITING))
    town.session.add(InboxUpdate(channel="telegram", update_id="2", received_at=NOW, payload={"text": "在吗"}))
    standing = strangers_alarm(town, NOW)
    standing.status, standing.closed_at = AlarmStatus.OPEN, None
    town.session.add(standing)
    asked = town.need(note="请敲门")
    town.session.flush()
    assert prune(town.session, NOW + timedelta(days=89)) == {}
    assert "needs" not in prune(town.session, NOW + timedelta(days=2000))
    assert (asked.note, standing.place) == ("请敲门", "三组")


def test_who_is_known_can_go_on_where_a_stranger_begins_afresh(town: Town) -> None:
    conversation(town, NOW)
    strangers_conversation(town, NOW)
    assert prune(town.session, NOW + timedelta(days=31)) == {"strangers_conversations": 1}
    assert load_state(town.session, "telegram", "101") == {"said": "你好"}


@pytest.mark.parametrize("name", [rule.name for rule in RULES if rule.way is Way.EMPTIED])
def test_of_what_is_emptied_nothing_sealed_is_left_but_that_it_was(town: Town, name: str) -> None:
    rule = BY_NAME[name]
    make(town, rule, NOW)
    prune(town.session, NOW + timedelta(days=rule.days))
    town.session.expire_all()
    row: Any = town.session.scalars(select(rule.model)).one()
    sealed = [column.name for column in rule.model.__table__.columns if isinstance(column.type, SEALED)]
    assert sealed
    assert [getattr(row, name) for name in sealed] == [None] * len(sealed)
    assert many(town, AlarmWord) == 0
    assert row.status in {AlarmStatus.CLOSED, NeedStatus.CANCELLED}


def test_what_was_said_when_declining_goes_with_the_need(town: Town) -> None:
    match = town.proposal(town.need(), town.volunteer())
    match.decision_reason, match.need.status = "我住院了", NeedStatus.CANCELLED
    match.need.note = "请敲门"
    town.session.flush()
    prune(town.session, NOW + timedelta(days=BY_NAME["needs"].days))
    town.session.expire_all()
    assert town.session.get_one(Match, match.id).decision_reason is None


def test_it_goes_a_little_at_a_time(town: Town) -> None:
    for number in range(5):
        enqueue(town.session, "web", f"x{number}", {"text": "您好"}, "answer", NOW)
    later = NOW + timedelta(days=365)
    assert [prune(town.session, later, limit=2).get("unfetched_messages") for _ in range(4)] == [2, 2, 1, None]


def test_what_no_key_opens_any_more_goes_as_well(town: Town) -> None:
    make(town, BY_NAME["messages"], NOW)
    town.session.connection().exec_driver_sql("UPDATE outbox_messages SET body = 'torn'")
    assert prune(town.session, NOW + timedelta(days=30)) == {"messages": 1}


def test_not_a_byte_of_what_went_is_left_in_the_file(sqlite_url: str) -> None:
    database = Database(sqlite_url, KEYRING)
    seal = KEYRING.index("somebody", "address").encode()
    path = Path(database.url.database or "")
    with database.transaction() as session:
        session.add(message(Town(session), NOW))
        session.flush()
        session.query(OutboxMessage).update({"external_id": "somebody"})
    assert seal in _bytes_of(path)
    assert database.run(lambda session: prune(session, NOW + timedelta(days=30))) == {"messages": 1}
    assert seal not in _bytes_of(path)
    database.dispose()


def _bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def test_of_every_table_it_is_said_how_long_it_is_kept() -> None:
    pruned = {rule.model.__tablename__ for rule in RULES if rule.way is Way.DELETED}
    assert pruned | set(KEPT) == set(Base.metadata.tables)


def test_what_is_kept_for_good_holds_nothing_sealed_that_stays() -> None:
    for name in (name for name, stays in KEPT.items() if stays == "for_good"):
        sealed = [c.name for c in Base.metadata.tables[name].columns if isinstance(c.type, SEALED)]
        assert sealed == {"invitations": ["name"], "key_in_use": ["mark"]}.get(name, []), name


def test_the_page_for_people_says_the_same() -> None:
    rows = re.findall(r"^\| `(\w+)` \|[^|]*\| (\d+) 天 days \| (\w+) [^|]*\|", PAGE.read_text("utf-8"), re.MULTILINE)
    ways = {"删除": Way.DELETED, "清空": Way.EMPTIED}
    assert [(name, int(days), ways[way]) for name, days, way in rows] == [(r.name, r.days, r.way) for r in RULES]
