"""The other side: Material as it comes, over the Markdown pages that `prongsai pages` wrote.

The navigation is what a generator would write: the tree of folders, each part of it under the title of its page.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

_TITLE = re.compile(r"\A---\ntitle: (?P<title>.+)\n")
_DIGITS = re.compile(r"([0-9]+)")


def write_settings(exported: Path) -> Path:
    """Settings beside those that were exported, for the same pages and the same Markdown extensions."""
    ours = yaml.load((exported / "mkdocs.yml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    docs = exported / "docs"
    settings = {
        "site_name": ours["site_name"],
        "docs_dir": "docs",
        "theme": {"name": "material", "language": "th", "font": False, "features": ["navigation.prune"]},
        "plugins": ["search"],
        "markdown_extensions": ours["markdown_extensions"],
        "nav": _nav(docs, docs),
    }
    path = exported / "material.yml"
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), "utf-8")
    return path


def _nav(folder: Path, docs: Path) -> list[Any]:
    """What lies in a folder: its own page first, then its pages and folders in the order people count."""
    entries: list[Any] = []
    for path in sorted(_with_pages(folder), key=_in_order):
        index = path / "index.md"
        if path.is_file():
            entries.append({_title(path): path.relative_to(docs).as_posix()})
        elif len(below := _nav(path, docs)) > 1:
            entries.append({_title(index): below})
        else:
            entries += below
    return entries


def _with_pages(folder: Path) -> Iterable[Path]:
    for path in folder.iterdir():
        if path.suffix == ".md" or (path.is_dir() and any(path.rglob("*.md"))):
            yield path


def _in_order(path: Path) -> list[Any]:
    """`o2` before `o10`, the index before all."""
    name = "" if path.name == "index.md" else path.name
    return [int(part) if part.isdigit() else part for part in _DIGITS.split(name)]


def _title(page: Path) -> str:
    found = _TITLE.match(page.read_text("utf-8")) if page.exists() else None
    return str(yaml.load(found["title"], Loader=yaml.CSafeLoader)) if found else page.stem
