"""Whose home a place is: where two are said, help for a relative is wanted where the relative lives."""

import re

from nlu.grammar.places.gazetteer import Gazetteer

_KIN = (
    r"(?:我|俺|咱)?(?:家)?(?:的)?(?:老)?(?:爸|妈|爹|娘|父亲|母亲|父母|爷爷|奶奶|外公|外婆|姥姥|姥爷|公公|婆婆|岳父|岳母|"
    r"儿子|女儿|孙子|孙女|哥哥?|姐姐?|弟弟?|妹妹?|叔叔?|伯伯|舅舅|姑姑|姨|老人|邻居)"
)
_THEIRS = re.compile(
    rf"{_KIN}(?:他|她|们|家|一个人|自己|现在|还|是|都|则|就|独自){{0,3}}(?:住|在)(?:在)?(?P<where>[^,。;!?]+)"
    r"|my (?:\w+ )?(?:mother|father|mom|mum|dad|parents|grand\w+|son|daughter|aunt|uncle)"
    r" (?:lives?|is|are) (?:\w+ )?(?:in|at)(?P<there>[^,.;!?]+)"
)


def their_home(text: str, gazetteer: Gazetteer) -> str | None:
    """The area that a relative is said to live in, in a normalised text; None where none is said."""
    said = (found.group("where") or found.group("there") for found in _THEIRS.finditer(text))
    return next((place for where in said if (place := gazetteer.find(where))), None)
