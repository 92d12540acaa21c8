"""Transcripts: a talk as it can be read, and what it is checked by.

    # what it shows
    > words that the person types
    > [label of a button]
      what is in the answer · and this, too
    ! what is not in it
    = what of one stored need must be there · and this, too

Whoever speaks for the first time agrees to the question of consent; the first words are answered then. Each `=` line is
another standing need; there is one line for each of them. A blank line between talks; each has people of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TALKS = Path(__file__).parent / "talks"
_AND = " · "


@dataclass
class Said:
    """What the person does, and what the answer must and must not hold."""

    words: str
    heard: list[str] = field(default_factory=list)
    unheard: list[str] = field(default_factory=list)

    @property
    def label(self) -> str | None:
        """The label of the button that is pressed; None where words are typed."""
        return self.words[1:-1] if self.words.startswith("[") and self.words.endswith("]") else None


@dataclass
class Talk:
    """One person's talk; `stored` are the parts of each need that stands in the end."""

    title: str
    said: list[Said] = field(default_factory=list)
    stored: list[list[str]] = field(default_factory=list)

    def __str__(self) -> str:
        return self.title


def talks(folder: str) -> list[Talk]:
    """All talks of a folder's files, in order."""
    return [talk for path in sorted((TALKS / folder).glob("*.txt")) for talk in _read(path.read_text())]


def _read(text: str) -> Iterator[Talk]:
    for block in text.split("\n\n"):
        if block.strip():
            yield _talk(block.strip("\n").splitlines())


def _talk(lines: list[str]) -> Talk:
    talk = Talk(lines[0].removeprefix("# "))
    for line in lines[1:]:
        mark, rest = line[:2], line[2:].strip()
        match mark:
            case "> ":
                talk.said.append(Said(rest))
            case "  ":
                talk.said[-1].heard += rest.split(_AND)
            case "! ":
                talk.said[-1].unheard += rest.split(_AND)
            case "= ":
                talk.stored.append(rest.split(_AND))
            case _:
                raise ValueError(f"no line of a transcript: {line}")
    return talk
