"""Every stored word is sealed, or there is a reason why not: whoever adds a column must choose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import JSON, Enum, Float, String
from sqlalchemy.dialects import sqlite

from data.core.sealing.columns import SEALED, SealedNumber, give_keys
from data.models import Base
from tests.kit.keys import KEYRING

CODE = "one of a closed list of codes"
PLACE = "the code of a public area"
MIDDLE = "the middle of a public area, whose code stands beside it"
DAYS = "days of the month, as numbers"
HASH = "only the hash of a secret that is long and random"
PLAIN: dict[str, str] = {
    "alarms.area_id": PLACE,
    "alarms.asking": CODE,
    "alarms.channel": CODE,
    "alarms.danger": CODE,
    "alarms.first_area_id": PLACE,
    "alarms.language": CODE,
    "alarms.outcome": CODE,
    "alarms.reach": PLACE,
    "areas.aliases": "a public list",
    "areas.id": "a public list",
    "areas.lat": "a public list",
    "areas.level": "a public list",
    "areas.lon": "a public list",
    "areas.name": "a public list",
    "areas.parent_id": "a public list",
    "audit_entries.action": CODE,
    "audit_entries.detail": "codes and numbers, held by tests/data/core/test_audit.py",
    "audit_entries.subject": CODE,
    "audit_entries.subject_id": "a number of ours",
    "availability_rules.days": CODE,
    "availability_rules.every": CODE,
    "availability_rules.monthdays": DAYS,
    "channel_addresses.channel": CODE,
    "conversation_states.channel": CODE,
    "duty_shifts.area_id": PLACE,
    "duty_shifts.days": CODE,
    "handoff_messages.channel": CODE,
    "handoffs.area_id": PLACE,
    "handoffs.channel": CODE,
    "handoffs.language": CODE,
    "handoffs.passed_over": "numbers of ours",
    "handoffs.reach": PLACE,
    "handoffs.reason": CODE,
    "inbox_updates.channel": CODE,
    "inbox_updates.update_id": "the channel's number of a message; whose it was goes when it is handled",
    "invitations.area_id": PLACE,
    "invitations.code_hash": HASH,
    "match_providers.role": CODE,
    "match_resources.role": CODE,
    "matches.why": "codes and numbers of the matching contract",
    "need_reasons.code": CODE,
    "need_reasons.detail": "codes and numbers of the matching contract",
    "need_reasons.role": CODE,
    "need_roles.code": CODE,
    "need_roles.kinds": CODE,
    "need_roles.skills": CODE,
    "need_rules.days": CODE,
    "need_rules.every": CODE,
    "need_rules.monthdays": DAYS,
    "need_watches.reach": PLACE,
    "needs.area_id": PLACE,
    "needs.beneficiary": CODE,
    "needs.category": CODE,
    "needs.lat": MIDDLE,
    "needs.lon": MIDDLE,
    "needs.photo_channel": CODE,
    "needs.quantity": "a number without its thing",
    "needs.unit": "袋, 斤, hours: a measure without its thing",
    "needs.urgency": CODE,
    "needs.wish_gender": CODE,
    "outbox_messages.channel": CODE,
    "outbox_messages.error": "a code or the name of an error of ours",
    "outbox_messages.priority": CODE,
    "people.area_id": PLACE,
    "people.language": CODE,
    "provider_skills.skill": CODE,
    "providers.area_id": PLACE,
    "providers.lat": MIDDLE,
    "providers.lon": MIDDLE,
    "providers.radius_km": "how far somebody goes",
    "resource_hours.days": CODE,
    "resource_hours.every": CODE,
    "resource_hours.monthdays": DAYS,
    "resources.area_id": PLACE,
    "resources.handover": CODE,
    "resources.lat": MIDDLE,
    "resources.lon": MIDDLE,
    "resources.radius_km": "how far a thing goes",
    "resources.unit": "a measure without its thing",
    "role_grants.area_id": PLACE,
    "sign_in_links.token_hash": HASH,
    "web_sessions.token_hash": HASH,
}
"""Columns that can hold words, lists or places and are stored as they are, each with the reason."""

DIALECT = sqlite.dialect()


def columns() -> list[tuple[str, object]]:
    return [(f"{t.name}.{c.name}", c.type) for t in Base.metadata.sorted_tables for c in t.columns]


def test_every_column_that_could_hold_something_personal_is_sealed_or_says_why_not() -> None:
    could = {name for name, kind in columns() if isinstance(kind, String | JSON | Float) and not isinstance(kind, Enum)}
    assert could == set(PLAIN)


def test_every_seal_is_for_its_own_column_unless_columns_are_compared() -> None:
    shared = {"address", "item"}
    for name, kind in columns():
        if isinstance(kind, SEALED):
            assert kind.purpose == name or kind.purpose in shared | {"key_in_use.mark"}, name


@given(st.floats(allow_nan=False))
def test_a_number_opens_to_its_last_digit(number: float) -> None:
    kind = SealedNumber("alarms.lon")
    sealed = kind.process_bind_param(number, DIALECT)
    assert kind.process_result_value(sealed, DIALECT) == number


def test_nothing_is_sealed_as_nothing() -> None:
    kind = SealedNumber("alarms.lon")
    assert kind.process_bind_param(None, DIALECT) is None
    assert kind.process_result_value(None, DIALECT) is None


@pytest.fixture(scope="module", autouse=True)
def keys() -> None:
    """The dialect of an engine that was given its keys."""

    class Engine:
        dialect = DIALECT

    give_keys(Engine(), KEYRING)  # type: ignore[arg-type]
