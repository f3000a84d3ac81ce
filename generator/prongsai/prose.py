"""Prose a clerk typed, as safe HTML.

Most prose is plain paragraphs and takes the short way; what holds a sign of Markdown or HTML goes through
Python-Markdown and is then cut down to a small set of harmless tags by nh3.
"""

import re
import unicodedata
from functools import cache, lru_cache

import markdown
import nh3
from markupsafe import Markup

TYPED_TAGS = ("b", "strong", "i", "em", "u", "br", "sub", "sup")
"""HTML a clerk may type; all other is shown as typed."""
SAFE_TAGS = {*TYPED_TAGS, "p", "ul", "li", "a"}
SAFE_ATTRIBUTES = {"a": {"href"}}
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}

_SPECIAL = re.compile(r"[*_<>\[\]\\&]|^\s*[-+]\s|  $", re.MULTILINE)
"""Anything that the Markdown and HTML we keep could give a meaning to."""
_NUMBERED = re.compile(r"\n[ \t]*(?=\(?[0-9๐-๙]{1,2}[.)]\s)")
"""A printed number at the head of a line begins a paragraph of its own."""
_INDENT = re.compile(r"^[ \t]+(?![-*+]\s|\s)", re.MULTILINE)
"""Room before a line means nothing in prose, except before an entry of a list."""
_GAP = re.compile(r"\n[ \t]*\n\s*")
_NOT_TYPED_TAG = re.compile(r"<(?!/?(?:" + "|".join(TYPED_TAGS) + r")\b\s*/?>)")
"""An opening `<` that begins none of the tags a clerk may type: it is text, and shown as typed."""

_BLOCKS = ("code", "hashheader", "setextheader", "hr", "olist", "quote", "reference")
_INLINES = (
    *("backtick", "reference", "image_link", "image_reference", "short_reference", "short_image_ref"),
    *("autolink", "automail"),
)


@cache
def _converter() -> markdown.Markdown:
    """Markdown without what a clerk would type by accident: a `#`, a number or a `>` at the head of a line."""
    converter = markdown.Markdown(output_format="html")
    converter.preprocessors.deregister("html_block")
    for name in _BLOCKS:
        converter.parser.blockprocessors.deregister(name)
    for name in _INLINES:
        converter.inlinePatterns.deregister(name)
    return converter


@lru_cache(maxsize=8192)
def prose(text: str) -> Markup:
    """Paragraphs as HTML. Line breaks inside a paragraph become spaces; unsafe HTML is shown as typed."""
    text = _NUMBERED.sub("\n\n", text.strip())
    if not _SPECIAL.search(text):
        return Markup().join(Markup("<p>{}</p>").format(_joined(part)) for part in _GAP.split(text))
    converted = _converter().reset().convert(_NOT_TYPED_TAG.sub("&lt;", _INDENT.sub("", text)))
    cleaned = nh3.clean(
        converted, tags=SAFE_TAGS, attributes=SAFE_ATTRIBUTES, url_schemes=SAFE_SCHEMES, link_rel="noopener"
    )
    return Markup(cleaned.replace("\n", " ").strip())  # noqa: S704  # nh3 has just made it safe


def inline(text: str) -> Markup:
    """Prose without the paragraph around it, for a table cell or list entry of a single paragraph."""
    shown = prose(text)
    if shown.count("<p>") == 1 and shown.startswith("<p>") and shown.endswith("</p>"):
        return Markup(shown[3:-4])  # noqa: S704  # a slice of safe HTML between whole tags
    return shown


def brief(text: str, longest: int) -> str:
    """Prose as plain text of one line, of at most `longest` signs; what had to be cut ends in `…`.

    No letter loses a mark that stands above, below or behind it.
    """
    line = " ".join(re.sub(r"</(?:p|li)>", " ", prose(text)).split())
    plain = Markup(line).striptags()  # noqa: S704  # it was safe HTML, and only its blocks were parted by spaces
    if len(plain) <= longest:
        return plain
    end = longest - 1
    space = plain.rfind(" ", longest * 2 // 3, end)
    if space > 0:
        end = space
    while end > 1 and (plain[end] in _STAYS_BEHIND or unicodedata.combining(plain[end]) or plain[end - 1] in _LEADS):
        end -= 1
    return f"{plain[:end].rstrip(' ·,')}…"


_STAYS_BEHIND = frozenset("ะาำๆฯๅ\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47\u0e4c\u0e4d\u0e4e")
"""Thai signs that belong to the letter before them; those below the line and the tones Unicode itself calls marks."""
_LEADS = frozenset("เแโใไ")
"""Thai vowels that are written before their letter."""


def _joined(paragraph: str) -> str:
    return " ".join(line.strip() for line in paragraph.splitlines())
