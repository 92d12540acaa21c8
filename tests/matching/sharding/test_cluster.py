"""Connecting to a cluster, and what is left where none answers."""

import gc

import pytest
from distributed import Client

from matching.sharding.cluster import opened
from matching.sharding.unreachable import Unreachable


def test_a_client_that_came_to_nothing_is_gone_before_another_is_made() -> None:
    """Collected in the midst of making the next, it waited for ever for a lock that was held around it."""
    others = _clients()
    with pytest.raises(Unreachable, match="nonsense"), opened("nonsense://"):
        pass
    assert [client for client in _clients() if client not in others] == []


def _clients() -> list[Client]:
    """Every client in memory; other tests may have left theirs."""
    return [thing for thing in gc.get_objects() if isinstance(thing, Client)]
