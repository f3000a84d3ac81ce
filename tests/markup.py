"""A rendered page as a reader's browser has it: Markdown becomes HTML, HTML becomes links, ids and text."""

import json
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import Any

import markdown

LINKS = {"href", "src"}
IN_A_LINE = {"a", "b", "code", "em", "i", "q", "span", "strong", "sub", "sup", "time", "u"}
"""Tags that do not part words; all others do."""


@dataclass
class Parsed(HTMLParser):
    """What stands in a piece of HTML."""

    tags: set[str] = field(default_factory=set)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    """Tag and attribute."""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Where its links and pictures lead."""
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag brings."""
        self.tags.add(tag)
        self._part_words(tag)
        for name, value in attrs:
            self.attributes.add((tag, name))
            if name == "id":
                self.ids.append(value or "")
            if name in LINKS:
                self.links.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        """Note that words may end with a tag."""
        self._part_words(tag)

    def _part_words(self, tag: str) -> None:
        if tag not in IN_A_LINE:
            self.texts.append(" ")

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.texts.append(data)

    @property
    def text(self) -> str:
        """All text, in order, as a browser would show it without styles."""
        return " ".join("".join(self.texts).split())


def parsed(html: str) -> Parsed:
    """What stands in a piece of HTML."""
    found = Parsed()
    found.feed(html)
    found.close()
    return found


def front_matter(document: str) -> dict[str, Any]:
    """The values above a page; each is one line of JSON."""
    head = document.split("---\n", 2)[1]
    pairs = (line.split(": ", 1) for line in head.splitlines())
    return {name: json.loads(value) for name, value in pairs}


@cache
def html(document: str) -> str:
    """The body of a page as HTML, by the Markdown that MkDocs and our settings use."""
    body = document.split("---\n", 2)[2]
    return markdown.markdown(body, extensions=["attr_list", "toc", "tables", "fenced_code"])


@cache
def page(document: str) -> Parsed:
    """What stands on a page."""
    return parsed(html(document))


def links_of_frame(document: str) -> list[str]:
    """Where the frame around a page leads: crumbs, side, neighbours, other years, English, terms, the agency's home."""
    frame = front_matter(document)["prongsai"]
    ways = [*frame["crumbs"], *(way for _, ways in frame["side"] for way in ways)]
    ways += [frame[name] for name in ("previous", "next", "earlier", "later", "english") if name in frame]
    ways += [frame["help"]["more"]] if "help" in frame else []
    ways += [["", way] for _, _, *href in frame.get("terms", ()) for way in href]
    ways += [["", frame["glossary"]]] if "glossary" in frame else []
    return [way[1] for way in ways] + ([frame["agency"]["href"]] if "agency" in frame else [])
