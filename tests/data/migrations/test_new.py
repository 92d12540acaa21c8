"""Writing the next migration."""

import shutil
from pathlib import Path

import pytest

from data.migrations.new import HERE, new_migration

FIRST = "0001_initial.py"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the migrations to write into."""
    return Path(shutil.copytree(HERE, tmp_path / "migrations", ignore=shutil.ignore_patterns("__pycache__")))


def versions(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "versions").glob("0*.py"))


def test_where_nothing_is_missing_nothing_is_written(folder: Path) -> None:
    before = versions(folder)
    assert new_migration("nothing", folder) is None
    assert versions(folder) == before


def test_what_is_missing_is_written_under_the_next_number(folder: Path) -> None:
    first = folder / "versions" / FIRST
    column = '        sa.Column("pinned", sa.Boolean(), nullable=False),\n'
    text = first.read_text(encoding="utf-8")
    assert text.count(column) == 1
    first.write_text(text.replace(column, ""), encoding="utf-8")
    number = f"{int(max(versions(folder))[:4]) + 1:04d}"
    made = new_migration("pins on proposals", folder)
    assert made == folder / "versions" / f"{number}_pins_on_proposals.py"
    assert made.read_text().startswith('"""pins on proposals."""')
    assert 'add_column(sa.Column("pinned", sa.Boolean(), nullable=False))' in made.read_text().replace("'", '"')
    assert f'revision = "{number}"' in made.read_text().replace("'", '"')


@pytest.mark.parametrize("name", ["", "../x", "1st", '"""', "a\nb"])
def test_a_name_that_is_no_name_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match="letters, digits"):
        new_migration(name, folder)
