"""`prongsai check | build | serve | pages`: the commands a clerk types.

Prints what other stages found; exit codes: 0 done, 1 the data have problems that stop the site, 2 the command
was typed wrongly (click's own).
"""

import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils.yaml import yaml_load

from prongsai import addresses
from prongsai.build import Site, conflicts, examine
from prongsai.build import build as build_site
from prongsai.export import MARK, export
from prongsai.messages import Language
from prongsai.plugin import ProngsaiPlugin
from prongsai.problems import Problem, Severity
from prongsai.publishing import NotOursError, guard, replacing
from prongsai.reports import report

PORT = "127.0.0.1:8000"

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="แฟ้มตั้งค่าเว็บไซต์",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="prongsai")
def main() -> None:
    """โปร่งใส: สร้างเว็บไซต์เปิดเผยข้อมูลสาธารณะจากแฟ้ม YAML."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may speak Thai in cp874
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@main.command()
@config_option
@click.option("--lang", type=click.Choice(["th", "en"]), default="th", show_default=True, help="ภาษาของข้อความ")
def check(config_file: Path, lang: Language) -> None:
    """ตรวจข้อมูลทั้งหมดโดยไม่สร้างเว็บไซต์."""
    config, plugin = _configured(config_file)
    problems = _told(_whole_site(config, plugin)[1], lang)
    click.echo(_verdict(problems, lang))
    sys.exit(1 if _stops(problems) else 0)


@main.command()
@config_option
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="โฟลเดอร์ของเว็บไซต์ที่สร้าง")
@click.option("--strict", is_flag=True, help="หยุดเมื่อมีคำเตือนด้วย")
@click.option("--lang", type=click.Choice(["th", "en"]), default="th", show_default=True, help="ภาษาของข้อความ")
def build(config_file: Path, site_dir: Path | None, strict: bool, lang: Language) -> None:  # noqa: FBT001  # click hands over flags
    """สร้างเว็บไซต์ เว็บไซต์เดิมถูกแทนที่เมื่อของใหม่เสร็จสมบูรณ์แล้วเท่านั้น."""
    config, plugin = _configured(config_file)
    _, problems = examine(plugin.data_folder(config))
    _stop_at(_told(problems, lang), lang)
    target = (site_dir or Path(config.site_dir)).resolve()
    with _plain_words():
        guard(target, _sources(config, plugin), sign=addresses.asset("prongsai.css"))
        with replacing(target) as fresh:
            _run_mkdocs(config_file, fresh, strict=strict)
    click.echo(f"สร้างเว็บไซต์เสร็จแล้ว: {target}")
    click.echo(f"หน้าแรก: {target / 'index.html'}")
    click.echo(f"เปิดดูในเครื่อง: สั่ง serve แล้วเปิด http://{PORT}/ ด้วยเว็บเบราว์เซอร์")


@main.command()
@config_option
@click.option("-a", "--dev-addr", default=PORT, show_default=True, help="ที่อยู่และพอร์ตในเครื่อง")
def serve(config_file: Path, dev_addr: str) -> None:
    """เปิดเว็บไซต์ในเครื่อง และสร้างใหม่ทันทีเมื่อแก้แฟ้ม."""
    config, plugin = _configured(config_file)
    _, problems = examine(plugin.data_folder(config))
    _stop_at(_told(problems, "th"), "th")
    click.echo(f"เปิดดูที่ http://{dev_addr}/ (กด Ctrl+C เพื่อหยุด)")
    with _plain_words():
        # Some releases of click turn `--livereload` off by default; asked for by name it is always on.
        mkdocs_serve.serve(str(config_file), livereload=True, dev_addr=dev_addr)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@config_option
def pages(folder: Path, config_file: Path) -> None:
    """เขียนหน้า Markdown และแฟ้มประกอบลงโฟลเดอร์ เพื่อให้โปรแกรมอื่นสร้างเว็บไซต์ต่อ."""
    config, plugin = _configured(config_file)
    site, problems = _whole_site(config, plugin)
    _stop_at(_told(problems, "th"), "th")
    with _plain_words():
        guard(folder, _sources(config, plugin), sign=MARK)
        with config_file.open("rb") as file, replacing(folder) as fresh:
            export(site, fresh, Path(config.docs_dir), yaml_load(file))
    click.echo(f"เขียน {len(site.documents)} หน้าลงใน {folder} แล้ว")


def _whole_site(config: MkDocsConfig, plugin: ProngsaiPlugin) -> tuple[Site, tuple[Problem, ...]]:
    """The site, and all that is to be said about it and the pages beside it."""
    site = build_site(plugin.data_folder(config), plugin.config.digits)
    return site, (*site.problems, *conflicts(site, Path(config.docs_dir)))


def _sources(config: MkDocsConfig, plugin: ProngsaiPlugin) -> list[Path]:
    """What no output may take the place of."""
    return [Path(config.docs_dir), plugin.data_folder(config), Path(config.config_file_path)]


@contextmanager
def _plain_words() -> Iterator[None]:
    """What the system refuses, told without its inner workings."""
    try:
        yield
    except NotOursError as error:
        raise click.ClickException(str(error)) from None
    except (OSError, OverflowError) as error:
        message = f"ระบบไม่อนุญาตหรือทำไม่ได้ ของเดิมยังอยู่ครบ: {error}"
        raise click.ClickException(message) from None


def _configured(config_file: Path) -> tuple[MkDocsConfig, ProngsaiPlugin]:
    """The settings of the site; a plain message when they cannot be read."""
    if not config_file.exists():
        message = f"ไม่พบแฟ้ม {config_file} กรุณาสั่งจากโฟลเดอร์ของเว็บไซต์ หรือระบุด้วย -f"
        raise click.ClickException(message)
    _quiet()
    try:
        config = load_config(str(config_file))
    except (Abort, MkDocsException) as error:
        message = f"อ่านแฟ้ม {config_file} ไม่ได้: {error}"
        raise click.ClickException(message) from None
    plugin: Any = config.plugins.get("prongsai")
    if not isinstance(plugin, ProngsaiPlugin):
        message = f"แฟ้ม {config_file} ยังไม่มี prongsai ใต้หัวข้อ plugins"
        raise click.ClickException(message)
    return config, plugin


def _run_mkdocs(config_file: Path, site_dir: Path, *, strict: bool) -> None:
    try:
        config = load_config(str(config_file), site_dir=str(site_dir), strict=strict or None)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        config.plugins.on_shutdown()
    except (Abort, MkDocsException) as error:
        message = f"สร้างเว็บไซต์ไม่สำเร็จ เว็บไซต์เดิมยังอยู่ครบ: {error}"
        raise click.ClickException(message) from None


def _told(problems: tuple[Problem, ...], language: Language) -> tuple[Problem, ...]:
    for problem in problems:
        click.echo(report(problem, language), err=True)
        click.echo(err=True)
    return problems


def _stop_at(problems: tuple[Problem, ...], language: Language) -> None:
    if _stops(problems):
        click.echo(_verdict(problems, language))
        sys.exit(1)


def _stops(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _verdict(problems: tuple[Problem, ...], language: Language) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    others = len(problems) - errors
    if language == "en":
        return f"{errors} errors, {others} to check"
    if not problems:
        return "ไม่พบข้อผิดพลาด"
    stop = " ยังสร้างเว็บไซต์ไม่ได้จนกว่าจะแก้ไขจุดที่ผิด เว็บไซต์เดิมยังอยู่ครบ" if errors else ""
    return f"พบจุดที่ผิด {errors} จุด จุดที่ควรตรวจสอบ {others} จุด{stop}"


def _quiet() -> None:
    """MkDocs speaks English and of matters a clerk need not know; warnings still come through."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    if not logger.handlers:  # a strict build adds one that only counts, and Python's own last resort falls silent
        logger.addHandler(logging.StreamHandler())


if __name__ == "__main__":
    main(prog_name="prongsai")
