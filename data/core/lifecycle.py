"""Every status that is stored: what may follow what, and the named sets of statuses that everybody else goes by.

A status is one line here (its code, the phase that it belongs to) and one row of `ALLOWED`.
"""

from collections.abc import Mapping
from enum import Enum, StrEnum, auto
from types import MappingProxyType
from typing import Self

from data.core.errors import IllegalTransition


class NeedPhase(Enum):
    """Where a need stands as a whole: every status is in exactly one phase."""

    TO_PLAN = auto()
    """a plan looks for somebody, or for somebody better"""
    ARRANGED = auto()
    """somebody is asked or has promised"""
    OVER = auto()
    """nothing follows"""


class NeedStatus(StrEnum):
    """The life of a need. MATCHED: a coordinator approved somebody for it."""

    phase: NeedPhase

    def __new__(cls, code: str, phase: NeedPhase) -> Self:
        """A status with the `code` it is stored by and its phase."""
        status = str.__new__(cls, code)
        status._value_ = code
        status.phase = phase
        return status

    OPEN = "open", NeedPhase.TO_PLAN
    PROPOSED = "proposed", NeedPhase.TO_PLAN
    MATCHED = "matched", NeedPhase.ARRANGED
    DONE = "done", NeedPhase.OVER
    CANCELLED = "cancelled", NeedPhase.OVER
    EXPIRED = "expired", NeedPhase.OVER

    @classmethod
    def to_plan(cls) -> frozenset["NeedStatus"]:
        """Needs that a plan is made for."""
        return frozenset(status for status in cls if status.phase is NeedPhase.TO_PLAN)

    @classmethod
    def standing(cls) -> frozenset["NeedStatus"]:
        """Needs that are not over: their resident sees them and may change them."""
        return frozenset(status for status in cls if status.phase is not NeedPhase.OVER)


class MatchPhase(Enum):
    """Where a match stands as a whole: every status is in exactly one phase."""

    UNDECIDED = auto()
    """waits for a coordinator"""
    AGREED = auto()
    """takes up the providers' time and the resources; no plan may move it"""
    MADE = auto()
    """took place"""
    FELL_THROUGH = auto()
    """a helper did not come after all"""
    CALLED_OFF = auto()
    """will not take place, and nobody is to blame"""


class MatchStatus(StrEnum):
    """The life of a match. ACCEPTED: every provider said yes. EXPIRED: too late, or a newer proposal replaced it."""

    phase: MatchPhase

    def __new__(cls, code: str, phase: MatchPhase) -> Self:
        """A status with the `code` it is stored by and its phase."""
        status = str.__new__(cls, code)
        status._value_ = code
        status.phase = phase
        return status

    PROPOSED = "proposed", MatchPhase.UNDECIDED
    APPROVED = "approved", MatchPhase.AGREED
    ACCEPTED = "accepted", MatchPhase.AGREED
    UNDER_WAY = "under_way", MatchPhase.AGREED
    DONE = "done", MatchPhase.MADE
    RATED = "rated", MatchPhase.MADE
    REJECTED = "rejected", MatchPhase.CALLED_OFF
    DECLINED = "declined", MatchPhase.FELL_THROUGH
    EXPIRED = "expired", MatchPhase.CALLED_OFF
    CANCELLED = "cancelled", MatchPhase.CALLED_OFF
    NO_SHOW = "no_show", MatchPhase.FELL_THROUGH

    @classmethod
    def in_phase(cls, *phases: MatchPhase) -> frozenset["MatchStatus"]:
        """The statuses of these phases."""
        return frozenset(status for status in cls if status.phase in phases)

    @classmethod
    def occupying_time(cls) -> frozenset["MatchStatus"]:
        """Matches that take up a provider's time and a resource, and that no plan may move."""
        return cls.in_phase(MatchPhase.AGREED)

    @classmethod
    def may_happen(cls) -> frozenset["MatchStatus"]:
        """Matches that may still happen."""
        return cls.in_phase(MatchPhase.UNDECIDED, MatchPhase.AGREED)

    @classmethod
    def spending_hours(cls) -> frozenset["MatchStatus"]:
        """Matches whose hours count against a provider's weekly limit once they are past."""
        return cls.in_phase(MatchPhase.AGREED, MatchPhase.MADE)

    @classmethod
    def shown_to_helper(cls) -> frozenset["MatchStatus"]:
        """Matches that a helper sees among their visits, to take them or to give them back."""
        return frozenset({cls.APPROVED, cls.ACCEPTED})


class Answer(StrEnum):
    """What one provider says to an approved match."""

    NONE = "none"
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"

    @classmethod
    def counted_on(cls) -> frozenset["Answer"]:
        """Those who know of the visit and have not declined: they see it, and hear when it is off."""
        return frozenset({cls.ASKED, cls.ACCEPTED})


class MessageStatus(StrEnum):
    """The life of a message to a person."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNSURE = "unsure"
    BLOCKED = "blocked"
    REFUSED = "refused"

    @classmethod
    def reported(cls) -> frozenset["MessageStatus"]:
        """What a channel says became of a message; nothing follows."""
        return frozenset({cls.SENT, cls.UNSURE, cls.BLOCKED, cls.REFUSED})


class AlarmStatus(StrEnum):
    """The life of an alarm: nobody has it, somebody has it, it is closed with an outcome."""

    OPEN = "open"
    CLAIMED = "claimed"
    CLOSED = "closed"

    @classmethod
    def standing(cls) -> frozenset["AlarmStatus"]:
        """Alarms that are not over: all that the person writes goes to them."""
        return frozenset({cls.OPEN, cls.CLAIMED})


class HandoffStatus(StrEnum):
    """The life of a handoff. OPEN: somebody is called for; TAKEN: a coordinator leads it; CLOSED: given back."""

    OPEN = "open"
    TAKEN = "taken"
    CLOSED = "closed"

    @classmethod
    def standing(cls) -> frozenset["HandoffStatus"]:
        """Handoffs that are not over."""
        return frozenset({cls.OPEN, cls.TAKEN})


_L, _H = AlarmStatus, HandoffStatus
_N, _M, _A, _S = NeedStatus, MatchStatus, Answer, MessageStatus
# By kind first: members of two StrEnums that read alike are equal, so one flat table would mix them up.
ALLOWED: Mapping[type[StrEnum], Mapping[StrEnum, frozenset[StrEnum]]] = MappingProxyType(
    {
        NeedStatus: {
            _N.OPEN: frozenset(
                {_N.PROPOSED, _N.MATCHED, _N.CANCELLED, _N.EXPIRED}
            ),  # matched: a refusal was taken back
            _N.PROPOSED: frozenset({_N.OPEN, _N.MATCHED, _N.CANCELLED, _N.EXPIRED}),
            _N.MATCHED: frozenset({_N.OPEN, _N.DONE, _N.CANCELLED, _N.EXPIRED}),
            _N.DONE: frozenset(),
            _N.CANCELLED: frozenset(),
            _N.EXPIRED: frozenset(),
        },
        MatchStatus: {
            _M.PROPOSED: frozenset({_M.APPROVED, _M.REJECTED, _M.EXPIRED, _M.CANCELLED}),
            _M.APPROVED: frozenset({_M.ACCEPTED, _M.UNDER_WAY, _M.DECLINED, _M.EXPIRED, _M.CANCELLED, _M.NO_SHOW}),
            _M.ACCEPTED: frozenset({_M.UNDER_WAY, _M.DONE, _M.DECLINED, _M.CANCELLED, _M.NO_SHOW}),
            _M.UNDER_WAY: frozenset({_M.DONE, _M.CANCELLED}),
            _M.DONE: frozenset({_M.RATED}),
            _M.RATED: frozenset(),
            _M.REJECTED: frozenset(),
            _M.DECLINED: frozenset({_M.APPROVED}),  # who declined goes after all
            _M.EXPIRED: frozenset(),
            _M.CANCELLED: frozenset(),
            _M.NO_SHOW: frozenset(),
        },
        Answer: {
            _A.NONE: frozenset({_A.ASKED}),
            _A.ASKED: frozenset({_A.ACCEPTED, _A.DECLINED}),
            _A.ACCEPTED: frozenset({_A.DECLINED}),
            _A.DECLINED: frozenset({_A.ACCEPTED}),
        },
        MessageStatus: {
            _S.WAITING: frozenset({_S.SENDING, _S.BLOCKED, _S.REFUSED}),
            _S.SENDING: frozenset({_S.WAITING, _S.SENT, _S.UNSURE, _S.BLOCKED, _S.REFUSED}),
            _S.SENT: frozenset(),
            _S.UNSURE: frozenset(),
            _S.BLOCKED: frozenset(),
            _S.REFUSED: frozenset(),
        },
        AlarmStatus: {
            _L.OPEN: frozenset({_L.CLAIMED, _L.CLOSED}),
            _L.CLAIMED: frozenset({_L.OPEN, _L.CLOSED}),
            _L.CLOSED: frozenset(),
        },
        HandoffStatus: {
            _H.OPEN: frozenset({_H.TAKEN, _H.CLOSED}),
            _H.TAKEN: frozenset({_H.OPEN, _H.CLOSED}),
            _H.CLOSED: frozenset(),
        },
    }
)
"""For each kind of status, from each status, those that may follow. What is not here is refused."""

NOT_ENTERED_YET: Mapping[type[StrEnum], frozenset[StrEnum]] = MappingProxyType(
    {
        NeedStatus: frozenset({_N.DONE}),
        MatchStatus: frozenset({_M.UNDER_WAY, _M.DONE, _M.RATED, _M.NO_SHOW}),
    }
)
"""Statuses that no verb sets yet: those of a visit's day itself. A test holds that every other is set by one."""


def require_allowed(old: StrEnum, new: StrEnum) -> None:
    """Raise IllegalTransition unless `ALLOWED` lets `old` become `new`."""
    if type(old) is not type(new) or new not in ALLOWED[type(old)][old]:
        raise IllegalTransition(f"{type(old).__name__} {old} cannot become {type(new).__name__} {new}")
