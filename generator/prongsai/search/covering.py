"""Which texts of a page the index has to hold: those that no longer text of the page holds already.

A search finds any part of a text, so that a cell `กองคลัง` needs no place of its own beside `กองคลัง · กองช่าง`.
"""

import re
from collections.abc import Iterator

from prongsai.search.articles import BESIDE, Article

_AROUND = 2
"""Signs on either side of a border that say whether it may be cut there."""
_LATIN = "0-9A-Za-z๐-๙‐-―−-"
_WELDED = re.compile(rf".[{_LATIN}]{{2}}.|[0-9][.,/:][0-9].|.[0-9][.,/:][0-9]|..[\u0300-\u036fั-ฺ็-๎].|.เเ.", re.DOTALL)
"""Where it may not: within a number, a code or a word of Latin letters, and before a vowel or tone of the letter."""


def needed(article: Article) -> Iterator[str]:
    """The blocks of an article that nothing else in it holds, in their order."""
    lines = ("", "", article.title, *article.blocks, "", "")
    text = "\n".join(lines).replace(BESIDE, " ")
    for block in article.blocks:
        if not _held(block.replace(BESIDE, " "), text):
            yield block


def _held(part: str, text: str) -> bool:
    """Whether a part stands within a line of a text, besides the line it is."""
    start = text.find(part)
    while start >= 0:
        end = start + len(part)
        whole = text[start - 1] == text[end] == "\n"
        if not whole and not _welded(text, start) and not _welded(text, end):
            return True
        start = text.find(part, start + 1)
    return False


def _welded(text: str, border: int) -> bool:
    return _WELDED.fullmatch(text[border - _AROUND : border + _AROUND]) is not None
