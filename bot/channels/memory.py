"""What is said without the database: the advice and the numbers to whoever writes of danger. Nothing is stored here."""

import re
from functools import lru_cache
from typing import Any

from sqlalchemy.exc import DataError, IntegrityError, ProgrammingError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError

from bot.core.messages import Language
from bot.core.numbers import Numbers
from bot.words import known, say
from data.core.errors import DatabaseBusy
from nlu.danger.detection import danger
from nlu.grammar.script import normalise

_EACH_END_CHARACTERS = 300
"""Read of a long message: all this has to be quick, whoever sends how much."""

_NOT_AWAY = (DataError, IntegrityError, ProgrammingError, StaleDataError)
"""Of the database's errors those that it answers with when it is well."""

_HAN = re.compile(r"[\u3400-\u9fff]")


def advice(text: str, language: Language | None = None) -> str | None:
    """What to do now and whom to call, in the writer's language; None where the words tell of no danger."""
    kind = danger_in(text)
    if kind is None:
        return None
    key = f"danger.{kind}" if known(f"danger.{kind}") else "danger.emergency"
    return say(language_of(text, language), key, **vars(Numbers()))


def danger_in(text: str) -> str | None:
    """The kind of danger that the words tell of, by rule; of a long text its beginning and its end are read."""
    return _danger(_ends(text))


@lru_cache(maxsize=64)
def _danger(text: str) -> str | None:
    """Remembered for a while: several doors ask it of one message, and a flood says the same again and again."""
    return danger(normalise(text))


def language_of(text: str, before: Language | None = None) -> Language:
    """The language to answer in, with nothing known of the person but this and how their client is set."""
    return "zh" if _HAN.search(text) else before or "en"


def said(key: str, language: Language, **params: Any) -> str:
    """A sentence with the numbers in it."""
    return say(language, key, **vars(Numbers()), **params)


def is_away(error: BaseException | None) -> bool:
    """Whether this is the database's doing: locked, full or gone. What is wrong with the message or with us is not."""
    return isinstance(error, DatabaseBusy | SQLAlchemyError | OSError) and not isinstance(error, _NOT_AWAY)


def _ends(text: str) -> str:
    whole = len(text) <= 2 * _EACH_END_CHARACTERS
    return text if whole else f"{text[:_EACH_END_CHARACTERS]}\n{text[-_EACH_END_CHARACTERS:]}"
