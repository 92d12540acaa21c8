"""After an erasure nothing tells of the person any more, and everybody else's things stand."""

import base64
import json
import sqlite3
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from data.areas.tree import install_areas
from data.core.database import Database
from data.core.events import NeedCancelled, PersonErased, ProposalWithdrawn, VisitCancelled
from data.core.lifecycle import MatchStatus, NeedStatus
from data.housekeeping.erasure import erase
from data.messaging.conversations import load_state, save_state
from data.messaging.inbox import pending, seen, store
from data.messaging.outbox import enqueue
from data.models import Base, Consent, Match, Need, OutboxMessage, Person
from data.needs.needs import NewNeed, record_need
from data.people.people import find_person
from data.people.roles import is_coordinator, roles_of
from data.people.sign_in import issue_link, open_session, session_person
from data.planning.decisions import approve
from data.reference import load_gazetteer
from data.visits.visits import decline
from tests.kit.keys import KEYRING

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=4, max_size=20)


def stored_text(session) -> str:
    """Every value of every row, one after another."""
    return "\n".join(
        repr(v) for table in Base.metadata.sorted_tables for row in session.execute(select(table)) for v in row
    )


def lead_a_life(town, person, *, name: str, phone: str, note: str, address: str) -> None:
    """Let the person ask, help, talk and be talked about."""
    session, now = town.session, town.now
    [at] = person.addresses
    person.name = name
    new = NewNeed(["errand"], "qingshan", note=note, address=address, phone=phone, requester_name=name)
    record_need(session, person, new, now)
    store(session, at.channel, f"u{person.id}", at.external_id, {"text": note}, now)
    save_state(session, at.channel, at.external_id, {"note": note}, now)
    enqueue(session, at.channel, at.external_id, {"text": f"{name}您好"}, "answer", now)
    for told in (name, note, address, phone):
        enqueue(session, "telegram", "coordinator", {"text": f"有人说：{told}。"}, "notice", now)
    save_state(session, "telegram", f"coordinator {person.id}", {"seen": [name, note]}, now)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(name=WORDS, phone=st.from_regex(r"1[3-9]\d{9}", fullmatch=True), note=WORDS, address=WORDS)
def test_no_word_of_the_person_is_left_anywhere(town, name, phone, note, address) -> None:
    person = town.person()
    with town.session.begin_nested() as attempt:
        lead_a_life(town, person, name=f"姓{name}", phone=phone, note=f"记{note}", address=f"住{address}")
        erase(town.session, person, town.now)
        left = stored_text(town.session)
        for word in (f"姓{name}", phone, f"记{note}", f"住{address}"):
            assert repr(word)[1:-1] not in left
        attempt.rollback()


def test_not_a_byte_of_the_person_is_left_in_the_file(sqlite_url, town_of, now) -> None:
    database = Database(sqlite_url, KEYRING)
    words = {"name": "欧阳无名氏", "phone": "13800009999", "note": "记得带上老花镜", "address": "高枳村三组九号"}

    def live(session) -> int:
        install_areas(session, load_gazetteer())
        town = town_of(session)
        person = town.person("欧阳无名氏")
        lead_a_life(town, person, **words)
        return person.id

    person_id = database.run(live)
    path = Path(database.url.database or "")
    assert not any(spelled in _bytes_of(path) for word in words.values() for spelled in _spellings(word))
    seals = sqlite3.connect(path).execute("SELECT name, phone FROM people WHERE name IS NOT NULL").fetchone()
    assert all(seal.encode() in _bytes_of(path) for seal in seals)
    database.run(lambda session: erase(session, session.get(Person, person_id), now))
    assert not any(seal.encode() in _bytes_of(path) for seal in seals)
    database.dispose()
    assert not any(seal.encode() in _bytes_of(path) for seal in seals)


def _bytes_of(path: Path) -> bytes:
    """The database's file with its write-ahead log."""
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def _spellings(word: str) -> list[bytes]:
    return [word.encode(), base64.b64encode(word.encode()), json.dumps(word).encode(), word.encode("utf-16-le")]


def test_the_person_is_a_stranger_again_and_only_a_number_is_left(town, now) -> None:
    person = town.person()
    erase(town.session, person, now)
    assert find_person(town.session, "telegram", "101") is None
    assert (person.name, person.phone, person.area_id, person.erased_at) == (None, None, None, now)
    assert town.session.scalars(select(Consent).filter_by(person_id=person.id)).one().withdrawn_at == now
    assert roles_of(town.session, person) == []


def test_what_was_asked_for_is_cancelled_and_the_agreed_are_told(town, now) -> None:
    need, volunteer = town.need(), town.volunteer()
    match = town.proposal(need, volunteer)
    approve(town.session, match.id, match.version, town.coordinator(), now)
    only_proposed = town.proposal(town.need(requester=need.requester), volunteer)
    assert erase(town.session, need.requester, now) == (
        NeedCancelled(need.id), VisitCancelled(match.id),
        NeedCancelled(only_proposed.need_id), ProposalWithdrawn(only_proposed.id), PersonErased(need.requester_id),
    )  # fmt: skip
    assert (need.status, match.status) == (NeedStatus.CANCELLED, MatchStatus.CANCELLED)
    assert only_proposed.status is MatchStatus.CANCELLED


def test_a_volunteer_who_goes_frees_the_needs_of_others(town, now) -> None:
    need, volunteer = town.need(note="门口有台阶"), town.volunteer("张三")
    match = town.proposal(need, volunteer)
    approve(town.session, match.id, match.version, town.coordinator(), now)
    person = volunteer.person
    assert erase(town.session, person, now) == (VisitCancelled(match.id, volunteer.id), PersonErased(person.id))
    town.session.expire_all()
    assert (need.status, need.note) == (NeedStatus.OPEN, "门口有台阶")
    assert (volunteer.name, volunteer.active, volunteer.skills, volunteer.rules) == (None, False, [], [])


def test_a_giver_who_goes_takes_their_things_along(town, now) -> None:
    giver = town.volunteer("陈老板")
    match = town.proposal(town.need("goods", item="轮椅"))
    town.lend(match, town.resource(giver))
    erase(town.session, giver.person, now)
    assert (match.status, match.need.status) == (MatchStatus.CANCELLED, NeedStatus.OPEN)


def test_a_body_stays_when_its_contact_goes(town, now) -> None:
    body = town.volunteer("向阳社会工作服务中心")
    body.kind, contact = "organisation", body.person
    contact.name = "陈小姐"
    town.session.flush()
    town.session.refresh(body)
    erase(town.session, contact, now)
    assert (body.name, body.active, body.person_id) == ("向阳社会工作服务中心", True, None)


def test_what_they_called_their_things_goes_too(town, now) -> None:
    giver = town.volunteer("陈老板")
    resource = town.resource(giver, name="陈老板的轮椅")
    need = town.need("goods", item="王奶奶的拐杖")
    erase(town.session, giver.person, now)
    erase(town.session, need.requester, now)
    assert (resource.name, resource.item) == ("goods", "goods")
    assert [role.item for role in need.roles if role.item] == ["goods"]


def test_what_they_said_when_they_declined_goes_too(town, now) -> None:
    volunteer = town.volunteer()
    match = town.proposal(town.need(), volunteer)
    approve(town.session, match.id, match.version, town.coordinator(), now)
    decline(town.session, match.id, volunteer.id, "我住院了", now)
    erase(town.session, volunteer.person, now)
    town.session.expire_all()
    assert town.session.get(Match, match.id).decision_reason is None


def test_a_coordinator_who_goes_is_signed_out(town, now) -> None:
    person = town.coordinator()
    cookie = open_session(town.session, issue_link(town.session, person, now).value, now).value
    erase(town.session, person, now)
    assert session_person(town.session, cookie, now) is None
    assert not is_coordinator(town.session, person)


def test_what_others_said_and_asked_stands(town, now) -> None:
    person, other = town.person("王奶奶"), town.person("刘爷爷")
    [at] = other.addresses
    need = town.need(requester=other, note="请敲门", phone="13800000002")
    save_state(town.session, at.channel, at.external_id, {"step": 3}, now)
    enqueue(town.session, at.channel, at.external_id, {"text": "刘爷爷您好"}, "answer", now)
    store(town.session, at.channel, "55", at.external_id, {"text": "在吗"}, now)
    lead_a_life(town, person, name="王奶奶", phone="13800000003", note="我腿脚不好", address="三组")
    erase(town.session, person, now)
    assert (need.status, need.note, need.phone, other.name) == (NeedStatus.OPEN, "请敲门", "13800000002", "刘爷爷")
    assert load_state(town.session, at.channel, at.external_id) == {"step": 3}
    assert [update.update_id for update in pending(town.session, at.channel)] == ["55"]
    assert town.session.scalars(select(OutboxMessage)).one().body == {"text": "刘爷爷您好"}


def test_an_update_of_theirs_is_still_known_as_seen(town, now) -> None:
    person = town.person()
    store(town.session, "telegram", "77", person.addresses[0].external_id, {"text": "删掉我的资料"}, now)
    erase(town.session, person, now)
    assert seen(town.session, "telegram", "77")
    assert pending(town.session, "telegram") == []


def test_a_bare_surname_does_not_take_everybodys_messages_along(town, now) -> None:
    person = town.person("王")
    enqueue(town.session, "telegram", "someone", {"text": "王家村今天停水"}, "notice", now)
    erase(town.session, person, now)
    assert town.session.scalars(select(OutboxMessage)).one()


def test_places_are_moved_to_the_middle_of_the_area(town, now) -> None:
    need = town.need()
    middle = need.lon, need.lat
    need.lon, need.lat = 113.0, 27.0
    erase(town.session, need.requester, now)
    assert (need.lon, need.lat) == middle


def test_erasing_twice_is_erasing_once(town, now) -> None:
    need = town.need()
    erase(town.session, need.requester, now)
    assert erase(town.session, need.requester, now) == (PersonErased(need.requester_id),)
    assert town.session.scalars(select(Need)).one().status is NeedStatus.CANCELLED
