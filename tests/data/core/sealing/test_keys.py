"""What is sealed opens with its key and its purpose only, and keys can be changed."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.core.errors import KeyUnusable
from data.core.sealing.keys import SECRET_BYTES, Keyring, keys_in, new_secret, read_keys

OLD, NEW = bytes(range(SECRET_BYTES)), bytes(reversed(range(SECRET_BYTES)))
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=200)


@given(ANYTHING)
def test_whatever_is_sealed_opens_again(text: str) -> None:
    ring = Keyring([OLD])
    assert ring.open(ring.seal(text, "people.name"), "people.name") == text
    assert ring.open_index(ring.index(text, "address"), "address") == text


@given(st.text(min_size=4, max_size=50))
def test_a_seal_does_not_show_what_it_holds(text: str) -> None:
    ring = Keyring([OLD])
    assert text not in ring.seal(text, "people.name") + ring.index(text, "address")


def test_equal_words_look_different_unless_they_are_looked_up() -> None:
    ring = Keyring([OLD])
    assert ring.seal("王桂花", "people.name") != ring.seal("王桂花", "people.name")
    assert ring.index("10086", "address") == ring.index("10086", "address") != ring.index("10087", "address")


def test_a_seal_that_is_moved_to_another_column_does_not_open() -> None:
    ring = Keyring([OLD])
    with pytest.raises(KeyUnusable):
        ring.open(ring.seal("王桂花", "people.name"), "needs.note")
    with pytest.raises(KeyUnusable):
        ring.open_index(ring.index("10086", "address"), "phone")


@pytest.mark.parametrize("broken", ["", "王桂花", "13800000000", "AAAA", "not base64!"])
def test_what_was_never_sealed_is_said_to_be_so(broken: str) -> None:
    with pytest.raises(KeyUnusable):
        Keyring([OLD]).open(broken, "people.name")


@given(st.text(min_size=1, max_size=20), st.data())
def test_a_seal_in_which_anything_was_changed_does_not_open(text: str, data: st.DataObject) -> None:
    ring = Keyring([OLD])
    sealed = ring.seal(text, "people.name")
    place = data.draw(st.integers(0, len(sealed.rstrip("=")) - 2))
    other = data.draw(st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ").filter(lambda letter: letter != sealed[place]))
    with pytest.raises(KeyUnusable):
        ring.open(sealed[:place] + other + sealed[place + 1 :], "people.name")


def test_a_new_key_seals_and_the_old_one_still_opens() -> None:
    before, after = Keyring([OLD]), Keyring([NEW, OLD])
    sealed = before.seal("王桂花", "people.name")
    assert after.open(sealed, "people.name") == "王桂花"
    assert not after.is_current(sealed)
    assert after.is_current(after.seal("王桂花", "people.name"))
    with pytest.raises(KeyUnusable):
        Keyring([NEW]).open(sealed, "people.name")


def test_keys_are_read_as_they_are_written_the_newest_first() -> None:
    old, new = new_secret(), new_secret()
    both = read_keys(f"{new}, {old}\n")
    assert both.open(read_keys(old).seal("x", "p"), "p") == "x"
    assert read_keys(new).open(both.seal("x", "p"), "p") == "x"


@pytest.mark.parametrize("written", ["", "short", "龙", "A" * 44 + "!"])
def test_a_key_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(KeyUnusable):
        read_keys(written)


def test_a_key_file_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "home" / "key"
    with ThreadPoolExecutor(8) as many:
        rings = list(many.map(lambda _: keys_in(path), range(16)))
    sealed = rings[0].seal("x", "p")
    assert {ring.open(sealed, "p") for ring in rings} == {"x"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [left.name for left in path.parent.iterdir()] == ["key"]


def test_a_key_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    keys_in(tmp_path / "key")
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(KeyUnusable, match="chmod 600"):
        keys_in(tmp_path / "key")
