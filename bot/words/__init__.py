"""Every sentence that a person sees, in Chinese and in English. `say` is the only way to them."""

from collections.abc import Mapping

from bot.core.messages import Language
from bot.words import en, zh

TEXTS: Mapping[Language, Mapping[str, str]] = {"zh": zh.TEXTS, "en": en.TEXTS}


def say(language: Language, key: str, **params: object) -> str:
    """The text of `key` with its placeholders filled. Raises KeyError for a key or placeholder that is not there."""
    return TEXTS[language][key].format_map(params)


def known(key: str) -> bool:
    """Whether there is a text of this key (for codes that come from outside, such as a kind of danger)."""
    return key in zh.TEXTS
