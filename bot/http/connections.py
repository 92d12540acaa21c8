"""Who may be connected: so many in all and from one address, the oldest that says nothing giving way to a new one."""

import resource
from collections.abc import Iterable, Sequence
from ipaddress import ip_address, ip_network
from typing import Generic, Protocol, TypeVar

MOST_OF_ONE_ADDRESS = 400
"""Or half of all, where that is less. Fewer would be turned over too fast: who asks something must have said it."""
SPARED_FILES = 320
"""Open files that are for the database, for Telegram, and for what is just being accepted."""
LEAST = 64


class Connection(Protocol):
    """An open connection."""

    @property
    def address(self) -> str:
        """The peer's address, without its port."""
        ...

    @property
    def is_waiting(self) -> bool:
        """Whether nothing is being answered: half a request, or none."""
        ...

    def close(self) -> None:
        """End it at once."""
        ...


C = TypeVar("C", bound=Connection)


def most_connections() -> int:
    """As many as this process may have files open (`ulimit -n`), without those that are spared."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(LEAST, soft - SPARED_FILES)


class Room(Generic[C]):
    """The connections of one server. Addresses of `proxies` (CIDR) stand for many people and are not capped."""

    def __init__(self, most: int, most_of_one: int = MOST_OF_ONE_ADDRESS, proxies: Sequence[str] = ()) -> None:
        self._most, self._most_of_one = most, min(most_of_one, max(1, most // 2))
        self._proxies = [ip_network(each) for each in proxies]
        self._by_address: dict[str, dict[C, None]] = {}
        self._count = 0

    def enter(self, one: C) -> bool:
        """Whether there is a place, be it that of the oldest connection that waits."""
        of_it = self._by_address.get(one.address, {})
        if len(of_it) >= self._most_of_one and not self._is_proxy(one.address) and not self._close_one(of_it):
            return False
        if self._count >= self._most and not any(map(self._close_one, self._fullest_first())):
            return False
        self._by_address.setdefault(one.address, {})[one] = None
        self._count += 1
        return True

    def leave(self, one: C) -> None:
        """The connection is no more; nothing where it never had a place."""
        of_it = self._by_address.get(one.address, {})
        if one not in of_it:
            return
        del of_it[one]
        self._count -= 1
        if not of_it:
            del self._by_address[one.address]

    def _close_one(self, of_it: Iterable[C]) -> bool:
        oldest = next((one for one in of_it if one.is_waiting), None)
        if oldest is None:
            return False
        self.leave(oldest)
        oldest.close()
        return True

    def _fullest_first(self) -> list[dict[C, None]]:
        """Those of the addresses with most connections first, those of proxies last."""
        order = sorted(self._by_address.items(), key=lambda pair: (self._is_proxy(pair[0]), -len(pair[1])))
        return [of_it for _, of_it in order]

    def _is_proxy(self, address: str) -> bool:
        try:
            return bool(self._proxies) and any(ip_address(address) in network for network in self._proxies)
        except ValueError:  # a socket of the machine's own has no address
            return False
