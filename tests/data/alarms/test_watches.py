"""A need of high risk that nobody decides goes from the village to the county; one that is decided does not."""

from datetime import timedelta

from sqlalchemy import select

from data.alarms.watches import AGAIN_AT_THE_TOP, PATIENCE, run_watches
from data.core.alarm_events import NeedStillUndecided
from data.models import NeedWatch
from data.planning.decisions import approve
from tests.kit.town import NOW

JUST_BEFORE = timedelta(seconds=1)


def test_undecided_it_climbs_and_at_the_top_it_is_told_again(town) -> None:
    town.coordinator("gaozhi"), town.coordinator("qingshan"), town.coordinator("anyuan")
    need = town.need(urgency="emergency", area_id="gaozhi")
    assert run_watches(town.session, NOW + PATIENCE - JUST_BEFORE) == ()
    assert run_watches(town.session, NOW + PATIENCE) == (NeedStillUndecided(need.id, "qingshan"),)
    assert run_watches(town.session, NOW + 2 * PATIENCE) == (NeedStillUndecided(need.id, None),)
    top = NOW + 3 * PATIENCE
    assert run_watches(town.session, top) == (NeedStillUndecided(need.id, None),)
    assert run_watches(town.session, top + AGAIN_AT_THE_TOP - JUST_BEFORE) == ()
    assert run_watches(town.session, top + AGAIN_AT_THE_TOP) == (NeedStillUndecided(need.id, None),)


def test_what_is_decided_is_watched_no_more(town) -> None:
    coordinator, need = town.coordinator(), town.need(urgency="emergency")
    run_watches(town.session, NOW)
    match = town.proposal(need, town.volunteer())
    assert len(run_watches(town.session, NOW + PATIENCE)) == 1
    approve(town.session, match.id, match.version, coordinator, NOW)
    assert run_watches(town.session, NOW + 9 * PATIENCE) == ()
    assert list(town.session.scalars(select(NeedWatch))) == []


def test_urgent_for_somebody_frail_is_watched_and_urgent_alone_is_not(town) -> None:
    town.coordinator()
    frail = town.need(urgency="urgent", beneficiary=["living_alone"])
    town.need(urgency="urgent")
    town.need()
    assert run_watches(town.session, NOW + PATIENCE) == (NeedStillUndecided(frail.id, "qingshan"),)
