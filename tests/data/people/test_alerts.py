"""What the coordinators must hear at once is written down, in codes only."""

from sqlalchemy import select

from data.core.events import PersonAskedFor, WordPassedOn
from data.models import AuditEntry
from data.people.alerts import ask_for_person, pass_on


def written(session) -> list[tuple[str, int | None, str, dict]]:
    entries = session.scalars(select(AuditEntry).where(AuditEntry.action.in_(ACTIONS)).order_by(AuditEntry.id))
    return [(entry.action, entry.actor_id, entry.subject_id, entry.detail) for entry in entries]


ACTIONS = ("person.asked_for", "word.passed_on")


def test_of_a_stranger_only_the_channel_is_known(session, now) -> None:
    assert ask_for_person(session, None, "web", "找人", "138", now) == (PersonAskedFor(None, "web", "找人", "138"),)
    assert [(actor, subject) for _, actor, subject, _ in written(session)] == [(None, "0")]


def test_a_number_left_when_asking_for_a_person_is_kept_as_theirs(town, now) -> None:
    person = town.person()
    ask_for_person(town.session, person, "web", "", "13800000009", now)
    ask_for_person(town.session, person, "web", "快点", None, now)
    assert person.phone == "13800000009"
    assert written(town.session)[0] == ("person.asked_for", person.id, str(person.id), {})


def test_words_are_passed_on_and_not_written_down(town, now) -> None:
    person = town.person()
    assert pass_on(town.session, person, "web", "谢谢", now) == (WordPassedOn(person.id, "web", "谢谢"),)
    assert written(town.session) == [("word.passed_on", person.id, str(person.id), {})]
