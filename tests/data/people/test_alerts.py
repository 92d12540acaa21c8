"""What the coordinators must hear at once is written down, in codes only."""

from sqlalchemy import select

from data.core.events import WordPassedOn
from data.models import AuditEntry
from data.people.alerts import pass_on


def written(session) -> list[tuple[str, int | None, str, dict]]:
    entries = session.scalars(select(AuditEntry).where(AuditEntry.action.in_(ACTIONS)).order_by(AuditEntry.id))
    return [(entry.action, entry.actor_id, entry.subject_id, entry.detail) for entry in entries]


ACTIONS = ("word.passed_on",)


def test_words_are_passed_on_and_not_written_down(town, now) -> None:
    person = town.person()
    assert pass_on(town.session, person, "web", "谢谢", now) == (WordPassedOn(person.id, "web", "谢谢"),)
    assert written(town.session) == [("word.passed_on", person.id, str(person.id), {})]
