"""A helper pauses and returns."""

from datetime import datetime

from sqlalchemy.orm import Session

from data.core.audit import log
from data.core.events import Events
from data.core.giving_events import HelperPaused, HelperReturned
from data.models import Provider


def pause(session: Session, helper: Provider, now: datetime) -> Events:
    """Nothing is asked of the helper until they are back; what they have promised stands. Again: nothing."""
    if not helper.active or helper.person_id is None:
        return ()
    helper.active = False
    log(session, helper.person_id, "provider.paused", "provider", helper.id, now)
    session.flush()
    return (HelperPaused(helper.person_id, helper.id),)


def resume(session: Session, helper: Provider, now: datetime) -> Events:
    """The helper is back, from a pause and from the days off that they are in. Who has left registers anew: nothing."""
    if helper.left_at or helper.person_id is None:
        return ()
    helper.active = True
    helper.spans = [span for span in helper.spans if span.available or not span.start <= now < span.end]
    log(session, helper.person_id, "provider.returned", "provider", helper.id, now)
    session.flush()
    return (HelperReturned(helper.person_id, helper.id),)
