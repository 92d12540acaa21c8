"""The file of a backup: a head that anybody can read, then its contents, compressed and encrypted in chunks.

The chunks follow STREAM (Hoang, Reyhanitabar, Rogaway, Vizár 2015): a key of the file's own, a nonce that counts the
chunks and marks the last, the head authenticated with each. So a chunk that is changed, missing, doubled or moved, and
a file that ends early, are told from a whole one.
"""

import base64
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from data.core.errors import BackupUnusable
from data.core.sealing.keys import Keyring

MAGIC = b"liandong backup 1\n"
CHUNK_BYTES = 1 << 20
_TAG_BYTES = 16
_SALT_BYTES = 32
_LENGTH_BYTES, _COUNTER_BYTES = 4, 11
_LONGEST_HEAD_BYTES = 1_000


@dataclass(frozen=True)
class Head:
    """What a backup says of itself: the schema's revision, when it was made (ISO 8601), by which key and salt."""

    revision: str
    made_at: str
    key: str
    salt: str

    @property
    def moment(self) -> datetime:
        """When it was made."""
        return datetime.fromisoformat(self.made_at)

    def line(self) -> bytes:
        """As it is written, and authenticated."""
        return json.dumps(asdict(self), sort_keys=True).encode() + b"\n"


def new_head(keyring: Keyring, revision: str, now: datetime) -> Head:
    """The head of a backup that is made now with the newest key."""
    salt = base64.b64encode(os.urandom(_SALT_BYTES)).decode()
    return Head(revision, now.isoformat(), keyring.newest_id, salt)


def read_head(file: BinaryIO) -> Head:
    """The head; the file stands before the first chunk then. Raises BackupUnusable where this is no backup of ours."""
    if file.read(len(MAGIC)) != MAGIC:
        raise BackupUnusable("not_one")
    try:
        head = Head(**json.loads(file.readline(_LONGEST_HEAD_BYTES)))
        _salt(head), head.moment
    except (ValueError, TypeError, AttributeError) as error:
        raise BackupUnusable("damaged") from error
    return head


def write_contents(file: BinaryIO, head: Head, lines: Iterable[bytes], keyring: Keyring) -> None:
    """Write the head and the lines, which end with a newline each. Raises KeyUnusable."""
    file.write(MAGIC + head.line())
    cipher = keyring.file_cipher(head.key, _salt(head))
    pieces = _pieces(_compressed(lines))
    for nonce, piece in _numbered(pieces):
        sealed = cipher.encrypt(nonce, piece, MAGIC + head.line())
        file.write(len(sealed).to_bytes(_LENGTH_BYTES, "big") + sealed)


def read_contents(file: BinaryIO, head: Head, keyring: Keyring) -> Iterator[bytes]:
    """The lines, of a file that stands behind its head. Raises KeyUnusable, BackupUnusable where it is not whole."""
    cipher = keyring.file_cipher(head.key, _salt(head))
    unzip, rest = zlib.decompressobj(), b""
    try:
        for nonce, sealed in _numbered(_sealed(file)):
            rest += unzip.decompress(_opened(cipher, nonce, sealed, head))
            *lines, rest = rest.split(b"\n")
            yield from lines
    except zlib.error as error:
        raise BackupUnusable("damaged") from error
    if rest or not unzip.eof:
        raise BackupUnusable("damaged")


def _opened(cipher: AESGCM, nonce: bytes, sealed: bytes, head: Head) -> bytes:
    try:
        return cipher.decrypt(nonce, sealed, MAGIC + head.line())
    except InvalidTag as error:
        raise BackupUnusable("damaged") from error


def _salt(head: Head) -> bytes:
    return base64.b64decode(head.salt, validate=True)


def _compressed(lines: Iterable[bytes]) -> Iterator[bytes]:
    zipped = zlib.compressobj()
    for line in lines:
        yield zipped.compress(line)
    yield zipped.flush()


def _pieces(stream: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of CHUNK_BYTES; the last may be shorter, or empty."""
    waiting = bytearray()
    for part in stream:
        waiting += part
        while len(waiting) > CHUNK_BYTES:
            yield bytes(waiting[:CHUNK_BYTES])
            del waiting[:CHUNK_BYTES]
    yield bytes(waiting)


def _numbered(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bytes]]:
    """Each piece with its nonce: its number, and whether it is the last."""
    count, before = 0, None
    for piece in pieces:
        if before is not None:
            yield count.to_bytes(_COUNTER_BYTES, "big") + b"\0", before
            count += 1
        before = piece
    if before is not None:
        yield count.to_bytes(_COUNTER_BYTES, "big") + b"\1", before


def _sealed(file: BinaryIO) -> Iterator[bytes]:
    """The chunks as they lie there. Raises BackupUnusable where one is not whole, or there is none."""
    found = False
    while length := file.read(_LENGTH_BYTES):
        size = int.from_bytes(length, "big")
        sealed = file.read(size) if size <= CHUNK_BYTES + _TAG_BYTES else b""
        if len(length) < _LENGTH_BYTES or len(sealed) != size:
            raise BackupUnusable("damaged")
        found = True
        yield sealed
    if not found:
        raise BackupUnusable("damaged")
