"""Identifiers in a problem: n12 is the need with the stored id 12, p3 a provider, r5 a resource."""


def problem_id(kind: str, key: int) -> str:
    """The id in a problem of the row `key`; `kind` is n, p or r."""
    return f"{kind}{key}"


def stored_id(identity: str) -> int:
    """The stored id behind an id of a problem."""
    return int(identity[1:])
