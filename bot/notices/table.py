"""The one table from an event to who is told what. Nothing is told to anybody, unasked, but through here."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.core.names import Names
from bot.notices import alarms, alerts, handoffs, proposals, visits, watches
from data.core import alarm_events, giving_events, handoff_events
from data.core import events as happened
from data.core.events import Event, Events

Notice = Callable[[Session, Names, Sequence[Any], datetime], None]
"""Puts in the outbox what follows from all events of one type that happened together."""

Publish = Callable[[Session, Events, datetime], None]

TABLE: Mapping[type[Event], Notice] = {
    alarm_events.AlarmRaised: alarms.raised,
    alarm_events.AlarmMoved: alarms.moved,
    alarm_events.AlarmUpdated: alarms.updated,
    alarm_events.AlarmSaidOver: alarms.said_over,
    alarm_events.AlarmEscalated: alarms.escalated,
    alarm_events.AlarmClaimed: alarms.claimed,
    alarm_events.AlarmReleased: alarms.released,
    alarm_events.AlarmClosed: alarms.closed,
    alarm_events.NeedStillUndecided: watches.undecided,
    handoff_events.HandoffOpened: handoffs.opened,
    handoff_events.HandoffPhoneLeft: handoffs.phone_left,
    handoff_events.HandoffEscalated: handoffs.escalated,
    handoff_events.HandoffTaken: handoffs.taken,
    handoff_events.HandoffHandedOn: handoffs.handed_on,
    handoff_events.PersonWrote: handoffs.person_wrote,
    handoff_events.CoordinatorWrote: handoffs.coordinator_wrote,
    handoff_events.HandoffEnded: handoffs.ended,
    handoff_events.HandoffTakenBack: handoffs.taken_back,
    happened.WordPassedOn: alerts.passed_on,
    happened.ProposalMade: proposals.made,
    happened.UrgentProposalMade: proposals.urgent,
    happened.ProposalApproved: visits.approved,
    happened.VisitAccepted: visits.accepted,
    happened.VisitDeclined: visits.declined,
    giving_events.VisitTakenBack: visits.taken_back,
    giving_events.AnotherHelperWished: alerts.another_wished,
    giving_events.TeamClaimed: alerts.team_claimed,
    happened.VisitCancelled: visits.cancelled,
}

SILENT: Mapping[type[Event], str] = {
    happened.PersonEnrolled: "they are answered at once",
    happened.PersonErased: "nobody need know; what is off by it has events of its own",
    happened.RoleGranted: "they are answered at once",
    happened.RoleEnded: "they are answered at once",
    happened.InvitationMade: "the code is handed over by a person",
    happened.InvitationRedeemed: "they are welcomed at once",
    happened.LinkIssued: "the link is the answer",
    happened.SessionOpened: "the page is the answer",
    happened.SessionClosed: "the page is the answer",
    alarm_events.ShiftAdded: "whoever set the roster sees it",
    alarm_events.ShiftRemoved: "whoever set the roster sees it",
    happened.VolunteerRegistered: "they are answered at once; the next round plans with them",
    giving_events.TeamRegistered: "they are answered at once; the next round plans with them",
    giving_events.GiftWithdrawn: "they are answered at once; what is off by it has events of its own",
    giving_events.HelperPaused: "they are answered at once; the next round plans without them",
    giving_events.HelperReturned: "they are answered at once; the next round plans with them",
    giving_events.HelperLeft: "they are answered at once; what is off by it has events of its own",
    giving_events.PhoneChanged: "they are answered at once; it is read where it is needed",
    happened.DonorRegistered: "they are answered at once",
    happened.ExceptionAdded: "they are answered at once; what they had promised stands",
    happened.SkillVerified: "whoever verified it sees it",
    happened.ResourceAdded: "they are answered at once; the next round plans with it",
    happened.NeedRecorded: "they are answered at once; coordinators hear of the proposal",
    happened.NeedRescheduled: "they are answered at once; the visit that is off has an event of its own",
    happened.NeedAmended: "they are answered at once; the visit that is off has an event of its own",
    happened.NeedCancelled: "they are answered at once; the visit that is off has an event of its own",
    happened.NeedExpired: "nobody was promised anything",
    happened.ProposalWithdrawn: "of a proposal only coordinators know, and they see what waits",
    happened.ProposalExpired: "of a proposal only coordinators know, and they see what waits",
    happened.ProposalRejected: "nobody was told of the proposal, so nobody need be told that it is off",
    happened.ProposalPinned: "it changes nothing for those in it",
    handoff_events.ReplyMissed: "it is noted; who is asked next hears of it by the event that follows",
    happened.ProposalSwapped: "whoever chose it has it before them",
}
"""Events of which nobody is told, and why."""


def publish(session: Session, names: Names, events: Events, now: datetime) -> None:
    """Put what follows from the events in the outbox, in the caller's transaction."""
    for kind in dict.fromkeys(type(event) for event in events):
        if kind in TABLE:
            TABLE[kind](session, names, [event for event in events if type(event) is kind], now)


def publisher(names: Names) -> Publish:
    """`publish` for those who know no names."""
    return lambda session, events, now: publish(session, names, events, now)
