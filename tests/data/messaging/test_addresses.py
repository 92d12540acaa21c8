"""Where people are reached."""

from data.messaging.addresses import addresses_of, close_address
from data.people.people import find_person


def test_a_closed_address_is_no_longer_written_to(town, now) -> None:
    person = town.person()
    [address] = addresses_of(town.session, person)
    close_address(town.session, address.channel, address.external_id, now)
    assert addresses_of(town.session, person) == []
    assert find_person(town.session, address.channel, address.external_id) is person
