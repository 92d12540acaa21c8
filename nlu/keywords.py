"""The cues of keywords.yaml: words and phrases that people say for an intent or a category."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

import yaml


class Keywords:
    """The expressions of keywords.yaml, compiled once."""

    def __init__(self) -> None:
        table = yaml.safe_load((files("nlu") / "keywords.yaml").read_bytes())
        self._cues = [(f"{theme}:{name}", cue) for theme, rows in table.items() for name, cue in _compiled(rows)]

    def names(self, text: str) -> Iterator[str]:
        """Names of the groups of cues that a normalised text holds: theme, code and weight."""
        return (name for name, cue in self._cues if cue.search(text))


def _compiled(rows: Mapping[str, Mapping[int, str]]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for code, weights in rows.items():
        for weight, lines in weights.items():
            yield f"{code}:{weight}", re.compile("|".join(f"(?:{line})" for line in lines.splitlines()))
