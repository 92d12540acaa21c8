"""What the dialogue wants done, done with the verbs of `data`: one function for each action, in `VERBS`.

Everything happens in the caller's transaction; errors of the data layer pass through to it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.conversation.actions import alarms, alerts, giving, handoffs, needs, offers, people, proposals, visits
from bot.conversation.context import Context, Effect
from bot.dialogue.engine import actions, alarm_actions
from bot.dialogue.engine.giving import actions as giving_actions
from bot.dialogue.engine.handoff import actions as handoff_actions

VERBS: Mapping[type[Any], Callable[[Context, Any], Effect]] = {
    actions.Enrol: people.enrol,
    actions.SetLanguage: people.set_language,
    actions.Redeem: people.redeem,
    actions.SendReviewLink: people.send_review_link,
    actions.Erase: people.erase,
    actions.RecordNeed: needs.record,
    actions.MoveNeed: needs.reschedule,
    actions.AmendNeed: needs.amend,
    actions.CancelNeed: needs.cancel,
    actions.RegisterVolunteer: offers.register_volunteer,
    actions.RecordResource: offers.record_resource,
    actions.TakeOff: offers.take_off,
    actions.AcceptTask: visits.accept,
    actions.DeclineTask: visits.decline,
    actions.Approve: proposals.approve,
    actions.Reject: proposals.reject,
    actions.ShowOptions: proposals.show_options,
    actions.Swap: proposals.swap,
    actions.PassOn: alerts.pass_on,
    giving_actions.PauseHelp: giving.pause,
    giving_actions.ResumeHelp: giving.resume,
    giving_actions.EndHelp: giving.end,
    giving_actions.ChangePhone: giving.change_phone,
    giving_actions.WithdrawGift: giving.withdraw_gift,
    giving_actions.TakeTaskBack: giving.take_back,
    giving_actions.WishForAnother: giving.wish_for_another,
    alarm_actions.RaiseAlarm: alarms.raise_alarm,
    alarm_actions.TellAlarm: alarms.tell,
    alarm_actions.ClaimAlarm: alarms.claim,
    alarm_actions.CloseAlarm: alarms.close,
    alarm_actions.NoteAlarm: alarms.note,
    alarm_actions.ShowDuty: alarms.show_duty,
    alarm_actions.GoOnDuty: alarms.go_on_duty,
    alarm_actions.GoOffDuty: alarms.go_off_duty,
    handoff_actions.CallHuman: handoffs.ask_for_person,
    handoff_actions.Relay: handoffs.relay,
    handoff_actions.TakeHandoff: handoffs.take,
    handoff_actions.TakeOver: handoffs.take_over,
    handoff_actions.WriteTo: handoffs.write,
    handoff_actions.HandBack: handoffs.hand_back,
}


def apply(context: Context, action: actions.Action) -> Effect:
    """Carry out one action. Raises what the verbs of `data` raise."""
    return VERBS[type(action)](context, action)
