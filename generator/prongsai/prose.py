"""Prose a clerk typed, as safe HTML.

Most prose is plain paragraphs and takes the short way; what holds a sign of Markdown or HTML goes through
Python-Markdown and is then cut down to a small set of harmless tags by nh3.
"""

import re
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


def _joined(paragraph: str) -> str:
    return " ".join(line.strip() for line in paragraph.splitlines())
