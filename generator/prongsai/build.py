"""The whole flow: a folder of YAML → a site, ready to be handed to MkDocs or written to disk.

Knows neither MkDocs nor Material, so that another engine can build the same pages.
"""

import datetime as dt
import gc
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.checks import check
from prongsai.display import Digits
from prongsai.loading import load
from prongsai.pages import plan, plan_office
from prongsai.problems import Place, Problem, Severity
from prongsai.readiness import readiness
from prongsai.rendering import ASSETS, renderer
from prongsai.reviewing import reviewed


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
    def path(self) -> str:
        """Its Markdown file, relative to the folder of all pages."""
        return addresses.markdown_file(self.address)


@dataclass(frozen=True)
class StaticFile:
    """A file that goes into the site as it is."""

    path: str
    """Where it lives on the site."""
    origin: Path


@dataclass(frozen=True)
class Site:
    """Everything generated from the data, and all that is to be said about it."""

    documents: tuple[Document, ...]
    files: tuple[StaticFile, ...]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether it may be published."""
        return _sound(self.problems)


def examine(
    data: Path, content: Path | None = None, today: dt.date | None = None
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Load, validate, derive and check: the data in context, and every problem found, in order of place.

    content: the folder of pages written by hand beside the data, where there is one.
    today: the day the data are looked at, for what may be overdue; without one nothing is.
    """
    loaded = load(data)
    catalogue = Catalogue.of(loaded, today)
    found = [*loaded.problems, *check(catalogue)]
    if content and _sound(found):
        found += conflicts(catalogue, content)
    problems = reviewed(found, catalogue)
    return catalogue, tuple(sorted(problems, key=lambda problem: (problem.place, problem.code)))


def build(data: Path, digits: Digits = "arabic", content: Path | None = None, *, office: bool = False) -> Site:
    """From the data folder to the site. Unsound data still give a Site, with its problems and no pages.

    office: whether the pages for the office alone are wanted; they are never published.
    """
    catalogue, problems = examine(data, content)
    gc.freeze()  # the data stay until the site is built: looking for garbage among them would only take time
    site = Site((), (), problems)
    if not site.sound:
        return site
    render = renderer(digits)
    planned = chain(plan(catalogue), plan_office(catalogue, readiness(catalogue, problems), problems) if office else ())
    documents = tuple(Document(page.address, render.meta(page), render.body(page), page.source) for page in planned)
    return Site(documents, (*_attachments(catalogue), *_assets()), problems)


def _sound(problems: Iterable[Problem]) -> bool:
    return not any(problem.severity is Severity.ERROR for problem in problems)


def _attachments(catalogue: Catalogue) -> Iterator[StaticFile]:
    for agency in catalogue.agencies:
        for data in agency.years:
            for file in data.files:
                yield StaticFile(addresses.file(agency.slug, data.year, file.name), file.path)


def _assets() -> Iterator[StaticFile]:
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file():
            yield StaticFile(addresses.asset(path.relative_to(ASSETS).as_posix()), path)


def conflicts(catalogue: Catalogue, content: Path) -> Iterator[Problem]:
    """What is written by hand in `content` at the address of something generated: neither may hide the other.

    The data must be sound, or their pages could not be planned.
    """
    pages = ((name, page.address, page.source) for page in plan(catalogue) for name in _names(page.address))
    statics = (*_attachments(catalogue), *_assets())
    files = ((static.path, static.path, static.origin.name) for static in statics)
    for name, address, source in (*pages, *files):
        if (content / name).is_file():
            params = {"address": f"/{address}", "source": source or "–"}
            yield Problem("address-taken", Place(f"{content.name}/{name}"), params)


def _names(address: str) -> Iterator[str]:
    """The files a page at this address could be written in."""
    stem = address.rstrip("/")
    yield addresses.markdown_file(address)
    yield f"{stem}/README.md" if stem else "README.md"
    if stem:
        yield f"{stem}.md"
