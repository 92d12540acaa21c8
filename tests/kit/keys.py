"""The key of all databases of tests: one, so that a migrated file can be copied."""

from data.core.keys import SECRET_BYTES, Keyring

KEYRING = Keyring([bytes(range(SECRET_BYTES))])
