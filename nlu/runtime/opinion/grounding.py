"""Grounding: of an answer only what the text mentions counts; what it leaves out, or makes up, changes nothing."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from nlu.grammar.times.read import within_today
from nlu.intents import COUNTED, FOR_SOMEBODY, NEEDS, OFFERS, TIMELESS
from nlu.mentions.lessons import same_rule, same_window
from nlu.runtime.opinion.answer import Answer
from nlu.runtime.opinion.mentions import Mentions
from nlu.understanding import Rule, Understanding, Urgency, Window, contract_rule, contract_window

T = TypeVar("T")


def grounded(answer: Answer, own: Understanding, mentioned: Mentions, at: datetime) -> Understanding:
    """Our `own` understanding of a message said at `at`, with those values of the answer that the text mentions.

    What is taken is the mention's value, not the answer's: 上午 is 08:00 to 12:00, whatever hours the answer gives it.
    """
    chosen: dict[str, Any] = {"place": answer.place if answer.place in mentioned.places else None}
    if own.intent in NEEDS or own.intent in OFFERS:
        chosen["people"] = answer.people if answer.people in mentioned.people else None
        chosen["minutes"] = answer.minutes if answer.minutes in mentioned.minutes else None
    if own.intent in COUNTED:
        chosen["quantity"] = _amount(answer, mentioned)
    if own.intent in FOR_SOMEBODY:
        chosen["beneficiary"] = tuple(code for code in mentioned.beneficiary if code in answer.beneficiary)
    taken = own.model_copy(update={name: value for name, value in chosen.items() if value})
    return taken if own.intent in TIMELESS else _at_its_times(taken, answer, mentioned, at)


def _amount(answer: Answer, mentioned: Mentions) -> object:
    said = answer.quantity
    return next((each for each in mentioned.amounts if said and (each.n, each.unit) == (said.n, said.unit)), None)


def _at_its_times(own: Understanding, answer: Answer, mentioned: Mentions, at: datetime) -> Understanding:
    """With the times that the answer means, where the text mentions one of them: then those are all."""
    when = _chosen([each.contract() for each in answer.when], (*own.when, *mentioned.windows), _is_window)
    recurring = _chosen([each.contract() for each in answer.recurring], (*own.recurring, *mentioned.rules), _is_rule)
    if not (when or recurring) or (when, recurring) == (own.when, own.recurring):
        return own
    presses = mentioned.is_pressing or within_today(when, recurring, at)
    urgency: Urgency = "urgent" if own.intent in NEEDS and presses else "normal"
    return own.model_copy(update={"when": when, "recurring": recurring, "other_when": (), "urgency": urgency})


def _chosen(
    said: Sequence[dict[str, Any]], mentioned: Sequence[T], is_same: Callable[[dict[str, Any], T], bool]
) -> tuple[T, ...]:
    """Of what is mentioned what was said, each once, in the order in which it was said."""
    found = (next((each for each in mentioned if is_same(one, each)), None) for one in said)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _is_window(said: dict[str, Any], window: Window) -> bool:
    return same_window(said, contract_window(window))


def _is_rule(said: dict[str, Any], rule: Rule) -> bool:
    return same_rule(said, contract_rule(rule))
