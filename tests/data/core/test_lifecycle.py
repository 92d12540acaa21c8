"""The table of transitions."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.core.errors import IllegalTransition
from data.core.lifecycle import (
    ALLOWED,
    Answer,
    MatchPhase,
    MatchStatus,
    MessageStatus,
    NeedPhase,
    NeedStatus,
    require_allowed,
)

KINDS = (NeedStatus, MatchStatus, Answer, MessageStatus)
ANY_STATE = st.sampled_from([status for kind in KINDS for status in kind])


@given(ANY_STATE, ANY_STATE)
def test_whatever_is_not_in_the_table_is_refused(old: StrEnum, new: StrEnum) -> None:
    if type(old) is type(new) and new in ALLOWED[type(old)][old]:
        require_allowed(old, new)
    else:
        with pytest.raises(IllegalTransition):
            require_allowed(old, new)


@pytest.mark.parametrize("kind", KINDS)
def test_every_state_has_its_row_and_leads_only_to_states_of_its_kind(kind: type[StrEnum]) -> None:
    assert set(ALLOWED[kind]) == set(kind)
    assert all(type(new) is kind for following in ALLOWED[kind].values() for new in following)


@pytest.mark.parametrize("kind", KINDS)
def test_no_state_follows_itself(kind: type[StrEnum]) -> None:
    assert all(old not in following for old, following in ALLOWED[kind].items())


def test_states_that_read_alike_are_kept_apart() -> None:
    with pytest.raises(IllegalTransition):
        require_allowed(NeedStatus.MATCHED, MatchStatus.DONE)


def test_whatever_may_still_happen_can_be_called_off() -> None:
    assert all(MatchStatus.CANCELLED in ALLOWED[MatchStatus][status] for status in MatchStatus.may_happen())
    assert MatchStatus.PROPOSED not in MatchStatus.occupying_time()


PARTITIONS = [
    (NeedStatus, [[s for s in NeedStatus if s.phase is phase] for phase in NeedPhase]),
    (NeedStatus, [NeedStatus.to_plan(), [NeedStatus.MATCHED], set(NeedStatus) - NeedStatus.standing()]),
    (MatchStatus, [MatchStatus.in_phase(phase) for phase in MatchPhase]),
    (MatchStatus, [[MatchStatus.PROPOSED], MatchStatus.occupying_time(), set(MatchStatus) - MatchStatus.may_happen()]),
    (Answer, [[Answer.NONE], Answer.counted_on(), [Answer.DECLINED]]),
    (MessageStatus, [[MessageStatus.WAITING, MessageStatus.SENDING], MessageStatus.reported()]),
]


@pytest.mark.parametrize(("kind", "parts"), PARTITIONS)
def test_every_status_is_in_exactly_one_part_of_every_partition(kind: type[StrEnum], parts: list) -> None:
    assert all(parts)
    assert sorted(status for part in parts for status in part) == sorted(kind)


def test_what_is_over_leads_nowhere_but_to_a_rating() -> None:
    over = set(MatchStatus) - MatchStatus.may_happen() - {MatchStatus.DONE}
    assert all(not ALLOWED[MatchStatus][status] for status in over)
    assert all(not ALLOWED[NeedStatus][status] for status in set(NeedStatus) - NeedStatus.standing())
    assert all(not ALLOWED[MessageStatus][status] for status in MessageStatus.reported())


def test_a_helper_sees_only_what_takes_up_their_time() -> None:
    assert MatchStatus.shown_to_helper() <= MatchStatus.occupying_time() <= MatchStatus.spending_hours()
