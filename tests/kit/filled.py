"""A station in which something stands in every table: lives as people lead them, and the rarer rows by hand."""

from datetime import time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from data.alarms.alarms import Told, raise_alarm
from data.alarms.queries import Source
from data.areas.tree import install_areas
from data.core.kinds import Preference, Role
from data.core.recurrence import NewRule
from data.handoffs.handoffs import Call, open_handoff
from data.handoffs.queries import Where
from data.handoffs.record import Words
from data.handoffs.terms import Terms
from data.messaging.conversations import save_state
from data.messaging.inbox import store
from data.messaging.outbox import enqueue
from data.models import AvailabilitySpan, DutyShift, NeedPreference, NeedReason, NeedWatch, ProviderSkill, ResourceHours
from data.needs.needs import NewNeed, record_need
from data.people.invitations import invite
from data.people.sign_in import issue_link, open_session
from data.planning.decisions import approve, reject
from data.reference import load_gazetteer
from tests.kit.town import HOUR, NOW, Town

NAME, PHONE, NOTE, DOOR, WISHED = "王桂花", "13800001234", "记得带上老花镜", "高枳村三组九号", "小邹"
PIN = (113.8512345678901, 27.6234567890123)


def fill(session: Session) -> None:
    """Put something into every table."""
    install_areas(session, load_gazetteer())
    town = Town(session)
    coordinator, volunteer = town.coordinator(), town.volunteer("张三")
    asking = town.person(NAME)
    asking.phone = PHONE
    more: dict[str, Any] = {
        "wish_gender": "female",
        "wish_helper": WISHED,
        "agreed": True,
        "pin": PIN,
        "photo": "photo1",
    }
    need = town.need(requester=asking, note=NOTE, address=DOOR, phone=PHONE, photo_channel="telegram", **more)
    _around(town, need.id, volunteer.id)
    agreed = town.proposal(need, volunteer)
    approve(session, agreed.id, agreed.version, coordinator, NOW)
    declined = town.proposal(town.need(requester=asking), volunteer)
    reject(session, declined.id, declined.version, coordinator, "那天她女儿在家", NOW)
    resource = town.resource(volunteer, name="老张的轮椅")
    town.lend(town.proposal(town.need("goods", item="老张的轮椅"), volunteer), resource)
    session.add(ResourceHours(resource_id=resource.id, days=["MO"], start=time(8), end=time(20)))
    weekly = NewRule(days=("MO", "TH"), start=time(9), end=time(10))
    record_need(session, asking, NewNeed(["errand"], "qingshan", rules=[weekly]), NOW)
    _said(town, asking.addresses[0].external_id)
    _doors(town)
    source = Source("telegram", asking.addresses[0].external_id, "zh", asking)
    raise_alarm(session, source, "fire", Told(text="着火了", place=DOOR, location=PIN, phone=PHONE), NOW)
    words = Words("我的低保卡不见了", place=PIN, photo="photo1", channel="telegram")
    where = Where("telegram", asking.addresses[0].external_id)
    open_handoff(session, where, Call(words=words, phone=PHONE), NOW, Terms())
    session.add(NeedWatch(need_id=need.id, reach="qingshan", due_at=NOW))
    session.add(DutyShift(person_id=coordinator.id, area_id="qingshan", days=["MO"], start=time(8), end=time(20)))
    session.flush()


def _around(town: Town, need_id: int, provider_id: int) -> None:
    town.session.add_all(
        [
            NeedPreference(need_id=need_id, provider_id=provider_id, kind=Preference.PREFER),
            NeedReason(need_id=need_id, role="main", code="nobody_free", detail={"n": 2, "share": 0.1}),
            AvailabilitySpan(provider_id=provider_id, start=NOW, end=NOW + HOUR, available=False),
            ProviderSkill(provider_id=provider_id, skill="counselling", certificate="证书 0815"),
        ]
    )
    town.session.flush()


def _said(town: Town, external_id: str) -> None:
    now = NOW + timedelta(microseconds=1)
    store(town.session, "telegram", "77", external_id, {"text": NOTE, "at": {"lat": PIN[1]}}, now)
    save_state(town.session, "telegram", external_id, {"version": 2, "said": [NAME, "半个\ud83d字"]}, now)
    for number in range(3):
        enqueue(town.session, "telegram", external_id, {"text": f"{NAME}您好"}, "answer", now, f"hello:{number}")


def _doors(town: Town) -> None:
    invite(town.session, Role.DONOR, "qingshan", "陈老板", NOW)
    person = town.coordinator("anyuan")
    open_session(town.session, issue_link(town.session, person, NOW).value, NOW)
