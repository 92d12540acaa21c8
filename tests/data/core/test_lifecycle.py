"""The table of transitions."""

import ast
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import data
from data.core.errors import IllegalTransition
from data.core.lifecycle import (
    ALLOWED,
    NOT_ENTERED_YET,
    AlarmStatus,
    Answer,
    HandoffStatus,
    MatchPhase,
    MatchStatus,
    MessageStatus,
    NeedPhase,
    NeedStatus,
    require_allowed,
)

DATA = Path(data.__path__[0])
KINDS = (NeedStatus, MatchStatus, Answer, MessageStatus, AlarmStatus, HandoffStatus)
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
    (AlarmStatus, [AlarmStatus.standing(), [AlarmStatus.CLOSED]]),
    (MessageStatus, [[MessageStatus.WAITING, MessageStatus.SENDING], MessageStatus.reported()]),
    (HandoffStatus, [HandoffStatus.standing(), [HandoffStatus.CLOSED]]),
]


@pytest.mark.parametrize(("kind", "parts"), PARTITIONS)
def test_every_status_is_in_exactly_one_part_of_every_partition(kind: type[StrEnum], parts: list) -> None:
    assert all(parts)
    assert sorted(status for part in parts for status in part) == sorted(kind)


def test_what_is_over_leads_nowhere_but_to_a_rating_or_to_who_declined_going_after_all() -> None:
    assert ALLOWED[MatchStatus][MatchStatus.DECLINED] == {MatchStatus.APPROVED}
    over = set(MatchStatus) - MatchStatus.may_happen() - {MatchStatus.DONE, MatchStatus.DECLINED}
    assert all(not ALLOWED[MatchStatus][status] for status in over)
    assert all(not ALLOWED[NeedStatus][status] for status in set(NeedStatus) - NeedStatus.standing())
    assert all(not ALLOWED[MessageStatus][status] for status in MessageStatus.reported())


def test_a_helper_sees_only_what_takes_up_their_time() -> None:
    assert MatchStatus.shown_to_helper() <= MatchStatus.occupying_time() <= MatchStatus.spending_hours()


def entered(kind: type[StrEnum]) -> set[StrEnum]:
    """Statuses that the code puts something into: by `set_status` or `enter`, or as the default of a new row."""
    found: set[StrEnum] = set()
    for path in DATA.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"set_status", "enter", "mapped_column"}:
                values = [*node.args, *(keyword.value for keyword in node.keywords)]
                found |= {kind[value.attr] for value in values if is_of(kind, value)}  # type: ignore[attr-defined]
    return found


def is_of(kind: type[StrEnum], value: ast.expr) -> bool:
    return isinstance(value, ast.Attribute) and getattr(value.value, "id", "") == kind.__name__


@pytest.mark.parametrize(
    ("kind", "from_outside"),
    [
        (NeedStatus, set()),
        (MatchStatus, set()),
        (Answer, set()),
        (AlarmStatus, set()),
        (MessageStatus, MessageStatus.reported()),
        (HandoffStatus, set()),
    ],
)
def test_every_status_is_entered_by_a_verb_or_marked_as_not_entered_yet(kind, from_outside) -> None:
    later = NOT_ENTERED_YET.get(kind, frozenset())
    assert entered(kind) | from_outside | later == set(kind)
    assert not entered(kind) & later, "no longer to be marked in NOT_ENTERED_YET"
