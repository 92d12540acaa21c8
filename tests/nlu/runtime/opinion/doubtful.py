"""A reader who doubts: what it takes a text for, how surely, and what it reads with."""

from datetime import datetime
from typing import Any

from platformdirs import user_cache_path

from data.reference import load_gazetteer, load_taxonomy
from nlu.assemble import assemble
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.interpreter import Senses
from nlu.mentions.choosers import Choosers
from nlu.model.classifier import Beliefs
from nlu.runtime.opinion.answer import Codes
from nlu.understanding import Alarm, Scored, Understanding

AT = datetime(2026, 11, 21, 9)
GAZETTEER = Gazetteer(load_gazetteer())
TAXONOMY = load_taxonomy()
CATEGORIES = {code: category.zh for code, category in TAXONOMY.categories.items()}
CODES = Codes(CATEGORIES, TAXONOMY.beneficiaries)
SILENCE: dict[str, Any] = {"intent": "report_need"}


def hear(text: str) -> Alarm | None:
    """An ear for two words: one of danger, one of doubt."""
    if "着火了" in text:
        return Alarm("fire", 0.9)
    return Alarm("suicide", 0.3, sure=False) if "没意思" in text else None


SENSES = Senses(hear, GAZETTEER, Choosers(GAZETTEER, user_cache_path("liandong")))


class Doubtful:
    """Takes everything for a need, but is not sure of it."""

    senses = SENSES

    async def interpret(self, text: str, at: datetime) -> Understanding:
        return own(text, at)

    def categories(self, text: str) -> Scored:
        return [("medical_escort", 0.6), ("haircut", 0.3)]

    def telling(self, text: str, whole: Beliefs) -> Beliefs:
        return whole


def own(text: str, at: datetime = AT, *, sure: float = 0.5) -> Understanding:
    """Our reading of a text, believed so much."""
    return assemble(text, at, [("report_need", sure), ("offer_help", 0.3)], [("medical_escort", 0.6)], SENSES)
