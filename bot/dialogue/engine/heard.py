"""One message as the dialogue sees it: its kind, the words, the button, and what the words mean."""

import re
from dataclasses import dataclass

from bot.core.messages import Kind
from bot.dialogue.engine.pressed import Pressed
from nlu.grammar.script import normalise
from nlu.intents import Intent
from nlu.understanding import Understanding

_LETTERS = re.compile(r"[^\W_]")


def as_whole(text: str) -> str:
    """Words as a whole answer: look-alikes folded, simplified, in lower case, without end marks."""
    return normalise(text).strip(" 。.!?~")


@dataclass(frozen=True)
class Heard:
    """A message after the interpreter. `place` is the area nearest to a `location` (lon, lat) that was sent.

    `button` is None too where a button was pressed that is none of ours. `photo` is the channel's own id of a picture.
    `instead` is what stands of words that take some back, heard alone: it `corrects` what was said before.
    `parts` are those of a message that may tell of several matters, each heard alone.
    """

    kind: Kind = Kind.TEXT
    text: str = ""
    command: str | None = None
    button: Pressed | None = None
    place: str | None = None
    meaning: Understanding | None = None
    location: tuple[float, float] | None = None
    photo: str | None = None
    instead: "Heard | None" = None
    corrects: bool = False
    parts: tuple["Heard", ...] = ()

    @property
    def intent(self) -> Intent | None:
        """What the person wants, where there were words to read."""
        return self.meaning.intent if self.meaning else None

    @property
    def danger(self) -> str | None:
        """The kind of danger that the words tell of; "emergency" where only the intent says so."""
        if self.meaning is None:
            return None
        return self.meaning.danger or ("emergency" if self.meaning.intent is Intent.EMERGENCY else None)

    @property
    def whole(self) -> str:
        """The words as a whole answer: look-alikes folded, simplified, in lower case, without end marks."""
        return as_whole(self.text)

    def has_words(self) -> bool:
        """Whether there is a letter, a digit or a Chinese character in it at all."""
        return bool(_LETTERS.search(self.text))
