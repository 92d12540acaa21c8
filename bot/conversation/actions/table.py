"""What the dialogue wants done, done with the verbs of `data`: one function for each action, in `VERBS`.

Each returns what the person is told besides the step's own replies. Everything happens in the caller's transaction;
errors of the data layer pass through to it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.conversation.actions import confirmed
from bot.conversation.context import Doing, Said
from bot.core.messages import Button, Outgoing
from bot.desk import decisions
from bot.dialogue.engine import actions
from bot.dialogue.flows.cards import options_card, proposal_card
from bot.notices.visits import MatchNotices
from bot.views.alternatives import OptionPresenter
from bot.views.proposals import ProposalPresenter
from bot.words import say
from data.core import audit
from data.housekeeping.erasure import erase
from data.people import people
from data.people.invitations import redeem
from data.people.people import REVIEWERS
from data.people.sign_in import issue_link
from data.visits import matches


def apply(doing: Doing, action: actions.Action) -> Said:
    """Carry out one action. Raises what the verbs of `data` raise."""
    return VERBS[type(action)](doing, action)


def _enrol(doing: Doing, _action: actions.Enrol) -> Said:
    address = doing.address
    doing.person = people.enrol(doing.session, address.channel, address.id, doing.language, doing.now)
    return ()


def _set_language(doing: Doing, action: actions.SetLanguage) -> Said:
    if doing.person is not None:
        people.set_language(doing.session, doing.person, action.language)
    return ()


def _redeem(doing: Doing, action: actions.Redeem) -> Said:
    grant = redeem(doing.session, action.code, doing.actor, doing.now)
    area = doing.names.place(grant.area_id) or say(doing.language, "everywhere")
    role = say(doing.language, f"role.{grant.role}")
    welcome = doing.told("redeemed", name=doing.actor.name or "", area=area, role=role)
    return welcome + (doing.told("redeemed.coordinator") if grant.role in REVIEWERS else ())


def _accept(doing: Doing, action: actions.AcceptTask) -> Said:
    match = matches.accept(doing.session, action.match_id, action.provider_id, doing.now)
    MatchNotices(doing.session, doing.names, match, doing.now).accepted(action.provider_id)
    return ()


def _decline(doing: Doing, action: actions.DeclineTask) -> Said:
    match = matches.decline(doing.session, action.match_id, action.provider_id, action.reason or None, doing.now)
    MatchNotices(doing.session, doing.names, match, doing.now).declined(action.provider_id, action.reason)
    return ()


def _approve(doing: Doing, action: actions.Approve) -> Said:
    unreached = decisions.approve(doing.session, doing.names, action.match_id, action.version, doing.actor, doing.now)
    return doing.told("review.unreached", names=say(doing.language, "list.and").join(unreached)) if unreached else ()


def _reject(doing: Doing, action: actions.Reject) -> Said:
    decisions.reject(doing.session, action.match_id, action.version, doing.actor, action.reason, doing.now)
    return ()


def _show_options(doing: Doing, action: actions.ShowOptions) -> Said:
    if doing.options is None or not doing.options.found:
        return doing.told("review.no_other")
    views = OptionPresenter(doing.session, doing.language, doing.now).views(doing.options)
    return (options_card(doing.language, action.match_id, action.version, views),)


def _swap(doing: Doing, action: actions.Swap) -> Said:
    match = decisions.swap(
        doing.session, action.match_id, action.version, doing.options, action.option, doing.actor, doing.now
    )
    if match is None:
        return doing.told("option.gone")
    reader = ProposalPresenter(doing.session, doing.actor, doing.language, doing.names, doing.now)
    return (*doing.told("review.swapped"), proposal_card(doing.language, reader.view(match)))


def _review_link(doing: Doing, _action: actions.SendReviewLink) -> Said:
    token = issue_link(doing.session, doing.actor, doing.now)
    open_ = Button(label=say(doing.language, "button.review"), url=f"{doing.base_url}/review/open/{token}")
    return (Outgoing(text=say(doing.language, "review.link"), buttons=((open_,),)),)


def _call_human(doing: Doing, action: actions.CallHuman) -> Said:
    if doing.person is not None and action.phone:
        doing.person.phone = action.phone
    doing.alerts.human(action.text, action.phone)
    return ()


def _pass_on(doing: Doing, action: actions.PassOn) -> Said:
    doing.alerts.passed_on(action.text)
    return ()


def _raise_alarm(doing: Doing, action: actions.RaiseAlarm) -> Said:
    doing.alerts.danger(action.danger, action.text)
    who = doing.person.id if doing.person else None
    audit.log(doing.session, who, "alarm.raised", "person", who or 0, doing.now, danger=action.danger)
    return ()


def _erase(doing: Doing, _action: actions.Erase) -> Said:
    """The other side of what is off now is told; the person themselves is unknown from here on."""
    person = doing.actor
    for match in erase(doing.session, person, doing.now):
        notices = MatchNotices(doing.session, doing.names, match, doing.now)
        if match.need.requester_id != person.id:
            notices.looking_again()
        notices.off()
    doing.person = None
    return ()


VERBS: Mapping[type[Any], Callable[[Doing, Any], Said]] = {
    actions.Enrol: _enrol,
    actions.SetLanguage: _set_language,
    actions.Redeem: _redeem,
    actions.RecordNeed: confirmed.record_need,
    actions.MoveNeed: confirmed.move_need,
    actions.CancelNeed: confirmed.cancel_need,
    actions.RegisterVolunteer: confirmed.register_volunteer,
    actions.RecordResource: confirmed.record_resource,
    actions.TakeOff: confirmed.take_off,
    actions.AcceptTask: _accept,
    actions.DeclineTask: _decline,
    actions.Approve: _approve,
    actions.Reject: _reject,
    actions.ShowOptions: _show_options,
    actions.Swap: _swap,
    actions.SendReviewLink: _review_link,
    actions.CallHuman: _call_human,
    actions.PassOn: _pass_on,
    actions.RaiseAlarm: _raise_alarm,
    actions.Erase: _erase,
}
