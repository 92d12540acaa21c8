"""Sentences of a normalised text, for what has to be looked at one by one."""

import re

SENTENCE_CHARACTERS = 60
"""A longer one, as a recogniser writes them, is cut where there is a pause, or anywhere."""

SHORT_CHARACTERS = 20
"""Those that together are no longer than this are taken for one: 喂。在吗？ tells nothing alone."""

LETTERS_A_CHARACTER = 3
"""English takes about so many letters for what Chinese says with one character."""

_END = re.compile(r"(?<=[。;!?\n])|(?<=\. )")
_PAUSE = re.compile(r"[,、 ]")
_SHORTEST_CUT_CHARACTERS = 10


def sentences(text: str) -> list[str]:
    """The sentences of a normalised text in order; together they are the text.

    None is longer than `SENTENCE_CHARACTERS`, and two neighbours together are longer than `SHORT_CHARACTERS`; of a text
    in letters three times as many.
    """
    letters = LETTERS_A_CHARACTER if text.isascii() else 1
    parts: list[str] = []
    for part in (part for sentence in _END.split(text) for part in _cut(sentence, SENTENCE_CHARACTERS * letters)):
        if parts and len(parts[-1]) + len(part) <= SHORT_CHARACTERS * letters:
            parts[-1] += part
        elif part:
            parts.append(part)
    return parts


def size(text: str) -> int:
    """How much a normalised text says, in Chinese characters: of a text in letters a third of them."""
    return len(text) // LETTERS_A_CHARACTER if text.isascii() else len(text)


def _cut(sentence: str, longest: int) -> list[str]:
    parts = []
    while len(sentence) > longest:
        pauses = [found.end() for found in _PAUSE.finditer(sentence, _SHORTEST_CUT_CHARACTERS, longest)]
        at = pauses[-1] if pauses else longest
        parts.append(sentence[:at])
        sentence = sentence[at:]
    return [*parts, sentence]
