"""The whole flow: a folder of YAML → a site, ready to be handed to MkDocs or written to disk.

Knows neither MkDocs nor Material, so that another engine can build the same pages.
"""

import gc
import json
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from prongsai import addresses
from prongsai.display import Digits
from prongsai.examining import examine, sound
from prongsai.pages import plan, plan_office
from prongsai.problems import Problem
from prongsai.readiness import readiness
from prongsai.rendering import renderer
from prongsai.statics import StaticFile, static_files


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
class Site:
    """Everything generated from the data, and all that is to be said about it."""

    documents: tuple[Document, ...]
    files: tuple[StaticFile, ...]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether it may be published."""
        return sound(self.problems)


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
    return Site(documents, static_files(catalogue), problems)
