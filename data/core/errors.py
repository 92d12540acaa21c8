# ruff: noqa: N818 - an outcome with a name of its own reads better than one called an error.
"""Everything that can go wrong here and that a caller may want to answer; the text is for logs, not for people."""


class LiandongDataError(Exception):
    """The root: catch this to catch every refusal of the data layer."""


class NotFound(LiandongDataError):
    """There is no such row."""


class AlreadyDecided(LiandongDataError):
    """Somebody else was quicker: the row has changed since the caller saw it."""


class DoubleBooked(AlreadyDecided):
    """A provider or a resource has been promised elsewhere at that time since the proposal was made."""


class NotAllowed(LiandongDataError):
    """This person's roles do not reach this far."""


class CodeUnusable(LiandongDataError):
    """An invitation or sign-in link that is unknown, expired or used. Which of them is nobody's business."""


class IllegalTransition(LiandongDataError):
    """A change of state that is not in `states.ALLOWED`."""


class DatabaseBusy(LiandongDataError):
    """Other transactions were in the way until we gave up; nothing was done. The text is codes only."""


class DatabaseUnusable(LiandongDataError):
    """The database is missing, broken, unreachable or of a newer version. The text is one line for the operator."""


class BackupUnusable(LiandongDataError):
    """A backup cannot be written there, or read from there, or put back there; `reason` is a code.

    exists, unwritable, unreadable, not_one, damaged, newer, not_empty, unlike.
    """

    def __init__(self, reason: str, detail: object = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason, self.detail = reason, detail


class KeyUnusable(LiandongDataError):
    """The key to what is stored is missing, malformed or another one. The text is one line for the operator."""
