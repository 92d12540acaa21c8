from bot.core.messages import Outgoing, Priority
from bot.notices.post import tell
from data.models import ChannelAddress, OutboxMessage
from tests.kit.town import enrolled


def hello(language):
    return Outgoing(text={"zh": "你好", "en": "Hello"}[language], priority=Priority.NOTICE)


def test_every_open_address_gets_the_message_once_in_the_persons_language(station):
    def write(session):
        person = enrolled(session, "telegram", "1", "en", station.now)
        person.addresses.append(ChannelAddress(channel="web", external_id="2"))
        person.addresses.append(ChannelAddress(channel="sms", external_id="3", closed_at=station.now))
        session.flush()
        for _ in range(2):
            tell(session, person, hello, station.now, "hello")

    station.database.run(write)
    rows = station.stored(OutboxMessage)
    assert [(row.channel, row.external_id, row.priority) for row in rows] == [
        ("telegram", "1", "notice"),
        ("web", "2", "notice"),
    ]
    assert {row.body["text"] for row in rows} == {"Hello"}


def test_who_has_no_open_address_is_not_written_to(station):
    def write(session):
        person = enrolled(session, "telegram", "1", "zh", station.now)
        person.addresses[0].closed_at = station.now
        session.flush()
        tell(session, person, hello, station.now)

    station.database.run(write)
    assert station.stored(OutboxMessage) == []


def test_every_danger_waits_at_a_closed_address_for_who_may_be_back(station):
    def danger(language):
        return Outgoing(text=f"{hello(language).text}!", priority=Priority.DANGER)

    def write(session):
        person = enrolled(session, "telegram", "1", "zh", station.now)
        person.addresses[0].closed_at = station.now
        session.flush()
        for alarm in ("alarm:1", "alarm:2"):
            tell(session, person, danger, station.now, alarm)

    station.database.run(write)
    assert [row.external_id for row in station.stored(OutboxMessage)] == ["1", "1"]
