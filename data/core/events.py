"""Domain events: what happened, as values of ids and codes, so that whoever must be told can be found in one table.

Every verb of the theme rooms (a function that takes the session and `now`) returns the events that it caused, in order;
what it made is found by the id in its event. Who calls a verb publishes its events in the same transaction. Inbox,
outbox, addresses and the state of a conversation are how messages travel, not what happens to people: their functions
return none. The words in an event were said to be passed on; they are stored nowhere else.
"""

from dataclasses import dataclass
from typing import NamedTuple

from data.core.kinds import Role


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened."""


Events = tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class OfPerson(Event):
    """Something about one person."""

    person_id: int


@dataclass(frozen=True, slots=True)
class OfNeed(Event):
    """Something about one need."""

    need_id: int


@dataclass(frozen=True, slots=True)
class OfMatch(Event):
    """Something about one match: a proposal, a visit."""

    match_id: int


class Secret(NamedTuple):
    """A secret that is shown once, and what its making caused."""

    value: str
    events: Events


class PersonEnrolled(OfPerson):
    """Somebody agreed to be known."""


class PersonErased(OfPerson):
    """Of somebody only the number is left."""


@dataclass(frozen=True, slots=True)
class RoleGranted(OfPerson):
    """Somebody has a role in an area (None: everywhere)."""

    role: Role
    area_id: str | None


@dataclass(frozen=True, slots=True)
class RoleEnded(OfPerson):
    """Somebody has a role no more."""

    role: Role


@dataclass(frozen=True, slots=True)
class InvitationMade(Event):
    """A one-time code was made."""

    invitation_id: int


@dataclass(frozen=True, slots=True)
class InvitationRedeemed(Event):
    """Somebody used a one-time code up for its role."""

    invitation_id: int
    person_id: int
    role: Role
    area_id: str | None


class LinkIssued(OfPerson):
    """A one-time link to the review page was made."""


class SessionOpened(OfPerson):
    """Somebody signed in."""


class SessionClosed(OfPerson):
    """Somebody signed out."""


@dataclass(frozen=True, slots=True)
class WordPassedOn(Event):
    """Thanks, a complaint, "it is done": words for the coordinators."""

    person_id: int | None
    channel: str
    text: str


@dataclass(frozen=True, slots=True)
class OfHelper(OfPerson):
    """Something about somebody as a helper or giver."""

    provider_id: int


class VolunteerRegistered(OfHelper):
    """Somebody became a volunteer, or said anew what they offer."""


class DonorRegistered(OfHelper):
    """Somebody became a giver of things."""


@dataclass(frozen=True, slots=True)
class ExceptionAdded(Event):
    """A provider is not free at some time after all."""

    provider_id: int


@dataclass(frozen=True, slots=True)
class SkillVerified(Event):
    """Somebody has seen a certificate."""

    provider_id: int
    skill: str


@dataclass(frozen=True, slots=True)
class ResourceAdded(Event):
    """A provider gives or lends something."""

    provider_id: int
    resource_id: int


class NeedRecorded(OfNeed):
    """A resident confirmed a need."""


class NeedRescheduled(OfNeed):
    """A need has other times and is open again."""


class NeedAmended(OfNeed):
    """What was said of a need was put right."""


class NeedCancelled(OfNeed):
    """A need was withdrawn."""


class NeedExpired(OfNeed):
    """The last window of an open need is over."""


class ProposalMade(OfMatch):
    """A round of matching proposes somebody for a need."""


class UrgentProposalMade(OfMatch):
    """Somebody was found for an urgent need, at once: it is to be decided at once."""


class ProposalWithdrawn(OfMatch):
    """What was only proposed is no more: a later plan, or the need or a helper that is gone, took it back."""


class ProposalExpired(OfMatch):
    """The hour of a proposal came before anybody decided."""


class ProposalApproved(OfMatch):
    """A coordinator said yes: the providers are asked."""


class ProposalRejected(OfMatch):
    """A coordinator said no."""


@dataclass(frozen=True, slots=True)
class ProposalPinned(OfMatch):
    """A coordinator keeps a proposal as it is when plans are made anew, or lets it go again."""

    pinned: bool


@dataclass(frozen=True, slots=True)
class ProposalSwapped(OfMatch):
    """A coordinator put another way, `new_id`, in the place of a proposal."""

    new_id: int


@dataclass(frozen=True, slots=True)
class OfAnswer(OfMatch):
    """What a provider says to a visit."""

    provider_id: int


class VisitAccepted(OfAnswer):
    """A provider said yes to an approved match."""


class VisitDeclined(OfAnswer):
    """A provider cannot come after all; the need is open again."""


@dataclass(frozen=True, slots=True)
class VisitCancelled(OfMatch):
    """What was agreed is off: by the need's side, or because this provider is gone and the need is open again."""

    provider_id: int | None = None
