"""The JSON of a file, packed or not: whatever is wrong with it is one line that names the place."""

import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matching.model import BadProblem

BYTES_AT_MOST = 256 * 1024 * 1024
"""Twenty times a metropolis of 50,000 providers: a larger file is no problem of ours and would only fill the memory."""

CHUNK = 1024 * 1024


def load_json(path: Path) -> Any:
    """What the file holds; `.gz` is unpacked. Raises BadProblem.

    Stricter than Python: NaN and Infinity are refused, and keys that an object has twice.
    """
    try:
        return _Parser().parse(_bytes(path))
    except (OSError, EOFError, zlib.error) as error:
        raise BadProblem(str(path), f"cannot be read ({getattr(error, 'strerror', None) or error})") from None
    except (ValueError, RecursionError) as error:
        raise BadProblem(str(path), f"no valid JSON ({error})") from None


def _bytes(path: Path) -> bytes:
    """All of the file, measured first: what is too large is never held in memory."""
    _refuse(path, _packed_size(path) if path.suffix == ".gz" else path.stat().st_size)
    opener: Callable[[Path, str], Any] = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        raw: bytes = file.read(BYTES_AT_MOST + 1)
    _refuse(path, len(raw))  # a pipe does not tell its size
    return raw


def _packed_size(path: Path) -> int:
    """How much the file unpacks to, as far as that matters."""
    size = 0
    with gzip.open(path, "rb") as file:
        while size <= BYTES_AT_MOST and (chunk := file.read(CHUNK)):
            size += len(chunk)
    return size


def _refuse(path: Path, size: int) -> None:
    if size > BYTES_AT_MOST:
        raise BadProblem(str(path), f"larger than {BYTES_AT_MOST >> 20} MB")


@dataclass(frozen=True)
class _Slip:
    """Stands in the parsed data where something is wrong; `key` is the place within it."""

    message: str
    key: str = ""


@dataclass
class _Parser:
    """Parses once; only where it met a slip does it go through the data for the slip's place."""

    slips: list[_Slip] = field(default_factory=list)

    def parse(self, raw: bytes) -> Any:
        data = json.loads(raw, object_pairs_hook=self._object, parse_constant=self._constant, parse_int=self._whole)
        for place, slip in _found(data) if self.slips else ():
            raise BadProblem(".".join(filter(None, (place, slip.key))) or "(top)", slip.message)
        return data

    def _slip(self, *said: str) -> _Slip:
        self.slips.append(_Slip(*said))
        return self.slips[-1]

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Slip:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        keys = [key for key, _ in pairs]
        return self._slip("is there twice", next(key for key in keys if keys.count(key) > 1))

    def _constant(self, name: str) -> _Slip:
        return self._slip(f"{name} is no number of JSON")

    def _whole(self, text: str) -> int | _Slip:
        return int(text) if len(text) <= sys.int_info.default_max_str_digits else self._slip("a number without end")


def _found(data: Any, place: str = "") -> Iterator[tuple[str, _Slip]]:
    """Every slip in the data and its place, in order."""
    if isinstance(data, _Slip):
        yield place, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _found(value, f"{place}.{key}" if place else key)
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _found(value, f"{place}[{i}]")
