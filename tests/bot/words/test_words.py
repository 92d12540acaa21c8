import ast
import re
import string
from pathlib import Path

import pytest

from bot import words
from bot.words import TEXTS, known, say

LONGEST_SENTENCE = {"zh": 45, "en": 120}  # characters; the consent is one sentence and is the longest
SOURCES = Path(words.__file__).parents[1]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys() -> None:
    assert set(TEXTS["zh"]) == set(TEXTS["en"])


@pytest.mark.parametrize("key", sorted(TEXTS["zh"]))
def test_both_languages_use_the_same_placeholders(key: str) -> None:
    differing = {"month", "name"} if key.startswith("time.day") else set()  # 11月 is Nov: one by number, one by name
    assert placeholders(TEXTS["zh"][key]) ^ placeholders(TEXTS["en"][key]) <= differing


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_sentence_is_too_long_to_be_taken_in(language: str) -> None:
    sentences = {
        sentence.strip()
        for text in TEXTS[language].values()  # type: ignore[index]
        for sentence in re.split(r"[。！？.!?]\s*|\n", re.sub(r"\{\w+\}", "…", text))
    }
    assert max(map(len, sentences)) <= LONGEST_SENTENCE[language]


def test_english_texts_are_in_english_except_where_the_languages_are_named() -> None:
    han = {key for key, text in TEXTS["en"].items() if re.search(r"[\u4e00-\u9fff]", text)}
    assert han == {"language.ask", "help.coordinator"}


def test_every_text_that_the_code_asks_for_by_name_is_there() -> None:
    asked = {
        argument.value
        for path in SOURCES.rglob("*.py")
        if "texts" not in path.parts and "console" not in path.parts
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _name(call) in {"say", "told", "button", "_notice"}
        for argument in call.args[1:2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and "." in argument.value
    }
    assert len(asked) > 80
    assert {key for key in asked if not known(key)} == set()


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def test_a_text_without_its_placeholder_is_a_fault_and_not_a_hole() -> None:
    with pytest.raises(KeyError):
        say("zh", "need.recorded")
