"""The audit."""

from sqlalchemy import select

from data.core.audit import log
from data.models import AuditEntry
from data.planning.decisions import approve, reject


def test_an_entry_says_who_did_what_to_what_and_when(session, now) -> None:
    log(session, None, "plan.made", "plan", 7, now, served=3)
    session.flush()
    [entry] = session.scalars(select(AuditEntry).filter_by(action="plan.made"))
    assert (entry.actor_id, entry.subject, entry.subject_id, entry.at, entry.detail) == (
        None, "plan", "7", now, {"served": 3},
    )  # fmt: skip


def test_every_decision_names_who_made_it(town, now) -> None:
    coordinator = town.coordinator()
    yes, no = (town.proposal(town.need(), town.volunteer()) for _ in range(2))
    approve(town.session, yes.id, yes.version, coordinator, now)
    reject(town.session, no.id, no.version, coordinator, "time", now)
    entries = town.session.scalars(select(AuditEntry).filter_by(subject="match").order_by(AuditEntry.id)).all()
    assert [(e.action, e.subject_id, e.actor_id) for e in entries] == [
        ("match.approved", str(yes.id), coordinator.id), ("match.rejected", str(no.id), coordinator.id),
    ]  # fmt: skip


def test_nothing_that_people_say_is_in_it(town, now) -> None:
    town.need(note="我有糖尿病", address="三组九号", phone="13800000000", requester_name="王奶奶")
    town.volunteer("张三", phone="13800000001")
    told = repr([(e.action, e.detail) for e in town.session.scalars(select(AuditEntry))])
    for word in ("糖尿病", "三组九号", "13800000000", "王奶奶", "张三", "13800000001"):
        assert word not in told
