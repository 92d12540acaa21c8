"""A change of state, its version and its audit row are one thing."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from data.core.errors import IllegalTransition
from data.core.lifecycle import ALLOWED, NeedStatus
from data.core.transitions import set_status
from data.models import AuditEntry, Need


def test_a_change_counts_the_version_and_is_written_down(town, now) -> None:
    need, actor = town.need(), town.person()
    set_status(town.session, need, NeedStatus.CANCELLED, actor.id, now)
    town.session.flush()
    entry = town.session.scalars(select(AuditEntry).filter_by(action="need.cancelled")).one()
    assert (need.status, need.version) == (NeedStatus.CANCELLED, 2)
    assert (entry.subject_id, entry.actor_id, entry.at) == (str(need.id), actor.id, now)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(old=st.sampled_from(NeedStatus), new=st.sampled_from(NeedStatus))
def test_a_refused_change_leaves_the_need_as_it_was(town, now, old, new) -> None:
    need = Need(id=1, status=old, version=7)
    if new in ALLOWED[NeedStatus][old]:
        set_status(town.session, need, new, None, now)
        assert (need.status, need.version) == (new, 8)
    else:
        with pytest.raises(IllegalTransition):
            set_status(town.session, need, new, None, now)
        assert (need.status, need.version) == (old, 7)
