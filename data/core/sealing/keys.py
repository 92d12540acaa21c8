"""The keyring: authenticated encryption of what is personal, with keys that can be changed.

Contents are sealed by AES-256-GCM (NIST SP 800-38D) under a random nonce, so that equal words look different. What has
to be looked up (where somebody is reached) is sealed by AES-SIV (RFC 5297), which gives equal words equal seals: a
blind index that only the key opens. Both keys are derived from one secret by HKDF (RFC 5869). The purpose of a value,
such as `people.name`, is authenticated with it: a seal that is copied to another column does not open there.
"""

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from data.core.errors import KeyUnusable

SECRET_BYTES = 32
_NONCE_BYTES = 12
_ID_BYTES = 4
_PREFIX_LETTERS = _ID_BYTES * 8 // 6
_FILE_MODE = 0o600


@dataclass(frozen=True)
class _Key:
    """One secret, ready to use. `id` is the first bytes of its hash, written before every seal made with it."""

    secret: bytes
    id: bytes = field(init=False)
    gcm: AESGCM = field(init=False, repr=False)
    siv: AESSIV = field(init=False, repr=False)
    mac: bytes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", hashlib.sha256(b"liandong key id" + self.secret).digest()[:_ID_BYTES])
        object.__setattr__(self, "gcm", AESGCM(self.derived(b"contents", 32)))
        object.__setattr__(self, "siv", AESSIV(self.derived(b"look-ups", 64)))
        object.__setattr__(self, "mac", self.derived(b"signatures", 32))

    def derived(self, purpose: bytes, length: int, salt: bytes | None = None) -> bytes:
        """A key of so many bytes for one purpose alone, and for one salt alone."""
        return HKDF(algorithm=SHA256(), length=length, salt=salt, info=b"liandong " + purpose).derive(self.secret)

    def signature(self, text: str, purpose: str) -> str:
        return _written(hmac.digest(self.mac, _bytes(f"{purpose}\0{text}"), hashlib.sha256)).rstrip("=")


class Keyring:
    """Seals with the first key, opens with whichever key sealed. Safe to share between threads."""

    def __init__(self, secrets_: Sequence[bytes]) -> None:
        """Each secret has SECRET_BYTES bytes; the newest comes first. Raises KeyUnusable for none or a wrong length."""
        if not secrets_ or any(len(secret) != SECRET_BYTES for secret in secrets_):
            raise KeyUnusable(f"a key has {SECRET_BYTES} bytes")
        self._keys = [_Key(secret) for secret in secrets_]
        self._by_id = {key.id: key for key in self._keys}

    def seal(self, text: str, purpose: str) -> str:
        """Encrypt; each time to another seal."""
        key, nonce = self._keys[0], os.urandom(_NONCE_BYTES)
        return _written(key.id + nonce + key.gcm.encrypt(nonce, _bytes(text), purpose.encode()))

    def open(self, sealed: str, purpose: str) -> str:
        """Decrypt what `seal` gave for the same purpose. Raises KeyUnusable where no key of ours made it."""
        key, rest = self._read(sealed)
        try:
            return _text(key.gcm.decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], purpose.encode()))
        except (InvalidTag, ValueError) as error:
            raise KeyUnusable(f"{purpose}: sealed for something else, or damaged") from error

    def index(self, text: str, purpose: str) -> str:
        """Encrypt so that the same words give the same seal, to be looked up by."""
        key = self._keys[0]
        return _written(key.id + key.siv.encrypt(_bytes(text), [purpose.encode()]))

    def open_index(self, sealed: str, purpose: str) -> str:
        """Decrypt what `index` gave for the same purpose. Raises KeyUnusable where no key of ours made it."""
        key, rest = self._read(sealed)
        try:
            return _text(key.siv.decrypt(rest, [purpose.encode()]))
        except (InvalidTag, ValueError) as error:
            raise KeyUnusable(f"{purpose}: sealed for something else, or damaged") from error

    def reseal(self, sealed: str, purpose: str) -> str:
        """The same contents under the newest key."""
        return self.seal(self.open(sealed, purpose), purpose)

    def reseal_index(self, sealed: str, purpose: str) -> str:
        """The same look-up under the newest key."""
        return self.index(self.open_index(sealed, purpose), purpose)

    def sign(self, text: str, purpose: str) -> str:
        """A signature (HMAC-SHA256, RFC 2104) that nobody can make without the key; 43 letters of base64url."""
        return self._keys[0].signature(text, purpose)

    def has_signed(self, text: str, signature: str, purpose: str) -> bool:
        """Whether one of our keys made this signature, compared in constant time."""
        shown = signature.encode("utf-8", "surrogatepass")
        return any(hmac.compare_digest(key.signature(text, purpose).encode(), shown) for key in self._keys)

    @property
    def prefix(self) -> str:
        """How every seal of the newest key begins: its id, as far as whole letters of base64 tell it."""
        return _written(self._keys[0].id)[:_PREFIX_LETTERS]

    @property
    def newest_id(self) -> str:
        """The newest key's id, in hex, as a file says by which key it was encrypted."""
        return self._keys[0].id.hex()

    def file_cipher(self, key_id: str, salt: bytes) -> AESGCM:
        """What encrypts one file, whose salt is random, under the key of this id. Raises KeyUnusable."""
        key = next((key for key in self._keys if key.id.hex() == key_id), None)
        if key is None:
            raise KeyUnusable(f"encrypted with another key, whose id is {key_id}")
        return AESGCM(key.derived(b"files", SECRET_BYTES, salt))

    def is_current(self, sealed: str) -> bool:
        """Whether the newest key made this seal; the others want making anew when keys change."""
        return self._read(sealed)[0] is self._keys[0]

    def _read(self, sealed: str) -> tuple[_Key, bytes]:
        try:
            raw = base64.urlsafe_b64decode(sealed)
            return self._by_id[raw[:_ID_BYTES]], raw[_ID_BYTES:]
        except (ValueError, KeyError) as error:
            raise KeyUnusable("what is stored was sealed with another key") from error


def new_secret() -> str:
    """A fresh key as it is written in a setting or a file."""
    return base64.urlsafe_b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def read_keys(written: str) -> Keyring:
    """The keyring of keys as `new_secret` writes them, the newest first, separated by commas or line ends.

    Raises KeyUnusable where one of them is none.
    """
    try:
        return Keyring([base64.urlsafe_b64decode(part) for part in written.replace(",", " ").split()])
    except ValueError as error:
        raise KeyUnusable("a key is 44 letters and digits") from error


def keys_in(path: Path) -> Keyring:
    """The keyring in a file that only its owner may read; the first time the file is made with a new key.

    Raises KeyUnusable where it cannot be read or made, or others may read it.
    """
    try:
        _make(path)
        if path.stat().st_mode & 0o077:
            raise KeyUnusable(f"{path}: others may read it; chmod 600 it")
        return read_keys(path.read_text(encoding="ascii"))
    except (OSError, UnicodeDecodeError) as error:
        raise KeyUnusable(f"{path}: {getattr(error, 'strerror', None) or 'cannot be read'}") from error


def _make(path: Path) -> None:
    """Write a new key, unless there is one: of several processes that start at once, the first one's stays."""
    if path.exists():
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    part.touch(mode=_FILE_MODE)
    part.write_text(new_secret() + "\n", encoding="ascii")
    try:
        os.link(part, path)
    except FileExistsError:
        pass
    finally:
        part.unlink()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogatepass")


def _written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()
