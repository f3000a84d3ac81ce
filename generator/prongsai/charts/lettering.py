"""How much room letters take, and where a label that has too little of it goes on in the next line.

SVG does not wrap text, and which font a reader's browser ends up with is not known here: letters count a little more
than they take in bold Sarabun, the page's own font, so that what fits by this reckoning fits on the page.
"""

import re
from dataclasses import dataclass

ROOM = 340
"""Units across every drawing, about the pixels between the margins of a phone 360 pixels wide."""
SIZE = 13
"""Units of a letter's height: still more than 11 pixels on that phone."""
LINE = 18
"""From one line of a label to the next: Thai marks stand above and below."""
UNDER = 5
"""From the line letters stand on to where the next line begins."""

_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200b-\u200d"
_WIDTHS = (
    # most that a letter takes, in parts of its height: letters
    (0.0, f"[{_MARKS}]"),
    (0.36, r"[ !'(),\-.:;\[\]|ijlI·เๅ]"),
    (0.54, r"[/\"fJcrstvxyzงรโใไาำ]"),
    (0.9, "[mwMWNHOQ@&#—…พฟฬฌญฑฒณษ๗๚]"),
    (1.0, "%|[^\u0e01-\u0e5b -~–“”]"),
)
_USUAL = 0.72
"""Of all others, and of digits whichever kind the site shows."""
_KINDS = [(width, re.compile(letters)) for width, letters in _WIDTHS]

_WORDS = re.compile(
    r"(?<=\s)(?=\S)|(?<=[-/])(?=[\u0e01-\u0e33])"
    r"|(?<=[\u0e01-\u0e5b])(?<!ภาย)(?<![เแโใไ])(?=และ|ของ|หรือ|ความ|ใน|โดย|เพื่อ|ตาม|จาก|ให้)"
)
"""Where a line breaks best: at spaces, and in Thai before words that no other word ends with."""
_SYLLABLES = re.compile(r"(?<=[\u0e01-\u0e5b])(?=[เแโใไ])")
"""Where Thai can be broken at all without a dictionary: before vowels that only begin a syllable."""
_LETTERS = re.compile(rf".[{_MARKS}ๅาำ]*", re.DOTALL)
"""A letter with the marks it carries, which are never parted."""


def width(text: str) -> float:
    """Units that a line of text takes at most."""
    return SIZE * sum(next((width for width, kind in _KINDS if kind.match(letter)), _USUAL) for letter in text)


def lines(text: str, room: float = ROOM) -> tuple[str, ...]:
    """The text in lines that each fit into `room` units; a single letter that does not fit still gets its line."""
    found: list[str] = []
    line = ""
    for piece in _pieces(" ".join(text.split()), room):
        if line and width((line + piece).rstrip()) > room:
            found.append(line.rstrip())
            line = ""
        line += piece
    return (*found, line.rstrip()) if line else tuple(found)


FIRST = 3
"""Room above the first label of a drawing, for the highest Thai marks."""


@dataclass(frozen=True)
class Label:
    """Words above a bar."""

    lines: tuple[tuple[int, str], ...]
    """Baseline, counted from where the label begins, and text of each line."""
    height: int
    """From where it begins to where the bar does."""


def label(text: str, room: float = ROOM) -> Label:
    """Words above a bar, in lines of at most `room` units; one line high, or as high as its lines."""
    found = tuple((LINE * count - UNDER, line) for count, line in enumerate(lines(text, room), 1))
    return Label(found, LINE * max(len(found), 1) + 1)


def _pieces(text: str, room: float) -> list[str]:
    """What lines are put together of: pieces that begin where one may break, cut smaller only where they must be."""
    pieces = [text]
    for parted in (_WORDS.split, _SYLLABLES.split, _LETTERS.findall):
        pieces = [
            part for piece in pieces for part in ([piece] if width(piece.rstrip()) <= room else parted(piece)) if part
        ]
    return pieces
