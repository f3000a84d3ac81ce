"""A Site written to disk, for any engine that builds Markdown.

The folder holds `docs/` (pages, attachments, assets, and the pages written by hand), `theme/` and a `mkdocs.yml`
that needs no plugin of ours. Only a folder that is empty or was written by us is replaced.
"""

import shutil
from pathlib import Path
from typing import Any

import yaml

from prongsai import addresses
from prongsai.build import Site
from prongsai.rendering import THEME

MARK = ".prongsai-pages"
"""Says that a folder was written by us and may be written again."""


class ForeignFolderError(Exception):
    """The folder holds something that is not ours."""


def export(site: Site, folder: Path, content: Path, config_file: Path) -> None:
    """Write everything below `folder`.

    Raises ForeignFolderError when it holds files that this function did not write.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        message = f"โฟลเดอร์ {folder} มีแฟ้มอื่นอยู่แล้ว กรุณาระบุโฟลเดอร์ว่างหรือชื่อใหม่ เพื่อไม่ให้แฟ้มเดิมหาย"
        raise ForeignFolderError(message)
    if folder.exists():
        shutil.rmtree(folder)
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / MARK).write_text("", "utf-8")
    if content.is_dir():
        shutil.copytree(content, docs, dirs_exist_ok=True)
    by_hand = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    for document in site.documents:
        _write(docs / document.path, document.markdown)
    for static in site.files:
        target = docs / static.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(static.origin, target)
    shutil.copytree(THEME, folder / "theme")
    _write(folder / "mkdocs.yml", _settings(site, config_file, by_hand))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def _settings(site: Site, config_file: Path, by_hand: list[str]) -> str:
    """The site's own settings with our plugin replaced by what it would have set."""
    settings: dict[str, Any] = yaml.load(config_file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    plugins = settings.get("plugins", [])
    settings["plugins"] = [
        one for one in plugins if one != "prongsai" and not (isinstance(one, dict) and "prongsai" in one)
    ]
    settings |= {"docs_dir": "docs", "site_dir": "site"}
    settings["theme"] = {**settings["theme"], "custom_dir": "theme"}
    settings["extra_css"] = [addresses.asset("prongsai.css"), *settings.get("extra_css", [])]
    settings.setdefault("nav", navigation(site, by_hand))
    settings["not_in_nav"] = "/**"
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)


def navigation(site: Site, by_hand: list[str]) -> list[dict[str, str] | str]:
    """The pages that open the site. Items and measures stay out, or every page would carry links to all others."""
    opening = {
        addresses.HOME: "หน้าแรก",
        addresses.MEASURES: "มาตรการทั้งหมด",
        addresses.CONCEPTS: "เรื่องที่ต้องเปิดเผย",
    }
    generated = {document.address: document.path for document in site.documents}
    entries: list[dict[str, str] | str] = [
        {title: generated[address]} for address, title in opening.items() if address in generated
    ]
    return [*entries, *by_hand]
