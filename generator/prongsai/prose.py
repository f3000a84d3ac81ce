"""Prose a clerk typed, as safe HTML.

Most prose is plain paragraphs and takes the short way; what holds a sign of Markdown or HTML goes through
Python-Markdown and is then cut down to a small set of harmless tags by nh3.
"""

import re
from functools import lru_cache

import markdown
import nh3
from markupsafe import Markup

TYPED_TAGS = ("b", "strong", "i", "em", "u", "br", "sub", "sup")
"""HTML a clerk may type; all other is shown as typed."""
SAFE_TAGS = {
    "p",
    "br",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "sub",
    "sup",
    "ul",
    "ol",
    "li",
    "a",
    "blockquote",
    "code",
}
SAFE_ATTRIBUTES = {"a": {"href"}}
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}

_SPECIAL = re.compile(r"[*_`<>\[\]\\#|&~!]|^\s*[-+]\s|^ {4}|^\t|^\s*(?:=+|-+)\s*$|https?:", re.MULTILINE)
"""Anything Markdown or HTML could give a meaning to."""
_NUMBERED = re.compile(r"\n[ \t]*(?=\(?[0-9๐-๙]{1,2}[.)]\s)")
_NUMBER = re.compile(r"^([ \t]*\(?[0-9๐-๙]{1,2})([.)])(?=\s)", re.MULTILINE)
"""A printed number at the head of a line. It begins a paragraph and stays as printed: Markdown would count anew."""
_GAP = re.compile(r"\n[ \t]*\n\s*")
_NOT_SAFE_TAG = re.compile(r"<(?!/?(?:" + "|".join(TYPED_TAGS) + r")\b\s*/?>)")
"""An opening `<` that begins none of the safe tags: it is text, and shown as typed."""


@lru_cache(maxsize=8192)
def prose(text: str) -> Markup:
    """Paragraphs as HTML. Line breaks inside a paragraph become spaces; unsafe HTML is shown as typed."""
    text = _NUMBERED.sub("\n\n", text)
    if not _SPECIAL.search(text):
        return Markup().join(Markup("<p>{}</p>").format(_joined(part)) for part in _GAP.split(text.strip()))
    converted = markdown.markdown(_NUMBER.sub(r"\1\\\2", _NOT_SAFE_TAG.sub("&lt;", text)), output_format="html")
    cleaned = nh3.clean(
        converted,
        tags=SAFE_TAGS,
        attributes=SAFE_ATTRIBUTES,
        url_schemes=SAFE_SCHEMES,
        link_rel="noopener",
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
