"""Fallback, the in-process interpreter: for when the Rasa server is down or slow. Wording and a small linear model."""

from datetime import datetime
from pathlib import Path

from platformdirs import user_cache_path

from nlu.assemble import assemble
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.mentions.choosers import Choosers
from nlu.model.classifier import Classifier
from nlu.understanding import Scored, Understanding

_LOADS_EVERYTHING = "元旦假期后头一个工作日"


class Fallback:
    """An Interpreter that needs no server. Building it takes a moment, the first time some seconds."""

    def __init__(self, gazetteer: Gazetteer, cache: Path | None = None) -> None:
        """`cache` is the folder for what was learnt, the user's cache by default; it need not be writable."""
        kept = cache or user_cache_path("liandong")
        self._gazetteer = gazetteer
        self.choosers = Choosers(gazetteer, kept)
        self._classifier = Classifier(kept)
        self._read(_LOADS_EVERYTHING, datetime(2029, 12, 1, 9))  # no dictionary is loaded while a person waits

    async def interpret(self, text: str, at: datetime) -> Understanding:
        """Read `text` as said at `at` (naive local time of Asia/Shanghai). Never raises, takes some milliseconds."""
        return self._read(text, at)

    def categories(self, text: str) -> Scored:
        """What `text` may be about."""
        return self._classifier.beliefs(text).categories

    def _read(self, text: str, at: datetime) -> Understanding:
        intents, categories = self._classifier.beliefs(text)
        return assemble(text, at, intents, categories, self._gazetteer, self.choosers)
