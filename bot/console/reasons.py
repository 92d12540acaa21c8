"""Why nobody was found for a need, in sentences."""

from collections.abc import Iterable

from bot.console.texts import text
from bot.messages import Language
from data.models import NeedReason
from data.reference import Taxonomy


def in_words(reasons: Iterable[NeedReason], taxonomy: Taxonomy, language: Language) -> tuple[str, ...]:
    """One sentence for each role that stayed empty; none where the need was not yet planned for."""
    return tuple(_sentence(reason, taxonomy, language) for reason in reasons)


def _sentence(reason: NeedReason, taxonomy: Taxonomy, language: Language) -> str:
    sentence = text(language, f"reason.{reason.code}")
    if near := reason.detail.get("near"):
        sentence = text(language, "reason.near", sentence=sentence, near=near)
    category = taxonomy.categories.get(reason.role or "")
    if category is None:
        return sentence
    return text(language, "reason.role", role=category.en if language == "en" else category.zh, sentence=sentence)
