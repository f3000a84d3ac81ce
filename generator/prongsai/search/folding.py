"""Text as the search compares it: equal wherever a reader would call two texts the same.

The index is folded by the script of the search and the query beside it, by the same steps in the same order
(`assets/search/folding.js`); a test holds both to each other. Each step looks no further than one letter to the left
and right, so that every part of a text folds to a part of the folded text: that is what makes a search for a part
of a word find the word. Spellings of codes need more to be told apart; the script sees to them in the query.
"""

import re

from prongsai import thai

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_DOUBLE_QUOTES = re.compile("[\u201c-\u201f]")
_SINGLE_QUOTES = re.compile("[\u2018-\u201b]")
_LATIN_HYPHEN = re.compile(r"([a-z])-+(?=[a-z0-9])")
"""`E-Service` is `eservice` to everyone who types it, `O-28` is `o28`; `O1-O20` are two codes."""
_SPACES = re.compile(r"\s+")
_BEFORE_REPEAT = re.compile(" ?ๆ")
"""Some write `ต่าง ๆ`, some `ต่างๆ`."""


def fold(text: str) -> str:
    """The text as index and query have it: single spaces, Arabic digits, lower case, one spelling of each letter."""
    letters = _DASHES.sub("-", thai.letters(text))
    quoted = _SINGLE_QUOTES.sub("'", _DOUBLE_QUOTES.sub('"', letters))
    joined = _LATIN_HYPHEN.sub(r"\1", quoted)
    return _BEFORE_REPEAT.sub("ๆ", _SPACES.sub(" ", joined)).strip()
