"""The table of transitions."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.core.errors import IllegalTransition
from data.core.lifecycle import AGREED, ALLOWED, LIVE, MatchStatus, MessageStatus, NeedStatus, require_allowed

ANY_STATE = st.sampled_from([*NeedStatus, *MatchStatus, *MessageStatus])


@given(ANY_STATE, ANY_STATE)
def test_whatever_is_not_in_the_table_is_refused(old: StrEnum, new: StrEnum) -> None:
    if type(old) is type(new) and new in ALLOWED[type(old)][old]:
        require_allowed(old, new)
    else:
        with pytest.raises(IllegalTransition):
            require_allowed(old, new)


@pytest.mark.parametrize("kind", [NeedStatus, MatchStatus, MessageStatus])
def test_every_state_has_its_row_and_leads_only_to_states_of_its_kind(kind: type[StrEnum]) -> None:
    assert set(ALLOWED[kind]) == set(kind)
    assert all(type(new) is kind for following in ALLOWED[kind].values() for new in following)


@pytest.mark.parametrize("kind", [NeedStatus, MatchStatus, MessageStatus])
def test_no_state_follows_itself(kind: type[StrEnum]) -> None:
    assert all(old not in following for old, following in ALLOWED[kind].items())


def test_states_that_read_alike_are_kept_apart() -> None:
    with pytest.raises(IllegalTransition):
        require_allowed(NeedStatus.MATCHED, MatchStatus.DONE)


def test_whatever_is_live_can_still_be_called_off() -> None:
    assert all(MatchStatus.CANCELLED in ALLOWED[MatchStatus][status] for status in LIVE)
    assert MatchStatus.PROPOSED not in AGREED
