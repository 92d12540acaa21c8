"""Looks for what somebody said in raw bytes: spelled in whatever way, and inside seals that the key opens."""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from data.core.errors import KeyUnusable
from data.core.sealing.columns import SEALED, SealedIndex
from data.core.sealing.keys import Keyring
from data.models import Base

_SEAL_LETTERS = rb"[A-Za-z0-9_=-]"
_TRIED_LENGTHS = 24
"""A value of the next column may follow a seal without a gap; so many groups of four letters are tried less."""


def spellings(word: str) -> set[bytes]:
    """The word in the encodings and escapes in which a program may write it down."""
    plain = {word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be"), word.encode("gb18030")}
    escaped = {json.dumps(word)[1:-1], word.encode("unicode_escape").decode(), quote(word), repr(word.encode())[2:-1]}
    inside = {spelled for raw in plain for spelled in _inside_base64(raw)} | {raw.hex().encode() for raw in plain}
    return plain | {each.encode() for each in escaped} | inside


def _inside_base64(raw: bytes) -> Iterator[bytes]:
    """As it stands in a longer text that was encoded, wherever it begins there: without the letters it shares."""
    for before in range(3):
        coded = base64.b64encode(b"\0" * before + raw)
        certain = coded[-(-before * 8 // 6) : (before + len(raw)) * 8 // 6]
        yield from (certain, certain.translate(bytes.maketrans(b"+/", b"-_")))


def found_in(raw: bytes, words: Iterable[str]) -> set[str]:
    """Those of the words that stand in the bytes, spelled in whatever way."""
    return {word for word in words if any(spelled in raw for spelled in spellings(word))}


def sealed_in(raw: bytes, words: Iterable[str], keyring: Keyring) -> set[str]:
    """Those of the words that whoever has the key could still read in the seals among these bytes."""
    inside = "\n".join(_opened(raw, keyring))
    return {word for word in words if word in inside or json.dumps(word)[1:-1] in inside}


def bytes_under(folder: Path) -> dict[str, bytes]:
    """Every file of a folder and those below it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _opened(raw: bytes, keyring: Keyring) -> Iterator[str]:
    begin = re.escape(keyring.prefix.encode())
    for seal in re.finditer(begin + rb"(?:(?!" + begin + rb")" + _SEAL_LETTERS + rb")+", raw):
        yield from _one_opened(seal.group().decode(), keyring)


def _one_opened(run: str, keyring: Keyring) -> Iterator[str]:
    longest = len(run) // 4 * 4
    for length in range(longest, max(longest - 4 * _TRIED_LENGTHS, 0), -4):
        for purpose, looked_up in _PURPOSES:
            try:
                yield (keyring.open_index if looked_up else keyring.open)(run[:length], purpose)
            except KeyUnusable:
                continue
            return


_PURPOSES = sorted(
    {
        (column.type.purpose, isinstance(column.type, SealedIndex))
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, SEALED)
    }
)
