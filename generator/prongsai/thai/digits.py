"""Digits and numbers, and what every reader of a clerk's text starts from.

Digits are matched by explicit sets throughout: `str.isdigit` accepts signs that `int` refuses.
"""

import re
from decimal import Decimal
from typing import NoReturn

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
LONGEST_QUOTE = 80

TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
_THAI_DIGIT = re.compile(f"[{THAI_DIGITS}]")
_TO_THAI = str.maketrans("0123456789", THAI_DIGITS)
INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
SPACES = re.compile(r"\s+")


class Unreadable(ValueError):  # noqa: N818  # it says what the text is, as UnicodeError's subclasses do not
    """A text that does not say what its field needs."""

    def __init__(self, code: str, params: dict[str, str]) -> None:
        super().__init__(code)
        self.code = code
        """Stable code of the problem."""
        self.params = params
        """Particulars for the wording; `written` is always among them."""


def refuse(code: str, written: str, **params: str) -> NoReturn:
    """Say that `written` cannot be read."""
    short = written if len(written) <= LONGEST_QUOTE else f"{written[:LONGEST_QUOTE]}…"
    raise Unreadable(code, {"written": short, **params})


def tidied(text: str) -> str:
    """Arabic digits, nothing invisible, single spaces: what every reader below starts from."""
    return SPACES.sub(" ", INVISIBLE.sub("", text).translate(TO_ARABIC)).strip()


def arabic(text: str) -> str:
    """The text with Arabic digits."""
    # `translate` copies a text letter by letter; most hold no Thai digit, and looking for one is ten times faster.
    return text.translate(TO_ARABIC) if _THAI_DIGIT.search(text) else text


_URL_OR_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+|&#[0-9]+;|[A-Za-z0-9@_.:/?=&%#~+-]+")
_STAYS_ARABIC = re.compile(r"[A-Za-z@]|://|&#")


def thai_digits(text: str) -> str:
    """The text with Thai digits, except in codes, addresses and whatever else holds Latin letters."""

    def convert(match: re.Match[str]) -> str:
        token = match.group()
        return token if _STAYS_ARABIC.search(token) else token.translate(_TO_THAI)

    return _URL_OR_TOKEN.sub(convert, text)


# Twenty digits are more than any budget needs, and far fewer than make `int` refuse or slow down.
_NUMBER = re.compile(r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,20})(?:\.[0-9]{1,20})?")
INTEGER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,20}")


def number(text: str) -> Decimal:
    """A number as written, trailing zeros included; thousands separators must stand where they belong."""
    tidy = tidied(text)
    if not _NUMBER.fullmatch(tidy):
        refuse("bad-number", text)
    return Decimal(tidy.replace(",", "").replace("−", "-"))


def integer(text: str) -> int:
    """A whole number from 0 up."""
    tidy = tidied(text)
    if not INTEGER.fullmatch(tidy):
        refuse("bad-integer", text)
    return int(tidy.replace(",", ""))
