"""Access control: which needs a person may see and decide, and which are sealed for them. The one rule of it.

A coordinator or social worker decides in the areas of their roles and all below. A need of a sensitive category is
sealed for everybody but the social workers of its area: they see that there is one, and nothing of what it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from data.areas.tree import within
from data.core.kinds import Role
from data.models import Need, Person
from data.people.roles import REVIEWERS, roles_of
from data.reference import Taxonomy

Areas = frozenset[str] | None
"""Codes of areas; None: everywhere."""

_CONFIDANTS = frozenset({Role.SOCIAL_WORKER})
"""Whom a sensitive need is shown to."""


@dataclass(frozen=True)
class Access:
    """What one person may see: `areas` whose needs they see and decide, `confided` where sensitive ones are open."""

    areas: Areas
    confided: Areas
    sensitive: frozenset[str]

    @property
    def decides(self) -> bool:
        """Whether this person decides anything at all."""
        return self.areas is None or bool(self.areas)

    def seals(self, need: Need) -> bool:
        """Whether this person must not learn what the need is; one without an area is open to any social worker."""
        if need.category not in self.sensitive or self.confided is None:
            return False
        return need.area_id not in self.confided if need.area_id else not self.confided


def access_of(session: Session, person: Person, taxonomy: Taxonomy) -> Access:
    """What the person may see by the roles that stand now."""
    sensitive = frozenset(code for code, category in taxonomy.categories.items() if category.sensitive)
    return Access(_reach(session, person, REVIEWERS), _reach(session, person, _CONFIDANTS), sensitive)


def _reach(session: Session, person: Person, roles: Iterable[Role]) -> Areas:
    """The areas that these roles of the person reach, with all below them."""
    roots = {grant.area_id for grant in roles_of(session, person) if grant.role in roles}
    if None in roots:
        return None
    return frozenset().union(*(within(session, root) for root in roots if root))
