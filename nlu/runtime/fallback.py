"""Fallback, the in-process interpreter: for when the Rasa server is down or slow. Small linear models."""

import asyncio
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from platformdirs import user_cache_path

from nlu.assemble import assemble
from nlu.danger.detection import danger
from nlu.danger.ear import Ear
from nlu.danger.sentences import heard_in
from nlu.grammar.places.gazetteer import Gazetteer
from nlu.grammar.script import READ_CHARACTERS, focus, normalise
from nlu.grammar.sentences import sentences
from nlu.intents import Intent
from nlu.interpreter import Senses
from nlu.mentions.choosers import Choosers
from nlu.model.classifier import Beliefs, Classifier
from nlu.model.frames import FRAMES
from nlu.model.telling import is_long, most_telling
from nlu.understanding import Alarm, Scored, Understanding

LONG_CHARACTERS = 500
_LAST = 8
"""Messages whose beliefs are kept: one message is asked about several times while it is read."""

_LOADS_EVERYTHING = "元旦假期后头一个工作日"


class Fallback:
    """An Interpreter that needs no server. Building it takes a moment, the first time some seconds."""

    def __init__(self, gazetteer: Gazetteer, cache: Path | None = None, folder: Path = FRAMES) -> None:
        """`cache` is the folder for what was learnt, the user's cache by default; it need not be writable.

        Whole frames are learnt from `folder`.
        """
        kept = cache or user_cache_path("liandong")
        self._classifier = Classifier(kept, folder)
        self._beliefs = lru_cache(maxsize=_LAST)(self._classifier.beliefs)
        self._ear = Ear(kept)
        self.senses = Senses(self.alarm, gazetteer, Choosers(gazetteer, kept, folder))
        self._read(_LOADS_EVERYTHING, datetime(2029, 12, 1, 9))  # no dictionary is loaded while a person waits

    async def interpret(self, text: str, at: datetime) -> Understanding:
        """Read `text` as said at `at` (naive local time of Asia/Shanghai). Never raises, takes some milliseconds.

        A long text takes longer, and is read in a thread: nobody else waits for it.
        """
        if len(text) > LONG_CHARACTERS:
            return await asyncio.to_thread(self._read, text, at)
        return self._read(text, at)

    def categories(self, text: str) -> Scored:
        """What `text` may be about."""
        return self._beliefs(normalise(text)).categories

    def alarm(self, text: str) -> Alarm | None:
        """The danger that a normalised `text` tells of, as a whole or in one of its sentences."""
        alarm = self._ear.hear(text, self.likely(text))
        if (alarm and alarm.sure) or not is_long(text):
            return alarm
        heard = text if len(text) > READ_CHARACTERS and danger(text) else focus(text)
        return heard_in(self._ear, sentences(heard), self._likely_alone) or alarm

    def likely(self, text: str) -> float:
        """The probability, among all intents, that a normalised `text` is for an emergency."""
        return _likely(self._beliefs(text))

    def _likely_alone(self, sentence: str) -> float:
        return _likely(self._classifier.beliefs(sentence))

    def telling(self, text: str, whole: Beliefs) -> Beliefs:
        """What is believed of `text`, given what somebody believes of the `whole`; of a long one, by its sentences."""
        plain = normalise(text)
        return most_telling(whole, map(self._classifier.beliefs, sentences(focus(plain)))) if is_long(plain) else whole

    def _read(self, text: str, at: datetime) -> Understanding:
        intents, categories = self.telling(text, self._beliefs(normalise(text)))
        return assemble(text, at, intents, categories, self.senses)


def _likely(beliefs: Beliefs) -> float:
    return dict(beliefs.intents)[Intent.EMERGENCY]
