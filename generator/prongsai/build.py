"""The whole flow: a folder of YAML → a site, ready to be handed to MkDocs or written to disk.

Knows neither MkDocs nor Material, so that another engine can build the same pages.
"""

import datetime as dt
import gc
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prongsai import addresses
from prongsai.display import Digits
from prongsai.examining import examine, sound
from prongsai.moved import moved_files, seals
from prongsai.pages import Page, plan, plan_office
from prongsai.problems import Problem
from prongsai.promised import Promise, held, promises
from prongsai.readiness import readiness
from prongsai.rendering import Renderer, renderer
from prongsai.search import Outline
from prongsai.sheet import Sheet, sheets
from prongsai.statics import StaticFile, static_files
from prongsai.twins import offered

NOTHING_TO_FIND = Outline({})


@dataclass(frozen=True)
class Document:
    """A page as Markdown."""

    address: str
    meta: dict[str, Any]
    """What the theme is told besides the text: title, description, frame."""
    body: str
    source: str | None
    """The YAML file behind it, relative to the site's folder."""

    @property
    def markdown(self) -> str:
        """The whole file: front matter whose values are written as JSON, which YAML contains, and the body."""
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in self.meta.items()]
        return "\n".join(["---", *lines, "---", "", self.body])

    @property
    def public(self) -> bool:
        """Whether it is for everyone and says what holds now: not for the office alone, not a version of the past."""
        frame = self.meta.get("prongsai", {})
        return not (frame.get("private") or frame.get("past"))

    @property
    def path(self) -> str:
        """Its Markdown file, relative to the folder of all pages."""
        return addresses.markdown_file(self.address)


@dataclass(frozen=True)
class Site:
    """Everything generated from the data, and all that is to be said about it."""

    documents: tuple[Document, ...]
    files: tuple[StaticFile, ...]
    problems: tuple[Problem, ...]
    promised: tuple[Promise, ...] = ()
    """What the finished site must hold because it was submitted."""
    held: frozenset[str] = frozenset()
    """Fingerprints of everything the ledgers hold."""
    base: str | None = None
    """Where the site lies on the main website of its only agency, as far as that is declared."""
    sheets: tuple[Sheet, ...] = ()
    """What to type into ITAS, where it was asked for."""
    outline: Outline = NOTHING_TO_FIND
    """What the index of the search needs to know besides the finished pages."""

    @property
    def sound(self) -> bool:
        """Whether it may be published."""
        return sound(self.problems)


def build(
    data: Path,
    digits: Digits = "arabic",
    content: Path | None = None,
    *,
    today: dt.date | None = None,
    office: bool = False,
) -> Site:
    """From the data folder to the site. Unsound data still give a Site, with its problems and no pages.

    today: the day the site is looked at: what is open only for a while is shown by it, and nothing of that without.
    office: whether what is for the office alone is wanted, pages and sheets; it is never published.
    """
    catalogue, problems = examine(data, content, today)
    gc.freeze()  # the data stay until the site is built: looking for garbage among them would only take time
    site = Site((), (), problems)
    if not site.sound:
        return site
    pages = offered(catalogue)
    render = renderer(digits, pages)
    documents = tuple(_documents(render, plan(catalogue)))
    made: tuple[Sheet, ...] = ()
    if office:
        ready = readiness(catalogue, problems)
        made = sheets(ready, documents)
        documents += tuple(_documents(render, plan_office(catalogue, ready, problems, made)))
    base = catalogue.agencies[0].agency.base if catalogue.single else None
    files = tuple(file.settled for file in static_files(catalogue, pages, digits))
    files = (*files, *moved_files(catalogue, files), *seals(catalogue))
    outline = Outline(
        {one.slug: one.agency.short for one in catalogue.agencies},
        tuple((one.short, one.long) for one in catalogue.criteria.synonyms),
    )
    kept = held(catalogue)
    return Site(documents, files, problems, promises(catalogue), kept, base=base, sheets=made, outline=outline)


def _documents(render: Renderer, pages: Iterable[Page]) -> Iterator[Document]:
    for page in pages:
        body = render.body(page)
        yield Document(page.address, render.meta(page, body), body, page.source)
