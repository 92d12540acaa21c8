"""The stored shapes, by theme."""

from data.core.audit import AuditEntry
from data.core.base import Base, UtcDateTime
from data.core.sealing.rotation import KeyInUse
from data.models.alarms import Alarm, AlarmWord, DutyShift, NeedWatch
from data.models.handoffs import Handoff, HandoffMessage
from data.models.matches import Match, MatchProvider, MatchResource
from data.models.messaging import ConversationState, InboxUpdate, OutboxMessage
from data.models.needs import Need, NeedPreference, NeedReason, NeedRole, NeedRule, NeedWindow
from data.models.people import ChannelAddress, Consent, Invitation, Person, RoleGrant, SignInLink, WebSession
from data.models.places import Area
from data.models.providers import AvailabilityRule, AvailabilitySpan, Provider, ProviderSkill
from data.models.resources import Resource, ResourceHours

__all__ = [
    "Alarm",
    "AlarmWord",
    "Area",
    "AuditEntry",
    "AvailabilityRule",
    "AvailabilitySpan",
    "Base",
    "ChannelAddress",
    "Consent",
    "ConversationState",
    "DutyShift",
    "Handoff",
    "HandoffMessage",
    "InboxUpdate",
    "Invitation",
    "KeyInUse",
    "Match",
    "MatchProvider",
    "MatchResource",
    "Need",
    "NeedPreference",
    "NeedReason",
    "NeedRole",
    "NeedRule",
    "NeedWatch",
    "NeedWindow",
    "OutboxMessage",
    "Person",
    "Provider",
    "ProviderSkill",
    "Resource",
    "ResourceHours",
    "RoleGrant",
    "SignInLink",
    "UtcDateTime",
    "WebSession",
]
