"""Becoming known, language, invitations, the link to the review page, erasure."""

from bot.conversation.context import Context, Effect
from bot.core.messages import Button, Outgoing
from bot.dialogue.engine import actions
from bot.words import say
from data.core.events import InvitationRedeemed
from data.housekeeping import erasure
from data.people import invitations, people, sign_in
from data.people.roles import REVIEWERS


def enrol(context: Context, _action: actions.Enrol) -> Effect:
    """From here on the person is known."""
    address = context.address
    events = people.enrol(context.session, address.channel, address.id, context.language, context.now)
    context.person = people.find_person(context.session, address.channel, address.id)
    return Effect(events)


def set_language(context: Context, action: actions.SetLanguage) -> Effect:
    """A stranger's language is remembered by the caller alone."""
    if context.person is not None:
        people.set_language(context.session, context.person, action.language)
    return Effect()


def redeem(context: Context, action: actions.Redeem) -> Effect:
    """The role of a one-time code, and a welcome."""
    events = invitations.redeem(context.session, action.code, context.actor, context.now)
    [redeemed] = [event for event in events if isinstance(event, InvitationRedeemed)]
    area = context.names.place(redeemed.area_id) or say(context.language, "everywhere")
    role = say(context.language, f"role.{redeemed.role}")
    welcome = context.told("redeemed", name=context.actor.name or "", area=area, role=role)
    return Effect(events, welcome + (context.told("redeemed.coordinator") if redeemed.role in REVIEWERS else ()))


def send_review_link(context: Context, _action: actions.SendReviewLink) -> Effect:
    """A one-time link, to this person only."""
    token, events = sign_in.issue_link(context.session, context.actor, context.now)
    open_ = Button(label=say(context.language, "button.review"), url=f"{context.base_url}/review/open/{token}")
    return Effect(events, (Outgoing(text=say(context.language, "review.link"), buttons=((open_,),)),))


def erase(context: Context, _action: actions.Erase) -> Effect:
    """The person is unknown from here on."""
    events = erasure.erase(context.session, context.actor, context.now)
    context.person = None
    return Effect(events)
