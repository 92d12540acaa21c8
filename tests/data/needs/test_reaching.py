"""How those who ask are reached."""

from data.core.giving_events import PhoneChanged
from data.core.lifecycle import NeedStatus
from data.needs.reaching import change_phone

OLD, NEW, ANOTHERS = "13800000001", "13900000001", "13700000009"


def test_standing_needs_that_were_reached_by_the_old_number_are_reached_by_the_new_one(town, now) -> None:
    person = town.person()
    person.phone = OLD
    standing, over, of_another = (town.need(requester=person) for _ in range(3))
    standing.phone = over.phone = OLD
    of_another.phone, over.status = ANOTHERS, NeedStatus.DONE
    assert change_phone(town.session, person, NEW, now) == (PhoneChanged(person.id),)
    assert (person.phone, standing.phone, over.phone, of_another.phone) == (NEW, NEW, OLD, ANOTHERS)
