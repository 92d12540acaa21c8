"""Intents, a closed set of codes: what a message is for, and what of it holds for the whole product (its traits).

An intent is one line here. Whatever depends on intents in general asks for a trait or a named set, never for a list
of codes. The codes of the parse contract are all here, in its order, and a test holds the two together.
"""

from enum import Flag, StrEnum, auto
from typing import Self


class Trait(Flag):
    """What may be true of an intent."""

    NONE = 0
    NEED = auto()
    """asks for help: it may press, and who names nobody else is helped"""
    OFFER = auto()
    """offers time, skills, things, rooms or money: its times recur unless a date is said"""
    REPLY = auto()
    """answers about a visit that stands: the time said tells which one is meant"""
    TIMELESS = auto()
    """names no time that helps: what it speaks of is past, or nothing"""
    TOPICAL = auto()
    """cannot do without a category: the likeliest one is taken even when it is doubtful"""
    TOPICLESS = auto()
    """is about no category"""
    COUNTED = auto()
    """may say how much of something: goods, vehicles, money"""
    FOR_SOMEBODY = auto()
    """may say whom the help is for"""
    CONSENT = auto()
    """says yes to something"""
    REFUSAL = auto()
    """says no to something"""


class Intent(StrEnum):
    """What a message is for. Equal to its code, so that it reads and writes as text."""

    traits: Trait

    def __new__(cls, code: str, traits: Trait = Trait.NONE) -> Self:
        """An intent with its `code` in the taxonomy and what is true of it."""
        intent = str.__new__(cls, code)
        intent._value_ = code
        intent.traits = traits
        return intent

    REPORT_NEED = "report_need", Trait.NEED | Trait.TOPICAL | Trait.COUNTED | Trait.FOR_SOMEBODY
    OFFER_HELP = "offer_help", Trait.OFFER | Trait.TOPICAL | Trait.COUNTED | Trait.FOR_SOMEBODY
    OFFER_RESOURCE = "offer_resource", Trait.OFFER | Trait.TOPICAL | Trait.COUNTED | Trait.FOR_SOMEBODY
    CHANGE_TIME = "change_time", Trait.COUNTED
    CANCEL = "cancel", Trait.REPLY
    ASK_STATUS = "ask_status", Trait.REPLY
    ACCEPT_TASK = "accept_task", Trait.REPLY | Trait.CONSENT
    DECLINE_TASK = "decline_task", Trait.REPLY | Trait.REFUSAL
    CHECK_IN = "check_in", Trait.REPLY
    COMPLETE_TASK = "complete_task", Trait.TIMELESS | Trait.FOR_SOMEBODY
    FEEDBACK = "feedback", Trait.TIMELESS
    EMERGENCY = "emergency", Trait.TIMELESS | Trait.FOR_SOMEBODY
    ASK_HUMAN = "ask_human", Trait.TOPICLESS
    DELETE_DATA = "delete_data", Trait.TIMELESS | Trait.TOPICLESS
    GREET = "greet", Trait.TIMELESS | Trait.TOPICLESS
    AFFIRM = "affirm", Trait.REPLY | Trait.TOPICLESS | Trait.CONSENT
    DENY = "deny", Trait.REPLY | Trait.TOPICLESS | Trait.REFUSAL
    HELP = "help", Trait.TIMELESS | Trait.TOPICLESS
    OTHER = "other", Trait.TIMELESS | Trait.TOPICLESS


def having(trait: Trait) -> frozenset[Intent]:
    """The intents of which `trait` is true."""
    return frozenset(intent for intent in Intent if trait in intent.traits)


NEEDS = having(Trait.NEED)
OFFERS = having(Trait.OFFER)
REPLIES = having(Trait.REPLY)
TIMELESS = having(Trait.TIMELESS)
TOPICAL = having(Trait.TOPICAL)
TOPICLESS = having(Trait.TOPICLESS)
COUNTED = having(Trait.COUNTED)
FOR_SOMEBODY = having(Trait.FOR_SOMEBODY)
CONSENTS = having(Trait.CONSENT)
REFUSALS = having(Trait.REFUSAL)
