"""What happens to those who help and give, after they registered, and what is wished of them."""

from dataclasses import dataclass

from data.core.events import OfAnswer, OfHelper, OfNeed, OfPerson


class TeamRegistered(OfHelper):
    """A team helps, or somebody said anew what it offers; the person speaks for it."""


class TeamClaimed(OfHelper):
    """Somebody says that they speak for a team that another speaks for."""


class HelperPaused(OfHelper):
    """A helper is asked for nothing until they are back."""


class HelperReturned(OfHelper):
    """A helper is back."""


class HelperLeft(OfHelper):
    """A helper helps no more; what they had promised is off, by events of its own."""


class PhoneChanged(OfPerson):
    """Somebody is reached by another number."""


@dataclass(frozen=True, slots=True)
class GiftWithdrawn(OfPerson):
    """A giver took back what they gave or lent; what it was promised to is off, by events of its own."""

    resource_id: int


class VisitTakenBack(OfAnswer):
    """A provider who had declined comes after all."""


@dataclass(frozen=True, slots=True)
class AnotherHelperWished(OfNeed):
    """A resident would rather have somebody else than who is promised, in these words."""

    text: str
