"""What the coordinators must hear at once is written down, in codes only."""

from sqlalchemy import select

from data.core.events import AlarmRaised, PersonAskedFor, WordPassedOn
from data.models import AuditEntry
from data.people.alerts import ask_for_person, pass_on, raise_alarm


def written(session) -> list[tuple[str, int | None, str, dict]]:
    entries = session.scalars(select(AuditEntry).where(AuditEntry.action.in_(ACTIONS)).order_by(AuditEntry.id))
    return [(entry.action, entry.actor_id, entry.subject_id, entry.detail) for entry in entries]


ACTIONS = ("alarm.raised", "person.asked_for", "word.passed_on")


def test_an_alarm_is_written_down_with_its_kind(town, now) -> None:
    person = town.person()
    raised = raise_alarm(town.session, person, "web", "fire", "着火了", now)
    assert raised == (AlarmRaised(person.id, "web", "fire", "着火了"),)
    assert written(town.session) == [("alarm.raised", person.id, str(person.id), {"danger": "fire"})]


def test_of_a_stranger_only_the_channel_is_known(session, now) -> None:
    assert raise_alarm(session, None, "web", "fire", "着火了", now) == (AlarmRaised(None, "web", "fire", "着火了"),)
    assert ask_for_person(session, None, "web", "找人", "138", now) == (PersonAskedFor(None, "web", "找人", "138"),)
    assert [(actor, subject) for _, actor, subject, _ in written(session)] == [(None, "0")] * 2


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
