"""The key of all databases of tests: one, so that a migrated file can be copied."""

import base64

from data.core.sealing.keys import SECRET_BYTES, read_keys

WRITTEN = base64.urlsafe_b64encode(bytes(range(SECRET_BYTES))).decode()
"""As `LIANDONG_KEY` takes it."""

KEYRING = read_keys(WRITTEN)


def cookie_of(token: str) -> str:
    """The chat cookie of a browser with this token of 43 letters, as we would have signed it."""
    return f"{token}.{KEYRING.sign(token, 'chat cookie')}"
