"""The packaged taxonomy and gazetteer."""

from data.core.kinds import ProviderKind
from data.reference import load_gazetteer, load_taxonomy


def test_every_society_of_a_category_is_a_kind_of_provider() -> None:
    taxonomy = load_taxonomy()
    assert set(taxonomy.societies) == {kind.value for kind in ProviderKind}
    assert all(set(category.societies) <= set(taxonomy.societies) for category in taxonomy.categories.values())


def test_sensitive_work_always_needs_a_certificate() -> None:
    assert all(category.certified for category in load_taxonomy().categories.values() if category.sensitive)


def test_a_place_comes_after_the_place_it_lies_in() -> None:
    seen: set[str] = set()
    for place in load_gazetteer():
        assert place.parent is None or place.parent in seen
        seen.add(place.id)


def test_places_have_their_aliases_apart() -> None:
    fenghuang = next(place for place in load_gazetteer() if place.id == "fenghuang")
    assert fenghuang.aliases == ("凤凰街", "凤凰")
