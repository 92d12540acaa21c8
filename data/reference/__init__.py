"""The taxonomy and the gazetteer that come with the program, read once and typed."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Named(_Frozen):
    """A code's name in both languages."""

    zh: str
    en: str


class Category(Named):
    """A service category: what a resident needs and what a provider can do.

    `societies` may fill its main role; `minutes` is the usual length of a visit (0: there is none).
    """

    societies: tuple[str, ...]
    certified: bool = False
    sensitive: bool = False
    minutes: int


class Taxonomy(_Frozen):
    """Every code we speak in. What each urgency means stands beside it, in English; intents are in `nlu.intents`."""

    societies: Mapping[str, Named]
    categories: Mapping[str, Category]
    urgency: Mapping[str, str]
    beneficiaries: tuple[str, ...]

    @property
    def skills(self) -> frozenset[str]:
        """What a role can ask for by name: every category. Languages and gender have a colon (`lang:pingxiang`)."""
        return frozenset(self.categories)


class Place(_Frozen):
    """An area of the gazetteer; its centre is (lon, lat) in WGS 84. The root's parent is None."""

    id: str
    level: str
    parent: str | None
    name: str
    aliases: tuple[str, ...]
    lon: float
    lat: float


@cache
def load_taxonomy() -> Taxonomy:
    """The packaged taxonomy."""
    return Taxonomy.model_validate(yaml.safe_load(_packaged("taxonomy.yaml")))


@cache
def load_gazetteer() -> tuple[Place, ...]:
    """The packaged places, parents before children."""
    return tuple(_place(row) for row in csv.DictReader(_packaged("gazetteer.csv").splitlines()))


def _place(row: dict[str, str]) -> Place:
    aliases = tuple(alias for alias in row["aliases"].split("|") if alias)
    return Place.model_validate({**row, "parent": row["parent"] or None, "aliases": aliases})


def _packaged(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
