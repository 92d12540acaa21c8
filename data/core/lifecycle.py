"""Every enumeration that is stored, and the one table of allowed transitions."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from data.core.errors import IllegalTransition


class Role(StrEnum):
    """What a person may be, within an area."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    SOCIAL_WORKER = "social_worker"
    COORDINATOR = "coordinator"
    ORGANISATION = "organisation"
    DONOR = "donor"


class ProviderKind(StrEnum):
    """The five societies (五社); codes as in the taxonomy."""

    COMMUNITY = "community"
    ORGANISATION = "organisation"
    SOCIAL_WORKER = "social_worker"
    VOLUNTEER = "volunteer"
    CHARITY = "charity"


class ResourceKind(StrEnum):
    """What can be given or lent besides time."""

    GOODS = "goods"
    FUNDS = "funds"
    VENUE = "venue"
    VEHICLE = "vehicle"


class NeedStatus(StrEnum):
    """The life of a need. MATCHED: a coordinator approved somebody for it."""

    OPEN = "open"
    PROPOSED = "proposed"
    MATCHED = "matched"
    DONE = "done"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class MatchStatus(StrEnum):
    """The life of a match. ACCEPTED: every provider said yes. EXPIRED: too late, or a newer proposal replaced it."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    ACCEPTED = "accepted"
    UNDER_WAY = "under_way"
    DONE = "done"
    RATED = "rated"
    REJECTED = "rejected"
    DECLINED = "declined"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class MessageStatus(StrEnum):
    """The life of a message to a person; the last four are what a channel says became of it."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNSURE = "unsure"
    BLOCKED = "blocked"
    REFUSED = "refused"


class Answer(StrEnum):
    """What one provider says to an approved match."""

    NONE = "none"
    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Preference(StrEnum):
    """How a need stands to one provider."""

    PREFER = "prefer"
    REFUSE = "refuse"


AGREED = frozenset({MatchStatus.APPROVED, MatchStatus.ACCEPTED, MatchStatus.UNDER_WAY})
"""Matches that take up a provider's time and that no plan may move."""

LIVE = AGREED | {MatchStatus.PROPOSED}
"""Matches that may still happen."""

_N, _M, _S = NeedStatus, MatchStatus, MessageStatus
# By kind first: members of two StrEnums that read alike are equal, so one flat table would mix them up.
ALLOWED: Mapping[type[StrEnum], Mapping[StrEnum, frozenset[StrEnum]]] = MappingProxyType(
    {
        NeedStatus: {
            _N.OPEN: frozenset({_N.PROPOSED, _N.CANCELLED, _N.EXPIRED}),
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
            _M.DECLINED: frozenset(),
            _M.EXPIRED: frozenset(),
            _M.CANCELLED: frozenset(),
            _M.NO_SHOW: frozenset(),
        },
        MessageStatus: {
            _S.WAITING: frozenset({_S.SENDING, _S.BLOCKED, _S.REFUSED}),
            _S.SENDING: frozenset({_S.WAITING, _S.SENT, _S.UNSURE, _S.BLOCKED, _S.REFUSED}),
            _S.SENT: frozenset(),
            _S.UNSURE: frozenset(),
            _S.BLOCKED: frozenset(),
            _S.REFUSED: frozenset(),
        },
    }
)
"""For each kind of state, from each state, the states that may follow. What is not here is refused."""


def require_allowed(old: StrEnum, new: StrEnum) -> None:
    """Raise IllegalTransition unless `ALLOWED` lets `old` become `new`."""
    if type(old) is not type(new) or new not in ALLOWED[type(old)][old]:
        raise IllegalTransition(f"{type(old).__name__} {old} cannot become {type(new).__name__} {new}")
