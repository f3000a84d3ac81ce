"""What a reader sees in an article: its finished HTML → its title and its blocks of text.

A block is a paragraph, a cell, an entry, a heading: text that is read in one go, whatever inline tags stand in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from prongsai.search.folding import fold

_BLOCK = re.compile(
    "address|article|aside|blockquote|button|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|"
    "header|hr|label|legend|li|main|nav|ol|option|p|pre|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_UNSEEN = re.compile(
    r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>|<a\b[^>]*\bclass=\"headerlink\"[^>]*>.*?</a\s*>",
    re.DOTALL | re.IGNORECASE,
)
"""What is no text; the signs by which headings can be linked to belong to it."""
_PICTURE = re.compile(r"<svg\b.*?</svg\s*>", re.DOTALL | re.IGNORECASE)
_LETTERING = re.compile(r"<(text|title|desc)\b[^>]*>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^'"<>])*>)""")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_APART = re.compile(r'<span\b[^>]*\bclass="[^"]*\bp-(?:block|where|state|tag|also|missing|said|reached)\b')
"""Inline tags that the style sheet sets apart from the text beside them."""
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1\s*>", re.DOTALL | re.IGNORECASE)
BESIDE = "\t"
"""Between a name and what stands beside it: a space to readers, and a sign to the script that links to the place."""
_CELLS = frozenset({"td", "th"})
_NEXT = _CELLS | {"dt", "dd", "p", "div"}
_CODE = re.compile("[OIEoie][0-9๐-๙]{1,2}")
"""A code is read together with the cell beside it, as a name with what it names: `O28 รายงานผล…`."""
_DOT = re.compile("(?:^| )·(?: |$)")
"""Between entries of a line: nobody types it, so that they need not be kept together."""
_WORD = re.compile("[ก-ฮA-Za-z]{2}")
"""What names something: neither a number nor a code."""
_SEAL = re.compile(r"\b[0-9a-f]{64}\b")
"""Nobody looks for a fingerprint by typing it, and it is the only text that cannot be packed."""
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True)
class Article:
    """The text of a page."""

    title: str
    """Its main heading."""
    blocks: tuple[str, ...]
    """All other texts in their order, each once."""


def article(html: str, title: str) -> Article:
    """The text of a page; `title` is its heading where its HTML has none, as the theme then writes it there."""
    seen = _UNSEEN.sub("", html)
    heading = _HEADING.search(seen)
    title = " ".join(_blocks(heading[1])) if heading else _tidied(title)
    blocks = dict.fromkeys(_blocks(_PICTURE.sub(" ", seen)))
    blocks.pop(title, None)
    if lettering := [_tidied(_TAG.sub(" ", text)) for drawn in _PICTURE.finditer(seen) for text in _texts(drawn[0])]:
        said = "\n".join(map(fold, (title, *blocks)))
        blocks |= dict.fromkeys(text for text in lettering if text and fold(text) not in said)
    return Article(title, tuple(blocks))


def _texts(picture: str) -> Iterator[str]:
    return (found[2] for found in _LETTERING.finditer(picture))


def _blocks(html: str) -> Iterator[str]:
    held: list[str] = []
    spans: list[bool] = []
    """Whether each span that is open is set apart."""
    before = ""
    """A code or a name that waits for what stands beside it."""
    for position, part in enumerate([*_TAG.split(html), "<hr>"]):
        if not position % 2:
            held.append(part)
            continue
        name = _NAME.match(part)
        tag = name[1].lower() if name else ""
        ends = _BLOCK.fullmatch(tag) is not None
        if tag == "br":
            held.append(" ")
        elif tag == "span" and part[1] != "/":
            spans.append(bool(_APART.match(part)))
            ends = spans[-1]
        elif tag == "span" and spans:
            ends = spans.pop()
        if not ends:
            continue
        text = _tidied("".join(held))
        held.clear()
        named = part.lower() == "</dt>"
        if before and (text or tag not in _NEXT):
            if not text or (_CODE.fullmatch(before) and not _WORD.search(text)):
                yield before
            else:
                text = f"{before}{BESIDE}{text}"
            before = ""
        if named or (tag in _CELLS and _CODE.fullmatch(text)):
            text, before = "", text
        yield from filter(None, map(str.strip, _DOT.split(text)))


def _tidied(markup: str) -> str:
    """Text as one line, with what stands for a letter read as that letter."""
    return " ".join(_SEAL.sub("", _INVISIBLE.sub("", unescape(markup))).split())
