"""Opening, migrating, transactions and trying again."""

import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Column, String, insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from data.core.database import Database
from data.core.errors import DatabaseBusy, DatabaseUnusable
from data.core.rows import held
from data.core.sealing.rotation import KeyInUse
from data.models import Area, Base
from tests.kit.keys import KEYRING


def area(name: str, parent: str | None = None) -> Area:
    return Area(id=name, level="town", parent_id=parent, name=name, lon=113.8, lat=27.6)


def test_migrating_makes_every_table_and_again_changes_nothing(empty_database_url: str) -> None:
    database = Database(empty_database_url, KEYRING)
    database.migrate()
    database.migrate()
    with database.transaction() as session:
        for table in (table for table in Base.metadata.sorted_tables if table is not KeyInUse.__table__):
            assert session.execute(select(table)).all() == []
    database.dispose()


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new' / 'folder' / 'here.sqlite3'}", KEYRING)
    database.migrate()
    database.dispose()
    assert (tmp_path / "new" / "folder" / "here.sqlite3").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(DatabaseUnusable, match="file"):
        Database(f"sqlite:///{tmp_path / 'file' / 'here.sqlite3'}", KEYRING)


def test_a_broken_file_is_one_line_for_the_operator(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite3"
    path.write_bytes(b"this is no database at all, but long enough to look at" * 100)
    with pytest.raises(DatabaseUnusable, match="file is not a database") as refused:
        Database(f"sqlite:///{path}", KEYRING).migrate()
    assert "\n" not in str(refused.value)


def test_a_server_that_does_not_answer_is_one_line_without_the_password() -> None:
    database = Database("postgresql://somebody:geheim@127.0.0.1:1/nowhere", KEYRING)
    with pytest.raises(DatabaseUnusable, match=r"127\.0\.0\.1") as refused:
        database.migrate()
    assert "geheim" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://127.0.0.1/liandong"])
def test_a_url_of_no_database_we_know_is_refused(url: str) -> None:
    with pytest.raises(DatabaseUnusable):
        Database(url, KEYRING)


def test_a_database_of_a_newer_version_is_left_alone(database: Database) -> None:
    with database.transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseUnusable, match="another version"):
        database.migrate()


def test_an_error_undoes_the_whole_transaction(database: Database) -> None:
    def half_way(session: Session) -> None:
        session.add(area("a"))
        session.flush()
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        database.run(half_way)
    with database.transaction() as session:
        assert session.get(Area, "a") is None


def test_what_run_returns_can_be_read_after_the_commit(database: Database) -> None:
    def work(session: Session) -> Area:
        session.add(made := area("a"))
        return made

    assert database.run(work).name == "a"


def test_an_error_of_the_work_itself_is_not_tried_again(database: Database) -> None:
    calls = []

    def work(_session: object) -> None:
        calls.append(1)
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        database.run(work)
    assert calls == [1]


def test_two_that_collide_both_get_through_and_neither_is_lost(database: Database) -> None:
    database.run(lambda session: session.add(area("counter")))
    both_have_read = threading.Barrier(2)
    calls = []

    def count(session: Session) -> None:
        calls.append(1)
        row = session.get(Area, "counter", populate_existing=True)
        if not database.is_sqlite and len(calls) <= 2:  # SQLite lets only one in: nobody to meet
            both_have_read.wait(timeout=10)
        row.lon = row.lon + 1

    threads = [threading.Thread(target=database.run, args=(count,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert database.run(lambda session: session.get(Area, "counter").lon) == pytest.approx(115.8)
    assert len(calls) == (2 if database.is_sqlite else 3)


def test_two_that_change_a_row_which_they_lock_wait_for_each_other_and_none_is_tried_again(database: Database) -> None:
    database.run(lambda session: session.add_all([area("counter"), area("beside")]))
    first_is_in, calls = threading.Event(), []

    def count(session: Session) -> None:
        calls.append(1)
        session.get(Area, "beside")  # what others change without us: nothing here depends on it
        row = held(session, Area, "counter")
        first_is_in.set()
        row.lon = row.lon + 1

    def change_beside(session: Session) -> None:
        session.get(Area, "counter")
        session.get(Area, "beside", populate_existing=True).lon = 0.0

    with ThreadPoolExecutor() as pool:
        first = pool.submit(partial(database.run, count, isolated=False))
        assert first_is_in.wait(timeout=10)
        rest = [pool.submit(partial(database.run, count, isolated=False)), pool.submit(database.run, change_beside)]
        for each in (first, *rest):
            each.result(timeout=30)
    assert database.run(lambda session: session.get(Area, "counter").lon) == pytest.approx(115.8)
    assert len(calls) == 2


def test_a_table_can_be_made_anew_under_the_rows_that_point_to_it(database: Database) -> None:
    database.run(lambda session: session.add_all([area("a"), area("b", "a")]))
    with database.schema_change() as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("areas", recreate="always" if database.is_sqlite else "auto") as batch:
            batch.add_column(Column("colour", String(10)))
    assert database.run(lambda session: session.get(Area, "b").parent_id) == "a"


def test_a_change_that_leaves_rows_pointing_to_nothing_is_undone(sqlite_database: Database) -> None:
    def lose_the_parent() -> None:
        with sqlite_database.schema_change() as connection:
            connection.execute(text("DELETE FROM areas WHERE id = 'a'"))

    sqlite_database.run(lambda session: session.add(area("a")))
    sqlite_database.run(lambda session: session.add(area("b", "a")))
    with pytest.raises(DatabaseUnusable, match="point to nothing"):
        lose_the_parent()
    assert sqlite_database.run(lambda session: session.get(Area, "a").id) == "a"


def test_foreign_keys_hold_again_after_a_change(sqlite_database: Database) -> None:
    sqlite_database.migrate()
    with pytest.raises(IntegrityError):
        sqlite_database.run(lambda session: session.add(area("b", "no")))


def test_who_never_gets_through_is_told_so_without_a_word_of_what_was_written(database: Database) -> None:
    def twice(session: Session) -> None:
        session.execute(
            insert(Area), [{"id": "记得带药", "level": "x", "name": "x", "aliases": [], "lon": 0, "lat": 0}] * 2
        )

    with pytest.raises((DatabaseBusy, IntegrityError)) as refused:
        database.run(twice)
    assert "记得带药" not in "".join(traceback.format_exception(refused.value))
