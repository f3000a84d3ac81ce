"""What a finished file leads to, and which places within it can be led to.

Reads HTML, SVG, feeds and sitemaps by their tags, and style sheets by `url(…)`. Nothing is fetched here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

LEADING = frozenset({"href", "src", "poster", "data", "action", "xlink:href"})
"""Attributes that hold one address."""
_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_REFRESH = re.compile(r"url\s*=\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Leading:
    """What was found in one file."""

    links: tuple[str, ...] = ()
    """As written, each once; relative to the file."""
    anchors: frozenset[str] = field(default_factory=frozenset)


def leading(name: str, content: bytes) -> Leading:
    """What a file of the site leads to, by its name from the root; nothing for a kind that holds no links."""
    match name.rpartition(".")[2].lower():
        case "html" | "svg" | "xml":
            return _of_markup(content.decode("utf-8", "replace"))
        case "css":
            return Leading(tuple(dict.fromkeys(_URL.findall(content.decode("utf-8", "replace")))))
        case _:
            return Leading()


def _of_markup(text: str) -> Leading:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Leading(tuple(dict.fromkeys(reader.links)), frozenset(reader.anchors))


class _Reader(HTMLParser):
    """Goes through the tags of a file once."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Every address and id among the attributes."""
        self.inside = tag
        given = {name: value for name, value in attrs if value is not None}
        self.anchors |= {given[name] for name in ("id", "name") if name in given and (name == "id" or tag == "a")}
        self.links += [value.strip() for name, value in given.items() if name in LEADING]
        self.links += _of_set(given.get("srcset", ""))
        if given.get("http-equiv", "").lower() == "refresh" and (found := _REFRESH.search(given.get("content", ""))):
            self.links.append(found[1].strip())

    def handle_data(self, data: str) -> None:
        """A sitemap has its addresses as text."""
        if self.inside == "loc" and data.strip():
            self.links.append(data.strip())

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the parser hands it over
        """What follows is outside."""
        self.inside = ""


def _of_set(value: str) -> Iterator[str]:
    """The pictures of a `srcset`."""
    return (one.split()[0] for one in value.split(",") if one.split())
