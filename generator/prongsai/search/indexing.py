"""The index of the search: which texts the site holds, each once, and which pages hold them.

Texts that stand on the same pages lie together, so that those pages are named once for all of them; where on its page
a text stands is not kept, as the reader's browser finds it again by itself. What belongs to one agency lies in parts
of its own, year by year; what stands on pages of several parts lies in the first one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from prongsai.search.articles import BESIDE, Article
from prongsai.search.covering import needed
from prongsai.search.places import Place, place

FULL = 850_000
"""Bytes of text a part may hold: as much as bzip2 packs in one go, and more than ten years of most offices."""
SITE = "site"
"""Name of the part of what belongs to nobody alone."""


@dataclass(frozen=True)
class Entry:
    """A page as the index knows it."""

    address: str
    place: Place
    article: Article


@dataclass(frozen=True)
class Part:
    """A share of all texts."""

    name: str
    texts: tuple[tuple[tuple[int, ...], tuple[str, ...]], ...]
    """Pages by their places in the index, from 0, and the texts that stand on all of them and on no other."""


@dataclass(frozen=True)
class Index:
    """All that can be found."""

    entries: tuple[Entry, ...]
    parts: tuple[Part, ...]
    """In the order in which they are best asked for, the one that all others build on first."""


def index(articles: Mapping[str, Article], slugs: Sequence[str]) -> Index:
    """The index of a site; articles: the text of each page by its address, slugs: the folders of all agencies.

    The order in which pages are handed in means nothing.
    """
    entries = sorted(
        (Entry(address, place(address, slugs), text) for address, text in articles.items()),
        key=lambda entry: (_order(entry.place), entry.address),
    )
    parted = _parted(entries)
    beside = {
        block.replace(BESIDE, " "): block for entry in entries for block in entry.article.blocks if BESIDE in block
    }
    standing: dict[str, dict[int, None]] = defaultdict(dict)
    for number, entry in enumerate(entries):
        for block in needed(entry.article):
            standing[beside.get(block, block)][number] = None
    texts: dict[str, dict[tuple[int, ...], list[str]]] = defaultdict(lambda: defaultdict(list))
    first = next(iter(parted.values()), SITE)
    for block, pages in standing.items():
        parts = {parted[number] for number in pages}
        own = parts.pop() if len(parts) == 1 else first
        texts[own][tuple(pages)].append(block)
    return Index(
        tuple(entries), tuple(_part(name, texts[name]) for name in dict.fromkeys(parted.values()) if texts[name])
    )


def _part(name: str, texts: Mapping[tuple[int, ...], list[str]]) -> Part:
    return Part(name, tuple((pages, tuple(sorted(texts[pages]))) for pages in sorted(texts)))


def _order(where: Place) -> tuple[bool, str, int, str]:
    """The whole site first, then each agency, its latest year first."""
    return where.agency is not None, where.agency or "", -(where.year or 9999), where.kind


def _parted(entries: Sequence[Entry]) -> dict[int, str]:
    """The name of the part of each page, by the place of the page."""
    single = any(entry.place.agency == "" for entry in entries)
    owners = groupby(enumerate(entries), lambda one: "" if single else one[1].place.agency)
    return {number: name for owner, pages in owners for name, held in _filled(owner, list(pages)) for number in held}


def _filled(owner: str | None, pages: list[tuple[int, Entry]]) -> Iterator[tuple[str, list[int]]]:
    """One agency's pages in as few parts as hold them, no year in two of them; with the names of the parts."""
    held: list[int] = []
    years: list[int] = []
    size = 0
    for year, group in groupby(pages, lambda one: one[1].place.year):
        share = list(group)
        weight = sum(len(block.encode()) for block in {block for _, one in share for block in one.article.blocks})
        if held and size + weight > FULL:
            yield _name(owner, years), held
            held, years, size = [], [], 0
        held += [number for number, _ in share]
        years += [year] if year else []
        size += weight
    if held:
        yield _name(owner, years), held


def _name(owner: str | None, years: Sequence[int]) -> str:
    """`of-tuayang-2568-2569`; for a site of one agency `2568-2569`; `site` for what belongs to all."""
    if owner is None:
        return SITE
    span = sorted({min(years), max(years)}) if years else []
    return "-".join([*([f"of-{owner}"] if owner else []), *map(str, span)]) or SITE
