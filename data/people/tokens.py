"""Secrets that are shown once: only their SHA-256 is stored. They are long and random, so no salt is needed."""

import hashlib
import secrets

_READABLE = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # no 0 O 1 I: codes are read out on the telephone
CODE_LENGTH = 16


def new_token() -> str:
    """A secret for a link or a cookie, 192 bits, safe in a URL."""
    return secrets.token_urlsafe(24)


def new_code() -> str:
    """A secret that can be read out and typed, 80 bits; also fits Telegram's /start links."""
    return "".join(secrets.choice(_READABLE) for _ in range(CODE_LENGTH))


def digest(secret: str) -> str:
    """What is stored in place of the secret: 64 hex digits."""
    return hashlib.sha256(secret.strip().encode()).hexdigest()
