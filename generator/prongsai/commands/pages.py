"""`prongsai pages`: the pages as Markdown, for another engine."""

from pathlib import Path

import click
from mkdocs.utils.yaml import yaml_load

from prongsai.build import build as build_site
from prongsai.commands.options import EXIT_CODES, config_option
from prongsai.commands.settings import configured, sources
from prongsai.commands.telling import plain_words, stop
from prongsai.export import MARK, export
from prongsai.publishing import guard, replacing


@click.command(epilog=EXIT_CODES)
@click.argument("folder", type=click.Path(path_type=Path))
@config_option
def pages(folder: Path, config_file: Path) -> None:
    """เขียนหน้า Markdown และแฟ้มประกอบลงโฟลเดอร์ เพื่อให้โปรแกรมอื่นสร้างเว็บไซต์ต่อ."""
    config, plugin = configured(config_file)
    site = build_site(
        plugin.data_folder(config), plugin.config.digits, Path(config.docs_dir), today=plugin.config.today
    )
    stop(site.problems)
    with plain_words():
        guard(folder, sources(config, plugin), sign=MARK)
        with config_file.open("rb") as file, replacing(folder) as fresh:
            export(site, fresh, Path(config.docs_dir), yaml_load(file))
    click.echo(f"เขียน {len(site.documents)} หน้าลงใน {folder} แล้ว")
