"""The tree of areas."""

from data.areas.tree import ancestors, install_areas, levels, within
from data.models import Area
from data.reference import Place, load_gazetteer


def place(id: str, parent: str | None, name: str = "某地") -> Place:
    return Place(id=id, level="town", parent=parent, name=name, aliases=("别名",), lon=113.8, lat=27.6)


def test_installing_twice_brings_up_to_date_and_adds_nothing(session) -> None:
    before = session.query(Area).count()
    install_areas(session, load_gazetteer())
    install_areas(session, [load_gazetteer()[0].model_copy(update={"name": "新名"})])
    assert session.query(Area).count() == before == len(load_gazetteer())
    assert session.get(Area, load_gazetteer()[0].id).name == "新名"


def test_an_area_of_any_depth_knows_what_it_lies_in_and_what_lies_in_it(session) -> None:
    install_areas(session, [place("a", None), place("b", "a"), place("c", "b"), place("d", "c"), place("x", None)])
    assert ancestors(session, "d") == ["d", "c", "b", "a"]
    assert within(session, "b") == {"b", "c", "d"}
    assert within(session, "d") == {"d"}


def test_the_tree_from_its_roots_level_by_level(session) -> None:
    install_areas(session, [place("a", None), place("b", "a"), place("c", "b"), place("d", "a"), place("x", None)])
    ours = [level & {"a", "b", "c", "d", "x"} for level in levels(session)]
    assert ours[:3] == [{"a", "x"}, {"b", "d"}, {"c"}]
    assert set().union(*levels(session)) == {area.id for area in session.query(Area)}


def test_an_unknown_area_lies_in_nothing(session) -> None:
    assert ancestors(session, "nowhere") == []
    assert within(session, "nowhere") == set()


def test_the_gazetteer_is_one_tree(session) -> None:
    root = next(p.id for p in load_gazetteer() if p.parent is None)
    roots = [p.id for p in load_gazetteer() if p.parent is None]
    assert set().union(*(within(session, r) for r in roots)) == {p.id for p in load_gazetteer()}
    assert ancestors(session, root) == [root]
