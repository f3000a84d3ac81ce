"""What a reader without JavaScript sees of an HTML page: its words, where they stand, where links lead, what it loads.

Text goes in, a `Seen` comes out; nothing is raised, whatever the text, as pages of other hands are often broken. Tags
that HTML lets authors leave out are implied as browsers imply them (WHATWG HTML, 13.1.2.4 and 13.2.6.4), as far as
it matters to what is hidden and which words stand together.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from prongsai import thai

LARGEST = 4_000_000
"""Characters that are read; the largest page of a real site has a thirtieth of that."""
DEEPEST = 200
"""Elements within elements that are told apart; browsers stop at 512."""


class Chunk(NamedTuple):
    """Words that stand together: a heading, a paragraph, a cell, an entry of a list, a caption."""

    text: str
    under: str
    """Id of the nearest heading above that has one (its own for such a heading); empty before the first."""


class Link(NamedTuple):
    """Words that lead somewhere."""

    text: str
    href: str


class Heading(NamedTuple):
    """A heading that can be linked to."""

    id: str
    text: str


class Resource(NamedTuple):
    """Something a browser loads together with the page."""

    tag: str
    url: str


@dataclass(frozen=True)
class Seen:
    """A page as it is read. All texts are folded: single spaces, Arabic digits, nothing invisible."""

    title: str = ""
    canonical: str | None = None
    base: str | None = None
    """What its links start from, where it says so."""
    chunks: tuple[Chunk, ...] = ()
    """All visible words in their order."""
    anchors: frozenset[str] = frozenset()
    """Ids one can jump to."""
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    resources: tuple[Resource, ...] = ()
    robots: tuple[str, ...] = ()
    """Directives to search engines, in lower case: `noindex`."""
    refresh: str | None = None
    """Where the page goes by itself; empty when it only loads itself again."""
    asks_password: bool = False
    popups: tuple[str, ...] = ()
    """Signs of something that lies over the page: `window.open`, `alert`, `dialog`, `overlay`."""
    whole: bool = True
    """False when there was more than LARGEST."""

    @property
    def text(self) -> str:
        """All visible words in one line."""
        return " ".join(chunk.text for chunk in self.chunks)


def see(html: str) -> Seen:
    """What a reader sees of a page, given as its text; of what is larger than LARGEST only the beginning."""
    reader = _Reader()
    # Behind the last `>` no tag is complete. Browsers drop an unfinished one, and looking for its end again and
    # again would take the parser a time that grows with the square of the length.
    read = html[:LARGEST]
    rest = read.rfind(">") + 1
    reader.feed(read[:rest] + read[rest:].partition("<")[0])
    reader.close()
    return reader.seen(whole=len(html) <= LARGEST)


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_VOID = _tags("area base br col embed hr img input link meta param source track wbr")
_IN_A_LINE = _tags(
    "a abbr b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark meter output "
    "progress q rt ruby s samp small span strike strong sub sup svg time tt u var wbr"
)
"""Tags that do not part words into chunks."""
_UNSEEN = _tags(
    "script style template title iframe noembed noframes object video audio canvas datalist rp desc metadata"
)
"""Elements whose text is no part of the page, or stands in for what a browser shows instead."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS = frozenset({"td", "th"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_BOUNDS = _CELLS | {"table", "caption", "template"}
"""No tag is closed from inside these that was opened outside."""
_TABLE = _CELLS | _SECTIONS | {"table", "tr", "caption"}
_ENDED_BY: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    **dict.fromkeys(("dt", "dd"), frozenset({"dt", "dd"})),
    "option": frozenset({"option"}),
    **dict.fromkeys(_CELLS, _CELLS),
    "tr": _CELLS | {"tr"},
    **dict.fromkeys(_SECTIONS, _CELLS | _SECTIONS | {"tr"}),
    **dict.fromkeys(
        _tags(
            "address article aside blockquote details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
            "header hr main nav ol p pre section table ul"
        ),
        frozenset({"p"}),
    ),
}
"""Tag, and the open elements it ends without saying so."""
_LISTS = frozenset({"ul", "ol", "dl", "select", "table"})
"""Within these a new list or table begins."""

_SOURCES = {
    **dict.fromkeys(("img", "script", "iframe", "frame", "embed", "video", "audio", "source", "track"), "src"),
    "object": "data",
    "image": "href",
    "use": "href",
}
"""Tag and the attribute that names what is loaded."""
_LOADED_BY_LINK = frozenset({"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"})
_IN_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s;]+)""")
_REFRESH = re.compile(r"""\s*[0-9.]*\s*[;,]?\s*(?:url\s*=\s*)?["']?\s*([^"']*)""", re.IGNORECASE)
_OPENS = re.compile(r"\bwindow\s*\.\s*open\s*\(|\bshowModal\s*\(")
_ALERTS = re.compile(r"(?<![\w$.])(?:window\s*\.\s*)?(?:alert|confirm|prompt)\s*\(")


@dataclass
class _Reader(HTMLParser):
    """Collects while the parser reads; everything here grows."""

    titles: list[str] = field(default_factory=list)
    canonical: str | None = None
    base: str | None = None
    chunks: list[Chunk] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    headings: list[Heading] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    resources: list[Resource] = field(default_factory=list)
    robots: list[str] = field(default_factory=list)
    refresh: str | None = None
    asks_password: bool = False
    popups: list[str] = field(default_factory=list)
    under: str = ""
    words: list[str] = field(default_factory=list)
    """Of the chunk being read."""
    link: tuple[str, list[str]] | None = None
    """The link being read: where it leads and its words."""
    open: list[tuple[str, bool]] = field(default_factory=list)
    """Elements not yet ended, each with whether what is in it is hidden."""
    count: Counter[str] = field(default_factory=Counter)
    """How many of each are open."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def seen(self, *, whole: bool) -> Seen:
        """All that was collected."""
        self._end_link()
        self._end_chunk()
        return Seen(
            title=thai.tidied("".join(self.titles)),
            canonical=self.canonical,
            base=self.base,
            chunks=tuple(self.chunks),
            anchors=frozenset(self.anchors),
            headings=tuple(self.headings),
            links=tuple(self.links),
            resources=tuple(dict.fromkeys(self.resources)),
            robots=tuple(dict.fromkeys(self.robots)),
            refresh=self.refresh,
            asks_password=self.asks_password,
            popups=tuple(dict.fromkeys(self.popups)),
            whole=whole,
        )

    # --- what the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in reversed(attrs)}  # of two of a name the first counts
        for ended in _ENDED_BY.get(tag, ()):
            self._end(ended, frozenset() if ended == "p" else _LISTS)
        if tag not in _IN_A_LINE:
            self._end_chunk()
        elif tag == "br":
            self.words.append(" ")
        hidden = self._hidden or _hides(tag, attributes)
        self._loads(tag, attributes)
        self._tells(tag, attributes)
        if not hidden:
            self._shows(tag, attributes)
        if tag not in _VOID and (hidden or len(self.open) < DEEPEST):
            self.open.append((tag, hidden))
            self.count[tag] += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.count["svg"] or self.count["math"]:  # elsewhere HTML takes no notice of the slash
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _IN_A_LINE:
            self._end_chunk()
        if tag == "a":
            self._end_link()
        self._end(tag, frozenset())

    def handle_data(self, data: str) -> None:
        within = self.open[-1][0] if self.open else ""
        if within == "script":
            self._scripted(data)
        elif within == "style":
            self.resources += (Resource("style", url) for url in _IN_STYLE.findall(data))
        elif within == "title" and not self.count["svg"]:
            self.titles.append(data)
        elif not self._hidden:
            self.words.append(data)
            if self.link:
                self.link[1].append(data)

    def parse_comment(self, i: int, report: bool = True) -> int:  # noqa: ARG002, FBT001, FBT002  # as the parser has it
        end = self.rawdata.find("-->", i + 2)
        return end + 3 if end >= 0 else len(self.rawdata)  # without an end the rest is comment

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002, FBT001, FBT002  # the same
        end = self.rawdata.find(">", i)  # Python's own reading may refuse what it finds here
        return end + 1 if end >= 0 else len(self.rawdata)

    # --- what is kept

    @property
    def _hidden(self) -> bool:
        return bool(self.open) and self.open[-1][1]

    def _end(self, tag: str, bounds: frozenset[str]) -> None:
        """End the nearest open element of this name and all within it, unless a bound lies between."""
        if not self.count[tag]:
            return
        bounds = bounds if tag in _TABLE else bounds | _BOUNDS
        for position in range(len(self.open) - 1, -1, -1):
            found = self.open[position][0]
            if found == tag:
                self.count.subtract(name for name, _ in self.open[position:])
                del self.open[position:]
                return
            if found in bounds:
                return

    def _end_chunk(self) -> None:
        if self.words:
            text = thai.tidied("".join(self.words))
            self.words.clear()
            if text:
                self.chunks.append(Chunk(text, self.under))
                if self.headings and not self.headings[-1].text and any(self.count[tag] for tag in _HEADINGS):
                    self.headings[-1] = Heading(self.under, text)

    def _end_link(self) -> None:
        if self.link:
            href, words = self.link
            self.links.append(Link(thai.tidied("".join(words)), href))
            self.link = None

    def _shows(self, tag: str, attributes: dict[str, str]) -> None:
        """What a visible element brings."""
        identifier = attributes.get("id", "")
        names = (identifier, attributes.get("name", "") if tag == "a" else "")
        self.anchors.update(filter(None, names))
        if tag in _HEADINGS and identifier:
            self.under = identifier
            self.headings.append(Heading(identifier, ""))
        if tag == "a":
            self._end_link()
            if "href" in attributes:
                self.link = (attributes["href"].strip(), [])
        if tag == "input" and attributes.get("type", "").strip().lower() == "password":
            self.asks_password = True
        if (tag == "dialog" and "open" in attributes) or {"modal", "show"} <= set(attributes.get("class", "").split()):
            self.popups.append("dialog")
        if _covers(attributes.get("style", "")):
            self.popups.append("overlay")
        if "onload" in attributes:
            self._scripted(attributes["onload"])

    def _loads(self, tag: str, attributes: dict[str, str]) -> None:
        """What a browser fetches for an element, seen or not."""
        urls = [attributes.get(_SOURCES.get(tag, ""), ""), attributes.get("xlink:href", "") if tag != "a" else ""]
        if tag == "link" and _LOADED_BY_LINK & set(attributes.get("rel", "").lower().split()):
            urls.append(attributes.get("href", ""))
        if tag == "input" and attributes.get("type", "").lower() == "image":
            urls.append(attributes.get("src", ""))
        if tag in {"img", "source"}:
            urls += [part.split()[0] for part in attributes.get("srcset", "").split(",") if part.strip()]
        urls += [attributes.get("poster", ""), *_IN_STYLE.findall(attributes.get("style", ""))]
        self.resources += (Resource(tag, url.strip()) for url in urls if url.strip() and not url.startswith("#"))

    def _tells(self, tag: str, attributes: dict[str, str]) -> None:
        """What the page says about itself."""
        if tag == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self.canonical = self.canonical or attributes.get("href", "").strip() or None
        elif tag == "base" and self.base is None:
            self.base = attributes.get("href", "").strip() or None
        elif tag == "meta":
            told = attributes.get("content", "")
            if attributes.get("name", "").strip().lower() in {"robots", "googlebot"}:
                self.robots += re.findall(r"[a-z-]+", told.lower())
            if attributes.get("http-equiv", "").strip().lower() == "refresh" and self.refresh is None:
                found = _REFRESH.match(told)
                self.refresh = found[1].strip() if found else ""

    def _scripted(self, script: str) -> None:
        if _OPENS.search(script):
            self.popups.append("window.open")
        if _ALERTS.search(script):
            self.popups.append("alert")


def _hides(tag: str, attributes: dict[str, str]) -> bool:
    """Whether what stands in an element is not shown. The mark behind a heading that links to it counts as such."""
    style = "".join(attributes.get("style", "").lower().split())
    return (
        tag in _UNSEEN
        or "hidden" in attributes
        or "display:none" in style
        or "visibility:hidden" in style
        or (tag == "dialog" and "open" not in attributes)
        or (tag == "a" and "headerlink" in attributes.get("class", "").split())
    )


def _covers(style: str) -> bool:
    """Whether an element is laid over the whole window."""
    told = dict(part.split(":", 1) for part in "".join(style.lower().split()).split(";") if ":" in part)
    if told.get("position") != "fixed":
        return False
    zero, full = {"0", "0px", "0%"}, {"100%", "100vw", "100vh", "100dvh"}
    wide = told.get("width") in full or (told.get("left") in zero and told.get("right") in zero)
    high = told.get("height") in full or (told.get("top") in zero and told.get("bottom") in zero)
    return told.get("inset") in zero or (wide and high)
