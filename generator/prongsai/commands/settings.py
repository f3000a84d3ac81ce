"""The settings of a site, and MkDocs run by them."""

import datetime as dt
import logging
from pathlib import Path
from typing import Any

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from prongsai.plugin import ProngsaiPlugin


def configured(config_file: Path) -> tuple[MkDocsConfig, ProngsaiPlugin]:
    """The settings of the site; a plain message when they cannot be read."""
    if not config_file.exists():
        message = f"ไม่พบแฟ้ม {config_file} กรุณาสั่งจากโฟลเดอร์ของเว็บไซต์ หรือระบุด้วย -f"
        raise click.ClickException(message)
    _quiet()
    try:
        config = load_config(str(config_file))
    except (Abort, MkDocsException, ValueError) as error:  # YAML knows no 29 February 2567: it counts years otherwise
        message = f"อ่านแฟ้ม {config_file} ไม่ได้: {error}"
        raise click.ClickException(message) from None
    plugin: Any = config.plugins.get("prongsai")
    if not isinstance(plugin, ProngsaiPlugin):
        message = f"แฟ้ม {config_file} ยังไม่มี prongsai ใต้หัวข้อ plugins"
        raise click.ClickException(message)
    return config, plugin


def sources(config: MkDocsConfig, plugin: ProngsaiPlugin) -> list[Path]:
    """What no output may take the place of."""
    return [Path(config.docs_dir), plugin.data_folder(config), Path(config.config_file_path)]


def run_mkdocs(
    config_file: Path, site_dir: Path, *, strict: bool, today: dt.date | None = None, base: str | None = None
) -> None:
    """Let MkDocs build into `site_dir`; a plain message when it cannot.

    today: the day the site is looked at, in the place of the one in the settings.
    base: the address the site is made for, likewise.
    """
    address = {"site_url": base} if base else {}
    try:
        config = load_config(str(config_file), site_dir=str(site_dir), strict=strict or None, **address)
        if today:
            config.plugins["prongsai"].config["today"] = today
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        message = f"สร้างเว็บไซต์ไม่สำเร็จ เว็บไซต์เดิมยังอยู่ครบ: {error}"
        raise click.ClickException(message) from None


def _quiet() -> None:
    """MkDocs speaks English and of matters a clerk need not know; warnings still come through."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    if not logger.handlers:  # a strict build adds one that only counts, and Python's own last resort falls silent
        logger.addHandler(logging.StreamHandler())
