"""Kin: the relative whom a need is for, so that a correction is seen where it is read back."""

import re

_KIN = {
    "parents": r"爸妈|父母|爹妈|my parents",
    "father_in_law": r"岳父|丈人(?!母)|公公",
    "mother_in_law": r"岳母|丈母娘|(?<!老)婆婆",
    "grandfather": r"爷爷|外公|姥爷|my grand(?:pa|father)",
    "grandmother": r"奶奶|外婆|姥姥|my grand(?:ma|mother)",
    "spouse": r"老伴|爱人|老公|老婆(?!婆)|丈夫|妻子|my (?:wife|husband)",
    "father": r"爸|爹|父亲|my (?:\w+ )?(?:dad|father)",
    "mother": r"妈|娘(?!家)|母亲|my (?:\w+ )?(?:mum|mom|mother)",
    "grandchild": r"孙子|孙女|外孙|my grand(?:son|daughter|child)",
    "son": r"儿子|my son",
    "daughter": r"女儿|闺女|my daughter",
    "neighbour": r"邻居|my neighbou?r",
}
_PATTERNS = {kin: re.compile(pattern, re.IGNORECASE) for kin, pattern in _KIN.items()}


def kin_said(text: str) -> str | None:
    """The code of the relative named in a text; None where none, or more than one, is named."""
    found = {kin: match.span() for kin, pattern in _PATTERNS.items() if (match := pattern.search(text))}
    apart = [kin for kin, span in found.items() if not any(_inside(span, other) for other in found.values())]
    return apart[0] if len(apart) == 1 else None


def _inside(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one != other and other[0] <= one[0] and one[1] <= other[1]
