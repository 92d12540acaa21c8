"""Codes in words: categories by the taxonomy, areas by the gazetteer."""

from collections.abc import Iterable

from bot.core.atlas import Atlas, PlaceRecord
from bot.core.messages import Language
from data.reference import Taxonomy


class Names:
    """What codes are called. Built once, shared by all who write to people."""

    def __init__(self, taxonomy: Taxonomy, places: Iterable[PlaceRecord]) -> None:
        self.taxonomy = taxonomy
        self.atlas = Atlas(places)

    def category(self, language: Language, code: str) -> str:
        """A service category; an unknown code is its own name."""
        category = self.taxonomy.categories.get(code)
        return code if category is None else str(getattr(category, language))

    def place(self, code: str | None) -> str:
        """An area's full name below the county; empty where there is none."""
        return self.atlas.name(code) if code else ""
