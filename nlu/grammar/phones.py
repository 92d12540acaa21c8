"""Phone numbers in a text: mobile and land lines of the mainland, in digits or spoken numerals."""

import re

_SPOKEN = str.maketrans("零〇一幺二三四五六七八九", "001123456789")
_GAP = r"[ \-.]?"
_DIGIT = "[0-9零〇一幺二三四五六七八九]"
_MOBILE = re.compile(rf"(?<!{_DIGIT})(?:\+?86{_GAP})?([1一幺][3-9三四五六七八九](?:{_GAP}{_DIGIT}){{9}})(?!{_DIGIT})")
_LAND = re.compile(rf"(?<!{_DIGIT})\(?(0[1-9]\d{{1,2}})\)?{_GAP}(\d{{3,4}}{_GAP}\d{{4}})(?!{_DIGIT})")
_LOCAL = re.compile(r"(?:电话|座机|号码|致电|打|phone|call|tel)\D{0,6}([2-8]\d{2,3}[ \-]?\d{4})(?!\d)")
_ANOTHER = re.compile(r"(?:取件|快递|运单|订单|单号|编号|卡号|账号|验证|条形|车牌|身份证)[^,。;!? ]{0,4}$")
"""Numbers that are no telephone's."""
_NOT_DIGIT = re.compile(r"\D")


def phone(text: str) -> str | None:
    """The first phone number of a normalised text, digits only, without a country code. None where there is none."""
    for pattern in (_MOBILE, _LAND, _LOCAL):
        if found := next((m for m in pattern.finditer(text) if not _is_another(m, text)), None):
            return _NOT_DIGIT.sub("", "".join(found.groups()).translate(_SPOKEN))
    return None


def _is_another(found: re.Match[str], text: str) -> bool:
    return _ANOTHER.search(text, max(0, found.start() - 10), found.start(1)) is not None


def without_phones(text: str) -> str:
    """The text with blanks where phone numbers were, so that their digits are read as nothing else."""
    for pattern in (_MOBILE, _LAND, _LOCAL):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text
