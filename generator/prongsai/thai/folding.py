"""Texts that a reader would call the same, made equal for comparison; the search starts from the same letters."""

import re
import unicodedata

from prongsai.thai.digits import INVISIBLE, SPACES, TO_ARABIC

_TONES = "\u0e48-\u0e4b"
# Only behind a consonant, where normalization has nothing to move; else folding twice would fold further.
_SARA_AM = re.compile(f"([ก-ฮ][{_TONES}]*)\u0e4d([{_TONES}]*)\u0e32")
_TONE_TOO_LATE = re.compile(f"([ก-ฮ])\u0e33([{_TONES}]+)")
_ITEM_IN_THAI = re.compile(r"โอ(?=[0-9])")
_ITEM_WITH_ZERO = re.compile(r"(^|[^0-9a-z.,/:-])0([0-9]{2})(?![0-9a-z])(?![.,/:-][0-9])")
_LATIN_HYPHEN = re.compile(r"([a-z])[-\u2010\u2011]+(?=[a-z0-9])|([0-9])[-\u2010\u2011]+(?=[a-z])")


def letters(text: str) -> str:
    """The text with one spelling of each letter: composed, lower case, Arabic digits, nothing invisible."""
    visible = INVISIBLE.sub("", text)
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", visible).lower())
    digits = plain.translate(TO_ARABIC).replace("เเ", "แ")
    return _TONE_TOO_LATE.sub(r"\1\2ำ", _SARA_AM.sub(r"\1\2ำ", digits))


def fold(text: str) -> str:
    """The text as comparison sees it: equal for all who would call two texts the same. The steps have their order."""
    coded = _ITEM_WITH_ZERO.sub(r"\1o\2", _ITEM_IN_THAI.sub("o", letters(text)))
    return SPACES.sub(" ", _LATIN_HYPHEN.sub(r"\1\2", coded)).strip()
