"""What stands of a message that takes something back: 不是周三，是周四上午 says 周四上午."""

import re

_NOT = r"(?<!是)(?<!要)不是"
_WRONG = r"(?:写|说|打|搞|弄|记|填|讲|看|发)错了?"
_PUT_RIGHT = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"^(?:哦|啊|噢|嗯|唉)?[,，。 ]*(?:不对|不好意思|等等|等一下|对不起)[,，。!！ ]+(?P<stands>.+)$",
        rf"^.{{0,6}}{_WRONG}[,，。!！:： ]+(?P<stands>.+)$",
        rf"^.{{0,8}}?{_NOT}[^,，。;；!！?？吗]{{1,16}}?[,，、。; ]*(?:而是|应该是|要的是|说的是|是|要)(?P<stands>.+)$",
        rf"^(?P<stands>[^吗?？]{{2,}}?)[,，、。 ]*(?:而)?{_NOT}[^,，。;；!！?？吗]{{1,16}}[。!！ ]*$",
        r"^(?:算了|不了|哎|唉)?[,，。 ]*(?:不用?|先不|别|不要)[^,，。;；不]{1,10}了[,，。;； ]+"
        r"(?:还是|改成|改为|换成|改|换|就)(?P<stands>.+)$",
        r"^(?:no|sorry|oh|oops|wait)?[,. ]*not [^,.;]{1,30}[,;. ]+(?:but |it'?s |i mean )?(?P<stands>.+)$",
        r"^(?P<stands>[^,]{3,}?), not [^,.;]{1,30}[.! ]*$",
        r"^(?:no|sorry|oops|wait|actually|i meant?|my mistake)[,. ]+(?P<stands>.{3,})$",
    )
)
_MOST_TIMES = 3


def stands(text: str) -> str | None:
    """The words that stand where `text` takes some back, as they were written; None where it takes none back."""
    left = text.strip()
    for _ in range(_MOST_TIMES):
        found = next((match for pattern in _PUT_RIGHT if (match := pattern.search(left))), None)
        if found is None:
            break
        left = found.group("stands").strip()
    return left if left and left != text.strip() else None
