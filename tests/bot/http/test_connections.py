"""A place for everybody who asks something; none for whoever only holds connections open."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from bot.http.connections import LEAST, Room, most_connections


@dataclass(eq=False)
class Peer:
    address: str
    is_waiting: bool = True
    closed: bool = False

    def close(self) -> None:
        self.closed = True


def test_one_address_has_so_many_and_its_oldest_that_waits_gives_way() -> None:
    room, peers = Room[Peer](100, 3), [Peer("a", is_waiting=n > 0) for n in range(4)]
    assert all(map(room.enter, peers))
    assert [peer.closed for peer in peers] == [False, True, False, False]


def test_where_all_are_being_answered_one_more_is_refused_and_another_address_is_not() -> None:
    room = Room[Peer](100, 3)
    assert [room.enter(Peer("a", is_waiting=False)) for _ in range(4)] == [True, True, True, False]
    assert room.enter(Peer("b"))


def test_where_all_places_are_taken_the_address_with_most_gives_way() -> None:
    few, many = [Peer(one) for one in "abcde"], [Peer("many") for _ in range(5)]
    room = Room[Peer](10)
    assert all(map(room.enter, [*few, *many]))
    assert room.enter(Peer("new"))
    assert [peer.closed for peer in few + many] == [False] * 5 + [True] + [False] * 4


def test_no_address_has_more_than_half_of_all_places() -> None:
    room, peers = Room[Peer](10), [Peer("a") for _ in range(6)]
    assert all(map(room.enter, peers))
    assert [peer.closed for peer in peers] == [True] + [False] * 5


def test_a_named_proxy_stands_for_many_and_gives_way_last() -> None:
    room = Room[Peer](10, 3, ["10.0.0.0/8"])
    proxied, other = [Peer("10.0.0.1") for _ in range(9)], Peer("8.8.8.8")
    assert all(map(room.enter, [*proxied, other, Peer("9.9.9.9")]))
    assert other.closed
    assert not any(peer.closed for peer in proxied)


def test_who_has_left_makes_room_once() -> None:
    room, peer = Room[Peer](2), Peer("a", is_waiting=False)
    assert room.enter(peer)
    room.leave(peer)
    room.leave(peer)
    assert room.enter(Peer("a", is_waiting=False))
    assert not room.enter(Peer("a"))


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.booleans(), st.booleans()), max_size=60))
def test_never_more_than_allowed_and_nobody_who_is_being_answered_is_closed(doings) -> None:
    room, inside = Room[Peer](6, 3), list[Peer]()
    for address, waiting, leaves in doings:
        if leaves and inside:
            room.leave(inside.pop(0))
        elif room.enter(peer := Peer(address, waiting)):
            inside.append(peer)
        assert not any(peer.closed and not peer.is_waiting for peer in inside)
        inside = [peer for peer in inside if not peer.closed]
        assert len(inside) <= 6
        assert max((sum(peer.address == one for peer in inside) for one in "abcdefgh"), default=0) <= 3


def test_files_are_spared_for_the_database_and_telegram() -> None:
    assert most_connections() >= LEAST
