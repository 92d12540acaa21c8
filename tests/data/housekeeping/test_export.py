"""Everything stored comes out as JSON; secrets do not."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.core.kinds import Role
from data.housekeeping.export import export_rows
from data.messaging.outbox import enqueue
from data.models import Base, Invitation, SignInLink, WebSession
from data.people.invitations import invite, redeem
from data.people.sign_in import issue_link, open_session
from data.people.tokens import digest, new_code, new_token
from data.planning.decisions import approve

SECRETS = {"code_hash", "token_hash"}


def exported(session) -> list[dict]:
    return [json.loads(json.dumps(row)) for row in export_rows(session)]


def test_every_row_of_every_table_comes_out_once(town, now) -> None:
    match = town.proposal(town.need("medical_escort", note="请敲门"), town.volunteer())
    town.lend(match, town.resource(town.volunteer("爱心超市")))
    approve(town.session, match.id, match.version, town.coordinator(), now)
    rows = exported(town.session)
    for table in Base.metadata.sorted_tables:
        stored = town.session.query(table).count()
        assert sum(row["table"] == table.name for row in rows) == stored, table.name
    assert {row["note"] for row in rows if row["table"] == "needs"} == {"请敲门"}
    assert {row["status"] for row in rows if row["table"] == "matches"} == {"approved"}


def test_parents_come_before_their_children(town) -> None:
    town.need()
    tables = [row["table"] for row in exported(town.session)]
    assert tables.index("people") < tables.index("needs") < tables.index("need_roles")


def test_times_carry_their_zone(town) -> None:
    town.need()
    [window] = [row for row in exported(town.session) if row["table"] == "need_windows"]
    assert window["start"] == "2026-11-22T02:00:00+00:00"


def test_neither_codes_nor_tokens_nor_their_hashes_come_out(town, now) -> None:
    code, _ = invite(town.session, Role.COORDINATOR, "qingshan", "李社工", now)
    person = town.person()
    redeem(town.session, code, person, now)
    link, _ = issue_link(town.session, person, now)
    body = {"text": "请点开", "buttons": [[{"label": "打开", "url": f"http://127.0.0.1/s/{link}"}]]}
    enqueue(town.session, "telegram", "1", body, "answer", now)
    cookie, _ = open_session(town.session, link, now)
    text = json.dumps(exported(town.session), ensure_ascii=False)
    assert "请点开" in text
    for secret in (code, link, cookie):
        assert secret not in text
        assert digest(secret) not in text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([Invitation, SignInLink, WebSession]), max_size=6))
def test_whatever_secrets_are_stored_no_hash_comes_out(town, now, kinds) -> None:
    with town.session.begin_nested() as attempt:
        person = town.person()
        hashes = [digest(new_token()) for _ in kinds]
        for kind, hashed in zip(kinds, hashes, strict=True):
            common = {"created_at": now, "expires_at": now}
            mine = (
                {"code_hash": hashed, "role": Role.DONOR}
                if kind is Invitation
                else {"token_hash": hashed, "person_id": person.id}
            )
            town.session.add(kind(**common, **mine))
        rows = exported(town.session)
        assert all(hashed not in json.dumps(rows) for hashed in hashes)
        assert all(not SECRETS & set(row) for row in rows)
        assert sum(row["table"] in {"invitations", "sign_in_links", "web_sessions"} for row in rows) == len(kinds)
        attempt.rollback()


def test_a_column_that_holds_a_hash_is_marked_as_one() -> None:
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            assert bool(column.info.get("secret")) == column.name.endswith("_hash"), f"{table.name}.{column.name}"


def test_codes_and_tokens_are_never_the_same_twice() -> None:
    assert len({new_code() for _ in range(200)} | {new_token() for _ in range(200)}) == 400
