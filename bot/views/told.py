"""What residents told beside what, when and where: who they are, the door, their words, wishes; each line in words."""

from bot.core.messages import Language
from bot.words import say
from data.models import Need


def door_of(need: Need) -> str:
    """What leads from the area to the door; empty where nothing was said."""
    return need.address or ""


def wishes_of(language: Language, need: Need) -> str:
    """What is wished of the helper; empty where nothing is."""
    gender = say(language, f"wish.{need.wish_gender}") if need.wish_gender else ""
    return say(language, "list.and").join(filter(None, (gender, need.wish_helper)))


def told_of(language: Language, need: Need) -> tuple[str, ...]:
    """The lines that a coordinator reads: wishes, the door, whether they know of it, the words."""
    agreed = "" if need.agreed is None else say(language, f"agreed.{need.agreed}".lower())
    said = {"wish": wishes_of(language, need), "door": door_of(need), "agreed": agreed, "words": need.note or ""}
    return tuple(say(language, f"told.{key}", what=what) for key, what in said.items() if what)
