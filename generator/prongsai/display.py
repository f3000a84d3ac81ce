"""How values look to a reader: one form for dates, numbers and periods, one setting for digits.

Thai and Arabic digits are equal; a site shows one kind throughout. Addresses, codes and what is quoted letter by
letter are no text in this sense: they arrive here as Markup and stay as they are.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from markupsafe import Markup, escape

from prongsai import prose, thai

Digits = Literal["arabic", "thai"]

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!])")
"""Signs that Python-Markdown lets a backslash rob of their meaning."""
_TAG = re.compile(r"(<[^>]*>)")
_QUOTED = re.compile(r"(<[^>]*>|“[^”]*”)")
"""Tags, and what is quoted letter by letter."""
_PRINTED_NUMBER = re.compile(r"\(?[0-9๐-๙]{1,2}[.)]")
KILO = 1024


@dataclass(frozen=True)
class Display:
    """Shows values with one kind of digits."""

    digits: Digits

    @property
    def fold(self) -> Callable[[str], str]:
        """Brings the digits of a text to the site's kind."""
        return thai.thai_digits if self.digits == "thai" else thai.arabic

    def value(self, value: Any) -> Any:  # noqa: ANN401  # Jinja hands over whatever a template names
        """Whatever a template prints, in its one form."""
        if isinstance(value, (Markup, bool)):
            return value
        if isinstance(value, (str, int)):
            return self.fold(str(value))
        if isinstance(value, Decimal):
            return self.fold(f"{value:,}")
        if isinstance(value, thai.Date):
            return self.date(value)
        return self.fold(thai.show_period(value)) if isinstance(value, thai.Period) else value

    def date(self, value: thai.Date) -> Markup:
        """A date, readable by programs too when it names a day."""
        shown = self.fold(thai.show_date(value))
        if value.day is None:
            return escape(shown)
        return Markup('<time datetime="{}">{}</time>').format(value.first.isoformat(), shown)

    def prose(self, text: str) -> Markup:
        """Prose as paragraphs of safe HTML."""
        return self._between_tags(prose.prose(text))

    def inline(self, text: str) -> Markup:
        """Prose of a single paragraph without the paragraph around it."""
        return self._between_tags(prose.inline(text))

    def note(self, text: str) -> Markup:
        """Prose about a document: what it quotes between “ ” keeps the digits of the document."""
        return self._between_tags(prose.prose(text), _QUOTED)

    def inline_note(self, text: str) -> Markup:
        """A note of a single paragraph without the paragraph around it."""
        return self._between_tags(prose.inline(text), _QUOTED)

    def heading(self, text: str) -> Markup:
        """Text for a Markdown heading: its signs of Markdown and HTML are shown as typed."""
        return escape(_MARKDOWN.sub(r"\\\1", " ".join(self.fold(text).split())))

    def _between_tags(self, markup: Markup, kept: re.Pattern[str] = _TAG) -> Markup:
        """Safe HTML with the digits of its text changed; tags with their attributes, and what is `kept`, stay."""
        parts = kept.split(markup)
        folded = [part if position % 2 else self.fold(part) for position, part in enumerate(parts)]
        return Markup("".join(folded))  # noqa: S704  # it was Markup, and only digits changed


def verbatim(value: object) -> Markup:
    """Letter by letter: quotations, addresses, file names, attributes."""
    return escape(str(value))


def marked(entries: tuple[str, ...]) -> bool:
    """Whether list entries bring their printed numbers with them, so that no bullet is added."""
    return any(_PRINTED_NUMBER.match(entry) for entry in entries)


def size(count: int) -> str:
    """Bytes for people."""
    if count < KILO:
        return f"{count} ไบต์"
    if count < KILO * KILO:
        return f"{count / KILO:.0f} kB"
    return f"{count / KILO / KILO:.1f} MB"


def written_otherwise(period: thai.Period) -> bool:
    """Whether a period was written in another form than the one shown."""
    return _bare(period.written) != _bare(thai.show_period(period))


def _bare(text: str) -> str:
    return re.sub("[–—]", "-", thai.fold(text)).replace(" ", "")
