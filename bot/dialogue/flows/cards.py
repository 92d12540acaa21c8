"""A proposal as a coordinator reads it in the chat, with three buttons; and what else could be done, with one each."""

from collections.abc import Sequence

from bot.core.messages import Button, Language, Outgoing
from bot.dialogue.engine.buttons import Approve, Leave, Reject, Swap, Take, labelled
from bot.dialogue.engine.views import GoodsView, OptionView, PersonView, ProposalView
from bot.words import known, say


def proposal_card(language: Language, view: ProposalView) -> Outgoing:
    """One proposal with approve, reject and swap."""
    lines = [say(language, "card.head", what=view.summary, when=view.when), *_for_whom(language, view)]
    lines += [_person(language, person) for person in view.people]
    lines += [_goods(language, goods) for goods in view.goods]
    lines += [say(language, "card.why", why=why) for why in view.why]
    lines += [view.moved] if view.moved else []
    return Outgoing(text="\n".join(lines), buttons=_decisions(language, view))


def options_card(language: Language, match_id: int, version: int, options: Sequence[OptionView]) -> Outgoing:
    """The other ways, with what each costs; one button to take each, and one to leave it."""
    lines = [_option(language, n, option) for n, option in enumerate(options, start=1)]
    take = [
        labelled(say(language, "option.take", who=option.who), Take(match_id, version, option.code))
        for option in options
    ]
    leave = labelled(say(language, "button.keep"), Leave(match_id, version))
    return Outgoing(
        text=say(language, "option.which", options="\n".join(lines)), buttons=tuple((one,) for one in (*take, leave))
    )


def _option(language: Language, number: int, option: OptionView) -> str:
    costs = say(language, "option.stop").join(option.costs)
    return say(language, "option.line", n=number, who=option.who, when=option.when, costs=costs)


def _for_whom(language: Language, view: ProposalView) -> list[str]:
    whom = [say(language, f"for.{code}") for code in view.beneficiary if known(f"for.{code}")]
    urgent = [say(language, "card.urgent")] if view.urgency != "normal" else []
    asked = [say(language, "card.asked_by", name=view.requester)] if view.requester else []
    for_ = [say(language, "card.for", whom=say(language, "list.and").join(whom))] if whom else []
    return urgent + for_ + asked + list(view.told)


def _person(language: Language, person: PersonView) -> str:
    return say(language, "card.person", name=person.name, society=say(language, f"society.{person.kind}"))


def _goods(language: Language, goods: GoodsView) -> str:
    amount = f"{goods.quantity:g} {goods.unit}".strip()
    return say(language, "card.goods", name=goods.name, amount=amount, owner=goods.owner)


def _decisions(language: Language, view: ProposalView) -> tuple[tuple[Button, ...], ...]:
    verbs = (("approve", Approve), ("swap", Swap), ("reject", Reject))
    return tuple(
        (labelled(say(language, f"button.{verb}"), decision(view.match_id, view.version)),) for verb, decision in verbs
    )
