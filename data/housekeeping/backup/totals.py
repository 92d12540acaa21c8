"""How many rows a table has and what they say, as two numbers that do not hang on the order of the rows."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_MODULUS = 1 << 256


@dataclass
class Total:
    """The rows of one table: how many, and the sum of their SHA-256 modulo 2^256."""

    many: int = 0
    sum: int = 0

    def add(self, line: bytes) -> None:
        """One more row, as it is written."""
        self.many += 1
        self.sum = (self.sum + int.from_bytes(hashlib.sha256(line).digest(), "big")) % _MODULUS


class Totals:
    """The totals of all tables, by name."""

    def __init__(self) -> None:
        self._of: defaultdict[str, Total] = defaultdict(Total)

    def add(self, table: str, line: bytes) -> None:
        """One more row of a table."""
        self._of[table].add(line)

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(total.many for total in self._of.values())

    def plain(self, names: Iterable[str]) -> Mapping[str, tuple[int, str]]:
        """As values to be written and compared, of the tables of these names, the empty ones too."""
        return {name: (self._of[name].many, f"{self._of[name].sum:064x}") for name in names}
