"""The alphabet as a way in: titles under the consonant they begin with, in the order of a Thai dictionary."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from prongsai import thai

_NAMES = (
    ("ก", "ko-kai"), ("ข", "kho-khai"), ("ฃ", "kho-khuat"), ("ค", "kho-khwai"), ("ฅ", "kho-khon"),
    ("ฆ", "kho-rakhang"), ("ง", "ngo-ngu"), ("จ", "cho-chan"), ("ฉ", "cho-ching"), ("ช", "cho-chang"),
    ("ซ", "so-so"), ("ฌ", "cho-choe"), ("ญ", "yo-ying"), ("ฎ", "do-chada"), ("ฏ", "to-patak"),
    ("ฐ", "tho-than"), ("ฑ", "tho-montho"), ("ฒ", "tho-phu-thao"), ("ณ", "no-nen"), ("ด", "do-dek"),
    ("ต", "to-tao"), ("ถ", "tho-thung"), ("ท", "tho-thahan"), ("ธ", "tho-thong"), ("น", "no-nu"),
    ("บ", "bo-baimai"), ("ป", "po-pla"), ("ผ", "pho-phueng"), ("ฝ", "fo-fa"), ("พ", "pho-phan"),
    ("ฟ", "fo-fan"), ("ภ", "pho-samphao"), ("ม", "mo-ma"), ("ย", "yo-yak"), ("ร", "ro-ruea"),
    ("ฤ", "ru"), ("ล", "lo-ling"), ("ฦ", "lu"), ("ว", "wo-waen"), ("ศ", "so-sala"),
    ("ษ", "so-ruesi"), ("ส", "so-suea"), ("ห", "ho-hip"), ("ฬ", "lo-chula"), ("อ", "o-ang"),
    ("ฮ", "ho-nokhuk"), ("A–Z", "latin"), ("อื่น ๆ", "other"),
)  # fmt: skip
"""Letters in their order, with the names their pages have; what begins with none of Thailand's comes last."""
NAMES = dict(_NAMES)
_LEADING = re.compile("([เ-ไ])([ก-ฮ])")
"""Vowels that are written before the consonant they follow in speech."""
_MARKS = re.compile("[็-๎]")
_FIRST = re.compile("[ก-ฮa-z]")


@dataclass(frozen=True)
class Titled:
    """Something with a title that leads to a page."""

    title: str
    address: str
    about: str
    """What tells it from others of the same title."""


def order(title: str) -> tuple[str, str]:
    """What a dictionary sorts by: consonants before the vowels written in front of them, tone marks last of all."""
    spoken = _LEADING.sub(r"\2\1", re.sub("[^ก-๙a-z0-9 ]", "", thai.letters(title)).strip())
    return _MARKS.sub("", spoken), spoken


def letter(title: str) -> str:
    """The letter a title stands under, a key of NAMES."""
    first = _FIRST.match(order(title)[0])
    if first is None:
        return "อื่น ๆ"
    return first[0] if first[0] in NAMES else "A–Z"


def lettered(entries: Iterable[Titled]) -> dict[str, list[Titled]]:
    """Entries by their letters, both in order; no letter without entries."""
    found: dict[str, list[Titled]] = defaultdict(list)
    for entry in sorted(entries, key=lambda one: (order(one.title), one.about, one.address)):
        found[letter(entry.title)].append(entry)
    return {sign: found[sign] for sign in NAMES if sign in found}
