"""Codes of items and questions, and the few words that are values."""

import re

from prongsai.thai.digits import INTEGER, refuse, tidied

TOPICS = range(1, 8)

_ITEM = re.compile(r"(?:ข้อ(?:ที่)?)?(?:o|โอ|0)[-.]?0?([0-9]{1,2})")
_QUESTION = re.compile(r"(?:ข้อ(?:ที่)?)?(i|e|ไอ|อี)[-.]?0?([0-9]{1,2})")
_QUESTION_LETTERS = {"i": "i", "e": "e", "ไอ": "i", "อี": "e"}
_FLAGS = {"ใช่": True, "ไม่ใช่": False, "yes": True, "no": False, "true": True, "false": False}
_NONE = re.compile(r"[-–—−]+|(?:[-–—−]+ ?)?ไม่มี(?: ?[-–—−]+)?(?: ?\.)?")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _item(text: str) -> str | None:
    match = _ITEM.fullmatch(tidied(text).replace(" ", "").lower())
    return f"O{int(match[1])}" if match and int(match[1]) else None


def _question(text: str) -> str | None:
    match = _QUESTION.fullmatch(tidied(text).replace(" ", "").lower())
    return f"{_QUESTION_LETTERS[match[1]]}{int(match[2])}" if match and int(match[2]) else None


def item_code(text: str) -> str:
    """`O28` of any spelling, the letter typed as zero or in Thai included."""
    if found := _item(text):
        return found
    return refuse("bad-item-code", text)


def question_code(text: str) -> str:
    """`i10` or `e3` of any spelling."""
    if found := _question(text):
        return found
    return refuse("bad-question-code", text)


def code(text: str) -> str:
    """An item or a question, by its letter."""
    if found := _item(text) or _question(text):
        return found
    return refuse("bad-code", text)


def flag(text: str) -> bool:
    """ใช่ or ไม่ใช่; also yes, no, true, false."""
    found = _FLAGS.get(tidied(text).lower())
    if found is None:
        refuse("bad-flag", text)
    return found


def topic(text: str) -> int:
    """One of the seven topics."""
    tidy = tidied(text)
    if not INTEGER.fullmatch(tidy) or "," in tidy or int(tidy) not in TOPICS:
        refuse("bad-topic", text)
    return int(tidy)


def says_none(text: str) -> bool:
    """Whether the text states that there is nothing, and says nothing else."""
    return _NONE.fullmatch(tidied(text)) is not None


def is_identifier(text: str) -> bool:
    """Whether the text may become part of an address."""
    return _IDENTIFIER.fullmatch(text) is not None
