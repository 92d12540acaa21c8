"""Every sentence that a person sees, in Chinese and in English; `say` is the only way to them. Decides nothing."""

from bot.core.messages import Language
from bot.words.catalogue import SENTENCES

LANGUAGES: tuple[Language, Language] = ("zh", "en")


def say(language: Language, key: str, /, **params: object) -> str:
    """The text of `key` with its placeholders filled. Raises KeyError for a key or placeholder that is not there."""
    chinese, english = SENTENCES[key]
    return (english if language == "en" else chinese).format_map(params)


def say_both(key: str, between: str = " / ", /, **params: object) -> str:
    """The text in both languages, Chinese first: for who has not told us theirs."""
    return between.join(say(language, key, **params) for language in LANGUAGES)


def known(key: str) -> bool:
    """Whether there is a text of this key (for codes that come from outside, such as a kind of danger)."""
    return key in SENTENCES
