"""Whatever goes into the file comes out again, and a file that was touched in any way is told from a whole one."""

import io
import random
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.core.errors import BackupUnusable, KeyUnusable
from data.core.sealing.keys import SECRET_BYTES, Keyring
from data.housekeeping.backup.container import (
    CHUNK_BYTES,
    MAGIC,
    Head,
    new_head,
    read_contents,
    read_head,
    write_contents,
)
from tests.kit.keys import KEYRING

NOW = datetime(2026, 11, 21, 1, tzinfo=UTC)
LINES = st.lists(st.binary(max_size=50).map(lambda line: line.replace(b"\n", b" ") + b"\n"), max_size=20)


def packed(lines: list[bytes], keyring: Keyring = KEYRING) -> bytes:
    file = io.BytesIO()
    write_contents(file, new_head(keyring, "0006", NOW), lines, keyring)
    return file.getvalue()


def unpacked(raw: bytes, keyring: Keyring = KEYRING) -> list[bytes]:
    file = io.BytesIO(raw)
    return [line + b"\n" for line in read_contents(file, read_head(file), keyring)]


def large() -> list[bytes]:
    """What does not compress, for several chunks."""
    noise = random.Random(1)
    return [noise.randbytes(1000).replace(b"\n", b" ") + b"\n" for _ in range(3 * CHUNK_BYTES // 1000)]


@given(LINES)
def test_the_same_lines_come_out(lines: list[bytes]) -> None:
    assert unpacked(packed(lines)) == lines


def test_lines_of_several_chunks_come_out_as_well() -> None:
    assert unpacked(packed(large())) == large()


@given(st.data())
def test_a_file_in_which_any_bit_was_changed_is_refused(data: st.DataObject) -> None:
    raw = bytearray(packed([b"one\n", b"two\n"]))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises((BackupUnusable, KeyUnusable)):
        unpacked(bytes(raw))


@given(st.data())
def test_a_file_that_ends_early_is_refused(data: st.DataObject) -> None:
    raw = packed([b"one\n", b"two\n"])
    with pytest.raises(BackupUnusable):
        unpacked(raw[: data.draw(st.integers(0, len(raw) - 1))])


def chunks(raw: bytes) -> list[bytes]:
    """The chunks of a file with their lengths; its head is the first."""
    file = io.BytesIO(raw)
    read_head(file)
    found, at = [raw[: file.tell()]], file.tell()
    while at < len(raw):
        end = at + 4 + int.from_bytes(raw[at : at + 4], "big")
        found.append(raw[at:end])
        at = end
    return found


def test_chunks_left_out_doubled_or_in_another_order_are_refused() -> None:
    head, *rest = chunks(packed(large()))
    assert len(rest) >= 3
    for touched in (rest[:-1], rest[1:], [rest[1], rest[0], *rest[2:]], [rest[0], *rest], []):
        with pytest.raises(BackupUnusable, match="damaged"):
            unpacked(head + b"".join(touched))


def test_a_chunk_of_another_backup_is_refused() -> None:
    [head, *_], [_, *others] = chunks(packed([b"one\n"])), chunks(packed([b"one\n"]))
    with pytest.raises(BackupUnusable, match="damaged"):
        unpacked(head + b"".join(others))


def test_nothing_of_it_can_be_read_without_the_key() -> None:
    raw = packed([b"13800001234\n"] * 100)
    assert b"13800001234" not in raw
    with pytest.raises(KeyUnusable, match=KEYRING.newest_id):
        unpacked(raw, Keyring([bytes(SECRET_BYTES)]))


def test_an_older_key_of_the_ring_opens_it() -> None:
    newer = Keyring([bytes(SECRET_BYTES), bytes(range(SECRET_BYTES))])
    assert unpacked(packed([b"one\n"]), newer) == [b"one\n"]


def test_the_head_tells_when_it_was_made_and_by_which_key() -> None:
    head = read_head(io.BytesIO(packed([])))
    assert (head.revision, head.moment, head.key) == ("0006", NOW, KEYRING.newest_id)


@pytest.mark.parametrize("raw", [b"", b"something else", MAGIC[:-1]])
def test_a_file_that_is_no_backup_is_named_as_none(raw: bytes) -> None:
    with pytest.raises(BackupUnusable, match="not_one"):
        read_head(io.BytesIO(raw))


@pytest.mark.parametrize("head", [b"", b"{}\n", b"[]\n", b"{\n", Head("0006", "yesterday", "k", "c2FsdA==").line()])
def test_a_head_that_says_nothing_is_damaged(head: bytes) -> None:
    with pytest.raises(BackupUnusable, match="damaged"):
        read_head(io.BytesIO(MAGIC + head))
