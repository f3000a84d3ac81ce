"""A Site written to disk, for any engine that builds Markdown.

The folder holds `docs/` (pages, attachments, assets, and the pages written by hand), `theme/`, a `mkdocs.yml` that
needs no plugin of ours, and the hooks by which it gives every page its policy and leaves out what no page needs.
"""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from prongsai import addresses, security, slimming
from prongsai.build import Site
from prongsai.converting import Converter, written
from prongsai.pages.page import OPENING
from prongsai.rendering import THEME
from prongsai.search import Article, article

HOOKS = (Path(security.__file__), Path(slimming.__file__))
"""They need nothing but Python, and MkDocs takes them as they are."""
MARK = ".prongsai-pages"
"""Says that a folder was written by us and may be written again."""


def export(site: Site, folder: Path, content: Path, settings: Mapping[str, Any]) -> None:
    """Write everything below `folder`, which does not exist yet; `settings` are those of the site's mkdocs.yml.

    Raises OSError when something cannot be read or written.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / MARK).write_text("", "utf-8")
    if content.is_dir():
        shutil.copytree(content, docs, dirs_exist_ok=True)
    by_hand = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    for document in site.documents:
        _write(docs / document.path, document.markdown)
    changed = _settings(site, settings, by_hand)
    articles = dict(_articles(site, docs, by_hand, changed))
    for static in (*site.files, *site.outline.files(articles)):
        target = docs / static.path
        target.parent.mkdir(parents=True, exist_ok=True)
        static.write(target)
    for hook in HOOKS:
        shutil.copyfile(hook, folder / hook.name)
    shutil.copytree(THEME, folder / "theme")
    theme = _theme(settings)
    if own := theme.get("custom_dir"):
        shutil.copytree(content.parent / own, folder / "theme", dirs_exist_ok=True)
    _write(folder / "mkdocs.yml", yaml.safe_dump(changed, allow_unicode=True, sort_keys=False))


def _articles(site: Site, docs: Path, by_hand: list[str], settings: Mapping[str, Any]) -> Iterator[tuple[str, Article]]:
    """What the search looks through, by the addresses of the pages: generated ones, and those written by hand."""
    converter = Converter(settings["markdown_extensions"])
    for document in site.documents:
        if document.public:
            yield document.address, article(converter.html(document.body), str(document.meta["title"]))
    for name in by_hand:
        meta, body = written((docs / name).read_text("utf-8"))
        title = meta.get("title") or Path(name).stem.replace("-", " ").replace("_", " ").capitalize()
        yield addresses.of_markdown_file(name), article(converter.html(body), str(title))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _settings(site: Site, settings: Mapping[str, Any], by_hand: list[str]) -> dict[str, Any]:
    """The site's own settings with our plugin replaced by what it would have set."""
    changed = dict(settings)
    changed["plugins"] = [one for one in _listed(settings.get("plugins")) if _name(one) != "prongsai"]
    extensions = _listed(settings.get("markdown_extensions"))
    if "attr_list" not in map(_name, extensions):
        extensions.append("attr_list")
    changed |= {"docs_dir": "docs", "site_dir": "site", "markdown_extensions": extensions}
    changed["theme"] = {**_theme(settings), "custom_dir": "theme", "palette": None}
    changed["extra_css"] = [addresses.STYLE, *settings.get("extra_css", [])]
    changed["extra_javascript"] = [addresses.SCRIPT, *settings.get("extra_javascript", [])]
    changed.setdefault("nav", navigation(site, by_hand))
    changed["not_in_nav"] = "/**"
    changed["hooks"] = [*settings.get("hooks", []), *(hook.name for hook in HOOKS)]
    changed["site_url"] = settings.get("site_url") or site.base
    return changed


def _theme(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The theme, which may be written as its bare name."""
    theme = settings.get("theme", "material")
    return {"name": theme} if isinstance(theme, str) else dict(theme)


def _listed(value: object) -> list[Any]:
    """Plugins or extensions, which may be written as a list or as keys with their options."""
    if isinstance(value, dict):
        return [{name: options} if options else name for name, options in value.items()]
    return list(value) if isinstance(value, list) else []


def _name(entry: object) -> object:
    return next(iter(entry)) if isinstance(entry, dict) else entry


def navigation(site: Site, by_hand: list[str]) -> list[dict[str, str] | str]:
    """The pages that open the site. Items and measures stay out, or every page would carry links to all others."""
    generated = {document.address: document.path for document in site.documents}
    entries: list[dict[str, str] | str] = [
        {title: generated[address]} for address, title in OPENING.items() if address in generated
    ]
    return [*entries, *by_hand]
