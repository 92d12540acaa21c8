"""Closed sets of codes that are stored and never change in a row's life: roles, societies, resources, preferences."""

from enum import StrEnum


class Role(StrEnum):
    """What a person may be, within an area."""

    RESIDENT = "resident"
    VOLUNTEER = "volunteer"
    SOCIAL_WORKER = "social_worker"
    COORDINATOR = "coordinator"
    ORGANISATION = "organisation"
    DONOR = "donor"


class ProviderKind(StrEnum):
    """The five societies (五社); codes as in the taxonomy."""

    COMMUNITY = "community"
    ORGANISATION = "organisation"
    SOCIAL_WORKER = "social_worker"
    VOLUNTEER = "volunteer"
    CHARITY = "charity"


class ResourceKind(StrEnum):
    """What can be given or lent besides time."""

    GOODS = "goods"
    FUNDS = "funds"
    VENUE = "venue"
    VEHICLE = "vehicle"


class Speaker(StrEnum):
    """Who says something in a conversation that was handed over."""

    PERSON = "person"
    COORDINATOR = "coordinator"


class Preference(StrEnum):
    """How a need stands to one provider."""

    PREFER = "prefer"
    REFUSE = "refuse"
