"""A coordinator's decisions in the chat, and what they are shown of them."""

from bot.conversation.context import Context, Effect
from bot.desk.decisions import swapped
from bot.dialogue.engine import actions
from bot.dialogue.flows.cards import options_card, proposal_card
from bot.notices.visits import unreached
from bot.views.alternatives import OptionPresenter
from bot.views.proposals import ProposalPresenter
from bot.words import say
from data.core.events import ProposalSwapped
from data.planning import decisions
from data.visits.visits import get_match


def approve(context: Context, action: actions.Approve) -> Effect:
    """Approved; the coordinator hears whom no message reaches, to call them."""
    session = context.session
    events = decisions.approve(session, action.match_id, action.version, context.actor, context.now)
    names = unreached(session, get_match(session, action.match_id))
    if not names:
        return Effect(events)
    return Effect(events, context.told("review.unreached", names=say(context.language, "list.and").join(names)))


def reject(context: Context, action: actions.Reject) -> Effect:
    """Rejected."""
    version, reason = action.version, action.reason
    return Effect(decisions.reject(context.session, action.match_id, version, context.actor, reason, context.now))


def show_options(context: Context, action: actions.ShowOptions) -> Effect:
    """How else it could be done."""
    if context.options is None or not context.options.found:
        return Effect(said=context.told("review.no_other"))
    views = OptionPresenter(context.session, context.language, context.now).views(context.options)
    return Effect(said=(options_card(context.language, action.match_id, action.version, views),))


def swap(context: Context, action: actions.Swap) -> Effect:
    """Another way in its place, with its card."""
    session, now = context.session, context.now
    events = swapped(session, action.match_id, action.version, context.options, action.option, context.actor, now)
    new = next((event.new_id for event in events if isinstance(event, ProposalSwapped)), None)
    if new is None:
        return Effect(said=context.told("option.gone"))
    reader = ProposalPresenter(session, context.actor, context.language, context.names, now)
    card = proposal_card(context.language, reader.view(get_match(session, new)))
    return Effect(events, (*context.told("review.swapped"), card))
