"""How to click from the home page to any page, told by the words of the links as they stand on the pages.

Read from the finished pages, so that a way that is told is a way that is there. A link may be named only by words
that lead to one place on its page: `2569` names nothing where two agencies have a year 2569.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from html import unescape
from typing import Any, Protocol
from urllib.parse import urljoin

from prongsai import addresses
from prongsai.pages.page import ENGLISH_HERE, FOOT, OPENING

_LINK = re.compile(r'<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_ASIDE = re.compile(r'<ul class="[^"]*\bp-news\b.*?</ul>|<div class="p-units">.*?</div>', re.DOTALL)
"""Links that nobody should be sent to: of what changed lately, gone as soon as something else changes, and the small
squares of a picture, whose items stand below it by their names."""
_TAG = re.compile(r"<[^>]*>")
_HEADING = re.compile(r"^(#+) (.*) \{#([^}\s]+)[^}]*\}$", re.MULTILINE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!])")
_ROOT = "http://site/"
"""Stands before addresses while links are resolved, and no host is called so: what begins with it is ours."""
READ_ON, ALL_TERMS = "อ่านต่อ", "คำที่ควรรู้ทั้งหมด"
"""What `theme/main.html` says beside the terms of a page and below them."""
NEIGHBOURS = {
    "previous": "ก่อนหน้า",
    "next": "ถัดไป",
    "earlier": "เรื่องเดียวกันในปีก่อน",
    "later": "เรื่องเดียวกันในปีถัดไป",
}
"""What `theme/main.html` says before the neighbours of a page."""
CONTENTS = 2
"""Depth of the headings that a page's own table of contents links to."""


class Finished(Protocol):
    """A rendered page."""

    @property
    def address(self) -> str:
        """Where it lives."""

    @property
    def meta(self) -> Mapping[str, Any]:
        """What the theme is told: the frame around the page."""

    @property
    def body(self) -> str:
        """Its Markdown, in which links are HTML."""


@dataclass(frozen=True)
class Clickable:
    """A link as a reader sees it."""

    text: str
    target: str
    """An address of this site, which may carry a `#fragment`, or a whole address elsewhere."""
    hidden: bool = False
    """Whether it lies in the drawer of a phone, out of view until that is opened."""


def headings(page: Finished) -> dict[str, str]:
    """The words of each heading by its anchor, as the page shows them; an anchor leads to the first that has it."""
    return {anchor: text for _, anchor, text in reversed([*_headings(page)])}


def links(page: Finished) -> Iterator[Clickable]:
    """Everything a reader can click on a page, in reading order."""
    frame = page.meta["prongsai"]
    yield from _before(page, frame)
    for href, text in _LINK.findall(lasting(page.body)):
        yield _clickable(page, _words(text), unescape(href))
    if "toc" not in page.meta.get("hide", ()):
        yield from (
            Clickable(text, f"{page.address}#{anchor}") for depth, anchor, text in _headings(page) if depth == CONTENTS
        )
    yield from _after(page, frame)
    for _, entries in frame["side"]:
        for title, href, _ in entries:
            yield _clickable(page, title, href, hidden=True)
    for address, title in (OPENING | FOOT).items():
        yield Clickable(title, address, hidden=True)


def lasting(html: str) -> str:
    """A page without the links that no way should be told by."""
    return _ASIDE.sub("", html)


def _before(page: Finished, frame: Mapping[str, Any]) -> Iterator[Clickable]:
    """What stands above the text."""
    if "english" in frame:
        yield _clickable(page, ENGLISH_HERE, frame["english"][1])
    if "agency" in frame:
        yield _clickable(page, frame["agency"]["name"], frame["agency"]["href"])
    for title, href in frame["crumbs"][:-1]:
        yield _clickable(page, title, href)
    if "help" in frame:
        yield _clickable(page, *frame["help"]["more"])


def _after(page: Finished, frame: Mapping[str, Any]) -> Iterator[Clickable]:
    """What stands below the text."""
    for _, _, *href in frame.get("terms", ()):
        yield from (_clickable(page, READ_ON, way) for way in href)
    if "glossary" in frame:
        yield _clickable(page, ALL_TERMS, frame["glossary"])
    for name, label in NEIGHBOURS.items():
        if name in frame:
            title, href = frame[name]
            yield _clickable(page, f"{label} {title}", href)


def named(page: Finished) -> list[Clickable]:
    """The links of a page whose words name one place, each once, in reading order."""
    found: dict[str, dict[str, Clickable]] = defaultdict(dict)
    for link in links(page):
        found[link.text].setdefault(link.target, link)
    return [link for text, places in found.items() if text and len(places) == 1 for link in places.values()]


def click_paths(pages: Iterable[Finished]) -> dict[str, tuple[str, ...]]:
    """For every page that can be reached from the home page: the words to click, in order.

    pages: all that are published, the home page among them. Links that every screen shows come before those in a
    phone's drawer; then the fewest clicks count, then a way that goes down from the year to the item and not around,
    then the order of reading.
    """
    published = {page.address: page for page in pages}
    ways: dict[str, tuple[str, ...]] = {}
    open_: list[tuple[int, int, int, int, str, tuple[str, ...]]] = [(0, 0, 0, 0, addresses.HOME, ())]
    found = 0
    while open_:
        hidden, clicks, detours, _, address, way = heappop(open_)
        if address in ways or address not in published:
            continue
        ways[address] = way
        for link in named(published[address]):
            if link.target in published and link.target not in ways:
                found += 1
                around = not link.target.startswith(address)
                cost = (hidden + link.hidden, clicks + 1, detours + around, found)
                heappush(open_, (*cost, link.target, (*way, link.text)))
    return ways


def _headings(page: Finished) -> Iterator[tuple[int, str, str]]:
    """Depth, anchor and words of each heading."""
    for signs, text, anchor in _HEADING.findall(page.body):
        yield len(signs), anchor, _words(_ESCAPED.sub(r"\1", text))


def _words(html: str) -> str:
    """Text as a reader sees it."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def _clickable(page: Finished, text: str, href: str, *, hidden: bool = False) -> Clickable:
    target = urljoin(_ROOT + page.address, href)
    return Clickable(" ".join(text.split()), target.removeprefix(_ROOT), hidden)
