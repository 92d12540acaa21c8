"""A stretch of a text: where something stands in what was written."""

from typing import NamedTuple


class Stretch(NamedTuple):
    """The characters [start, end) of a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """What stands there in `text`."""
        return text[self.start : self.end]

    def blanked(self, text: str) -> str:
        """`text` with blanks there, as long as before."""
        return text[: self.start] + " " * (self.end - self.start) + text[self.end :]
