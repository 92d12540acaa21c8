"""A file written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from matching.io.whole_file import ensure_writable, write_whole
from tests.matching.kit.disk import room_for


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def written_where_there_is_no_room(path: Path) -> None:
    with room_for(10), pytest.raises(OSError, match="too large"):
        write_whole(path, "a good deal more than ten bytes")


def test_what_stood_there_gives_way_to_the_new(tmp_path: Path) -> None:
    for text in ("的确很长的一份方案", "新"):
        write_whole(tmp_path / "plan.json", text)
        assert (tmp_path / "plan.json").read_text(encoding="utf-8") == text
    assert names(tmp_path) == ["plan.json"]


def test_what_cannot_be_written_to_its_end_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("good")
    written_where_there_is_no_room(tmp_path / "plan.json")
    assert (tmp_path / "plan.json").read_text() == "good"
    assert names(tmp_path) == ["plan.json"]


def test_where_nothing_was_nothing_is_left(tmp_path: Path) -> None:
    written_where_there_is_no_room(tmp_path / "plan.json")
    assert names(tmp_path) == []


def test_a_file_keeps_who_may_read_it_and_a_new_one_is_like_any_other(tmp_path: Path) -> None:
    old, new, usual = (tmp_path / name for name in ("old", "new", "usual"))
    old.touch(0o640)
    usual.touch()
    write_whole(old, "x")
    write_whole(new, "x")
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_a_link_stays_one_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "plan.json")
    write_whole(tmp_path / "link", "x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "plan.json").read_text() == "x"


def test_what_is_no_file_takes_the_text_as_it_comes() -> None:
    reading, writing = os.pipe()
    ensure_writable(Path(f"/dev/fd/{writing}"))
    write_whole(Path(f"/dev/fd/{writing}"), "plan")
    assert os.read(reading, 100) == b"plan"
    os.close(reading)
    os.close(writing)


def test_a_look_whether_it_can_be_written_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text("good")
    ensure_writable(tmp_path / "plan.json")
    ensure_writable(tmp_path / "other.json")
    assert names(tmp_path) == ["plan.json"]
    assert (tmp_path / "plan.json").read_text() == "good"


@pytest.mark.parametrize("place", [".", "nowhere/plan.json", "file/plan.json"])
def test_no_folder_no_place(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="directory"):
        ensure_writable(tmp_path / place)
