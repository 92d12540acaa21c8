"""Phone numbers in a text: mobile and land lines of the mainland, in digits or spoken numerals."""

import re

_SPOKEN = str.maketrans("零〇一幺二三四五六七八九", "001123456789")
_GAP = r"[ \-.]?"
_DIGIT = "[0-9零〇一幺二三四五六七八九]"
_MOBILE = re.compile(rf"(?<!{_DIGIT})(?:\+?86{_GAP})?([1一幺][3-9三四五六七八九](?:{_GAP}{_DIGIT}){{9}})(?!{_DIGIT})")
_LAND = re.compile(rf"(?<!{_DIGIT})\(?(0[1-9]\d{{1,2}})\)?{_GAP}(\d{{3,4}}{_GAP}\d{{4}})(?!{_DIGIT})")
_LOCAL = re.compile(r"(?:电话|座机|号码|致电|打|phone|call|tel)\D{0,6}([2-8]\d{2,3}[ \-]?\d{4})(?!\d)")
_NOT_DIGIT = re.compile(r"\D")


def phone(text: str) -> str | None:
    """The first phone number of a normalised text, digits only, without a country code. None where there is none."""
    for pattern in (_MOBILE, _LAND, _LOCAL):
        if found := pattern.search(text):
            return _NOT_DIGIT.sub("", "".join(found.groups()).translate(_SPOKEN))
    return None


def without_phones(text: str) -> str:
    """The text with blanks where phone numbers were, so that their digits are read as nothing else."""
    for pattern in (_MOBILE, _LAND, _LOCAL):
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text
