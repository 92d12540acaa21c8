"""A helper pauses and returns."""

from datetime import timedelta

from data.core.giving_events import HelperPaused, HelperReturned
from data.models import AvailabilitySpan
from data.offers.presence import pause, resume


def test_who_pauses_is_asked_for_nothing_and_who_returns_is(town, now) -> None:
    helper = town.volunteer()
    assert pause(town.session, helper, now) == (HelperPaused(helper.person_id, helper.id),)
    assert not helper.active
    assert pause(town.session, helper, now) == ()
    assert resume(town.session, helper, now) == (HelperReturned(helper.person_id, helper.id),)
    assert helper.active


def test_who_returns_early_is_free_again_and_keeps_later_days_off(town, now) -> None:
    helper, day = town.volunteer(), timedelta(days=1)
    begun = AvailabilitySpan(start=now - day, end=now + day, available=False)
    later = AvailabilitySpan(start=now + 3 * day, end=now + 4 * day, available=False)
    helper.spans = [begun, later]
    resume(town.session, helper, now)
    town.session.expire_all()
    assert helper.spans == [later]


def test_who_has_left_does_not_return_by_this(town, now) -> None:
    helper = town.volunteer()
    helper.active, helper.left_at = False, now
    assert resume(town.session, helper, now) == ()
    assert not helper.active
