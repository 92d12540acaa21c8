"""The catalogue of words: whole in both languages, every sentence asked for, and none said from anywhere else."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import words
from bot.words import LANGUAGES, known, say, say_both
from bot.words.catalogue import PARTS, SENTENCES, check, commands

LONGEST_SENTENCE = {"zh": 45, "en": 120}  # characters; the consent is one sentence and is the longest
SOURCES = Path(words.__file__).parents[1]
AT_THE_COMMAND_LINE = {
    *commands.SENTENCES,
    *check.SENTENCES,
    *(key for key in SENTENCES if key.startswith("plan.")),
}
"""What whoever runs the program reads on a terminal: it may be longer than what residents are told."""

_SAYS = {"say", "say_both", "told", "button", "note", "chapter", "Unusable", "_notice", "_faults_named", "_send"}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SAID_OR_HEARD = {"bot/cli.py", "bot/conversation/actions/offers.py", "bot/conversation/taken_back.py"}
_SAID_OR_HEARD |= {"bot/conversation/parts.py"}
"""Help of the command's own options; a verb in what people say. `bot/dialogue` knows words of theirs, too."""


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def trees() -> Iterator[tuple[str, ast.Module]]:
    """Every source file of the front end but the words, without its docstrings."""
    for path in sorted(SOURCES.rglob("*.py")):
        name = path.relative_to(SOURCES.parent).as_posix()
        if not name.startswith("bot/words/catalogue/"):
            yield name, _undocumented(ast.parse(path.read_text(encoding="utf-8")))


def _undocumented(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            body = getattr(node, field, None)
            if isinstance(body, list):
                setattr(node, field, [one for one in body if not _is_docstring(one)])
    return tree


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def literals(tree: ast.Module) -> Iterator[str]:
    return (n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def pages() -> Iterator[str]:
    return (path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.html"))


def asked_for() -> set[str]:
    """The keys that code and templates ask for in full."""
    said = {
        argument.value
        for _, tree in trees()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _name(call) in _SAYS
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and "." in argument.value
        if re.fullmatch(r"[\w.]+", argument.value)
    }
    return said | {key for page in pages() for key in re.findall(r"""say\(["']([\w.]+\w)["']""", page)}


def patterns() -> Iterator[str]:
    """What the code can ask for: whole literals, and f-strings with anything in their holes."""
    for _, tree in trees():
        yield from (re.escape(literal) for literal in literals(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.JoinedStr):
                yield "".join(re.escape(p.value) if isinstance(p, ast.Constant) else r"[\w.]+" for p in node.values)  # type: ignore[misc, type-var]
    for page in pages():
        yield from map(re.escape, re.findall(r"""["']([\w.]+\w)["']""", page))
        yield from (re.escape(head) + r"\w+" for head in re.findall(r"""["']([\w.]+\.)["'] ~""", page))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def test_no_key_stands_twice() -> None:
    assert sum(map(len, PARTS)) == len(SENTENCES)


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_both_languages_use_the_same_placeholders(key: str) -> None:
    differing: set[str] = set()
    if key.startswith("time.day"):
        differing = {"month", "name"}  # 11月 is Nov: one by number, one by name
    if key.startswith("plan.nobody."):
        differing = {"all"}  # 都 is said of several in Chinese alone
    if key.startswith("unusable."):
        differing = {"path", "fault", "why"}  # the fault itself is told in English
    chinese, english = SENTENCES[key]
    assert placeholders(chinese) ^ placeholders(english) <= differing


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_too_long_to_be_taken_in(language: str) -> None:
    sentences = {
        sentence.strip()
        for key, both in SENTENCES.items()
        if key not in AT_THE_COMMAND_LINE
        for sentence in re.split(r"[。！？.!?]\s*|\n", re.sub(r"\{\w+\}", "…", both[LANGUAGES.index(language)]))
    }
    assert max(map(len, sentences)) <= LONGEST_SENTENCE[language]


def test_english_texts_are_in_english_except_where_the_languages_are_named() -> None:
    han = {key for key, (_, english) in SENTENCES.items() if _HAN.search(english)}
    assert han == {"language.ask", "help.coordinator", "chat.other_language", "menu.language"}


def test_every_text_that_the_code_asks_for_by_name_is_there() -> None:
    asked = asked_for()
    assert len(asked) > 200
    assert {key for key in asked if not known(key)} == set()


def test_every_sentence_is_asked_for() -> None:
    possible = [re.compile(p) for p in set(patterns()) if re.search(r"[a-z]{3}", p.replace(r"[\w.]+", ""))]
    unasked = {key for key in SENTENCES if not any(pattern.fullmatch(key) for pattern in possible)}
    assert sorted(unasked) == []


def test_nothing_is_said_but_from_the_catalogue() -> None:
    elsewhere = {
        name
        for name, tree in trees()
        if not name.startswith(("bot/words/", "bot/dialogue/")) and any(map(_HAN.search, literals(tree)))
    }
    assert elsewhere <= _SAID_OR_HEARD


def test_a_text_without_its_placeholder_is_a_fault_and_not_a_hole() -> None:
    with pytest.raises(KeyError):
        say("zh", "need.recorded")


def test_who_has_not_told_us_their_language_reads_both() -> None:
    assert say_both("http.not_found") == "没有这个页面。 / There is no such page."
    assert say_both("demo.proposed", " · ", n=2) == "2 个方案，等社工审核 · 2 proposals wait for the coordinator"
