"""Characters no one sees, and how much of a text is quoted."""

import re
from collections.abc import Iterator

from prongsai.problems import Place, Problem

MOST_PROBLEMS = 100
"""Problems told of one file; whoever has more begins with these."""
LONGEST_QUOTE = 60
LINE_BREAK = re.compile("\r\n|\r|\n")

# YAML allows no control characters. The others are line breaks or marks to it that no editor shows, so that
# values and line numbers would change unseen.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
ODD_BLANKS = "\u00a0\u00ad\u115f\u1160\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\u3164"
"""Looks like a space or like nothing, and is neither to YAML."""
ODD = re.compile(f"[{ODD_BLANKS}]")


def unfit_characters(text: str, name: str) -> Iterator[Problem]:
    """One problem for each character no data file may hold."""
    line, begin, counted = 1, 0, 0
    for number, match in enumerate(_UNFIT.finditer(text)):
        if number == MOST_PROBLEMS:
            return
        for line_break in LINE_BREAK.finditer(text, counted, match.start()):
            line, begin = line + 1, line_break.end()
        counted = match.start()
        code = "invisible-character" if match[0] in "\x85\u2028\u2029\ufeff" else "control-character"
        yield Problem(code, Place(name, line, match.start() - begin + 1), {"sign": code_point(match[0])})


def code_point(character: str) -> str:
    """Name an invisible character: `U+200B`."""
    return f"U+{ord(character):04X}"


def short(text: str) -> str:
    """As much of a text as a message should quote."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
