"""Taking a person's data away: afterwards only a number is left, so that counts and history still add up."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, false, inspect, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from data.alarms.alarms import release
from data.core.audit import log
from data.core.database import TRACES
from data.core.events import Events, PersonErased
from data.core.kinds import ProviderKind
from data.core.lifecycle import AlarmStatus, NeedStatus
from data.handoffs.forgetting import forget
from data.models import (
    Alarm,
    Area,
    Base,
    ChannelAddress,
    Consent,
    ConversationState,
    DutyShift,
    InboxUpdate,
    Match,
    MatchProvider,
    MatchResource,
    Need,
    OutboxMessage,
    Person,
    Provider,
    Resource,
    RoleGrant,
    SignInLink,
    WebSession,
)
from data.needs.needs import cancel_need
from data.visits.leaving import call_off

_SELVES = frozenset({ProviderKind.VOLUNTEER, ProviderKind.SOCIAL_WORKER})
_BATCH_ROWS = 500
_SHORTEST_TRACE = 2  # a single character, such as a bare surname, is in everybody's messages and tells nothing


def erase(session: Session, person: Person, now: datetime) -> Events:
    """Remove names, contact, places, notes, messages and conversations; cancel what is open.

    Messages to others that name the person, and conversations about them, go too. Roles and sign-ins end; the audit
    stays: it holds nothing personal.
    """
    needs = list(session.scalars(select(Need).filter_by(requester_id=person.id).order_by(Need.id)))
    contacts = list(session.scalars(select(Provider).filter_by(person_id=person.id)))
    selves = [provider for provider in contacts if _is_the_person(provider, person)]
    traces = _traces(person, needs, selves)
    events = _called_off(session, needs, selves, person, now) + _off_duty(session, person, now)
    events += forget(session, person, now)
    for need in needs:
        _empty_need(session, need)
    for provider in selves:
        _empty_provider(session, provider)
    for alarm in session.scalars(_alarms_of(person)):
        traces |= {word for word in (alarm.place, alarm.phone, alarm.closing_note) if word}
        _forget_alarm(session, alarm)
    for provider in contacts:
        provider.person_id = None
    _forget_messages(session, list(person.addresses), traces, now)
    _end_access(session, person, now)
    person.name = person.phone = person.area_id = None
    person.addresses, person.erased_at = [], now
    session.info[TRACES] = True
    log(session, person.id, "person.erased", "person", person.id, now)
    session.flush()
    return (*events, PersonErased(person.id))


def _is_the_person(provider: Provider, person: Person) -> bool:
    """Whether this is the person under their own name, and not a body whose contact they are."""
    return not provider.team and (provider.kind in _SELVES or provider.name == person.name)


def _traces(person: Person, needs: Iterable[Need], selves: Iterable[Provider]) -> set[str]:
    """The words by which a message to somebody else would tell of this person."""
    words = {person.name, person.phone, *(provider.name for provider in selves)}
    for need in needs:
        words |= {need.address, need.note, need.phone}
    return {word for word in words if word and len(word) >= _SHORTEST_TRACE}


def _called_off(
    session: Session, needs: Iterable[Need], selves: Iterable[Provider], person: Person, now: datetime
) -> Events:
    """What the person asked for is cancelled, and whatever they were to do or lend is off."""
    standing = [need for need in needs if need.status in NeedStatus.standing()]
    cancelled = [event for need in standing for event in cancel_need(session, need, person, now)]
    return (*cancelled, *(event for provider in selves for event in _released(session, provider, person, now)))


def _released(session: Session, provider: Provider, person: Person, now: datetime) -> Events:
    """What the provider was proposed for, had agreed to or was to lend is off; those needs are open again."""
    return call_off(session, provider, _with(provider), person.id, now)


def _empty_need(session: Session, need: Need) -> None:
    need.address = need.note = need.phone = need.wish_helper = need.photo = None
    need.pin_lon = need.pin_lat = need.wish_gender = need.agreed = None
    need.beneficiary = []
    for role in need.roles:
        role.item = _kind_of(role.item) if role.item else None
    _blur(session, need)
    session.execute(update(Match).where(Match.need_id == need.id).values(decision_reason=None))


def _alarms_of(person: Person) -> Select[Alarm]:
    """Those raised as this person, and those raised from their addresses before they were known."""
    addresses = [(address.channel, address.external_id) for address in person.addresses]
    here = or_(false(), *((Alarm.channel == channel) & (Alarm.external_id == id) for channel, id in addresses))
    return select(Alarm).where(or_(Alarm.person_id == person.id, here))


def _forget_alarm(session: Session, alarm: Alarm) -> None:
    """Nothing is left but that there was one, when and how it ended; what it told others goes, by its buttons."""
    _forget_rows(session, OutboxMessage, OutboxMessage.body, [f'"claim:{alarm.id}"', f'"close:{alarm.id}:'])
    alarm.words = []
    alarm.external_id = alarm.place = alarm.phone = alarm.closing_note = alarm.lon = alarm.lat = None


def _off_duty(session: Session, person: Person, now: datetime) -> Events:
    """What the person had taken waits for somebody else; their hours of duty are gone."""
    session.execute(delete(DutyShift).filter_by(person_id=person.id))
    taken = list(session.scalars(select(Alarm).filter_by(claimed_by=person.id, status=AlarmStatus.CLAIMED)))
    return tuple(event for alarm in taken for event in release(session, alarm, person.id, now))


def _empty_provider(session: Session, provider: Provider) -> None:
    provider.name, provider.active = None, False
    provider.skills, provider.rules, provider.spans = [], [], []
    resources = list(session.scalars(select(Resource).filter_by(provider_id=provider.id)))
    _blur(session, provider)
    for resource in resources:
        resource.item = resource.name = _kind_of(resource.item)
        resource.purpose = None
        _blur(session, resource)
    session.execute(update(Match).where(_with(provider)).values(decision_reason=None))


def _kind_of(item: str) -> str:
    """What kind of thing it is, without what somebody called it: goods, for goods:爸爸的轮椅."""
    return item.partition(":")[0]


def _with(provider: Provider) -> ColumnElement[bool]:
    """Matches that the provider or something of theirs is part of."""
    visits = select(MatchProvider.match_id).where(MatchProvider.provider_id == provider.id)
    loans = select(MatchResource.match_id).join(Resource).where(Resource.provider_id == provider.id)
    return or_(Match.id.in_(visits), Match.id.in_(loans))


def _blur(session: Session, row: Need | Provider | Resource) -> None:
    """Move a place to the middle of its area."""
    if area := session.get(Area, row.area_id):
        row.lon, row.lat = area.lon, area.lat


def _forget_messages(session: Session, addresses: list[ChannelAddress], traces: set[str], now: datetime) -> None:
    for address in addresses:
        here = {"channel": address.channel, "external_id": address.external_id}
        session.execute(delete(OutboxMessage).filter_by(**here))
        session.execute(delete(ConversationState).filter_by(**here))
        lane = update(InboxUpdate).filter_by(channel=address.channel, lane=address.external_id)
        session.execute(lane.values(payload=None, lane=None, handled_at=now))
    if traces:
        spelled = [json.dumps(word, ensure_ascii=False)[1:-1].casefold() for word in traces]
        _forget_rows(session, OutboxMessage, OutboxMessage.body, spelled)
        _forget_rows(session, ConversationState, ConversationState.state, spelled)


def _forget_rows(
    session: Session, model: type[Base], column: "InstrumentedAttribute[dict[str, Any]]", spelled: Sequence[str]
) -> None:
    """Delete the rows in whose JSON one of these stands. It is sealed, so each is opened: SQL finds nothing in it."""
    keys = inspect(model).primary_key
    found = [
        tuple(row[:-1])
        for row in session.execute(select(*keys, column).execution_options(yield_per=_BATCH_ROWS))
        if any(word in json.dumps(row[-1], ensure_ascii=False).casefold() for word in spelled)
    ]
    for key in found:
        session.execute(delete(model).where(*(name == value for name, value in zip(keys, key, strict=True))))


def _end_access(session: Session, person: Person, now: datetime) -> None:
    session.execute(delete(SignInLink).filter_by(person_id=person.id))
    session.execute(delete(WebSession).filter_by(person_id=person.id))
    consents = update(Consent).filter_by(person_id=person.id).where(Consent.withdrawn_at.is_(None))
    session.execute(consents.values(withdrawn_at=now))
    grants = update(RoleGrant).filter_by(person_id=person.id).where(RoleGrant.revoked_at.is_(None))
    session.execute(grants.values(revoked_at=now))
