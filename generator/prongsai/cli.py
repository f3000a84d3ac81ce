"""`prongsai check | ready | build | serve | pages`: the commands a clerk types.

Prints what other stages found. Exit codes of every command:

    0   done; `check`: nothing shown is of the severity that stops (`--stop-at`, usually ผิด) or graver
    1   there is such a problem, or the site could not be made
    2   the command was typed wrongly: an unknown option, year, agency, code or day

What options leave out and what was reviewed does not count for the exit code; the verdict says how much that is.
Reports for people: problems go to stderr and the verdict to stdout. Reports for machines: the document alone goes to
stdout, the verdict to stderr.
"""

import json
import logging
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils.yaml import yaml_load

from prongsai import addresses, arguments
from prongsai.build import build as build_site
from prongsai.examining import examine, problems_of
from prongsai.export import MARK, export
from prongsai.formats import as_github, as_json, as_sarif
from prongsai.messages import Language
from prongsai.outlook import as_data, outlook
from prongsai.plugin import ProngsaiPlugin
from prongsai.problems import Problem, Severity
from prongsai.publishing import NotOursError, guard, replacing
from prongsai.readiness import readiness
from prongsai.reports import GRAVITY, how_to_review, open_first, report, rest, stopping, verdict
from prongsai.selection import Selection, home

PORT = "127.0.0.1:8000"
COLOURS = {Severity.ERROR: "red", Severity.CHECK: "yellow", Severity.ADVICE: "cyan"}
EXIT_CODES = "รหัสเมื่อจบ: 0 ผ่าน, 1 มีจุดตั้งแต่ระดับที่ให้หยุด (--stop-at) หรือทำไม่สำเร็จ, 2 พิมพ์คำสั่งผิด"
KEPT: dict[Language, str] = {
    "th": "หยุดตามที่สั่งด้วย --stop-at เว็บไซต์เดิมยังอยู่ครบ",
    "en": "stopped as --stop-at asks; the old site stays",
}

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


STOP_AT = click.option(
    "--stop-at",
    type=click.Choice([severity.value for severity in GRAVITY]),
    default=Severity.ERROR.value,
    show_default=True,
    help="ตั้งแต่ระดับใดจึงถือว่าไม่ผ่าน: error ผิด, check ตรวจสอบ, advice แนะนำ",
)
YEARS = click.option("--year", "years", multiple=True, metavar="ปี", help="เฉพาะปีงบประมาณนี้ เช่น 2569 (ระบุซ้ำได้)")
AGENCIES = click.option("--agency", "agencies", multiple=True, metavar="โฟลเดอร์", help="เฉพาะหน่วยงานนี้ (ระบุซ้ำได้)")
TODAY = click.option("--today", metavar="วันที่", help="ตรวจว่าสิ่งใดเลยกำหนดในวันนี้ เช่น 2569-03-31 หรือ 31 มี.ค. 2569")
LANG = click.option("--lang", type=click.Choice(["th", "en"]), default="th", show_default=True, help="ภาษาของข้อความ")


@main.command(epilog=EXIT_CODES)
@config_option
@LANG
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="รูปแบบของรายงาน text สำหรับคนอ่าน ที่เหลือสำหรับโปรแกรมอื่น",
)
@YEARS
@AGENCIES
@click.option("--only", "codes", multiple=True, metavar="รหัส", help="เฉพาะรหัสนี้ เช่น missing-file (ระบุซ้ำได้)")
@click.option("--explain", metavar="รหัส", help="อธิบายรหัสหนึ่งแล้วจบ; all คือทุกรหัสเป็นหน้า Markdown")
@TODAY
@STOP_AT
def check(  # noqa: PLR0913  # each is an option of the command
    *,
    config_file: Path,
    lang: Language,
    form: str,
    years: tuple[str, ...],
    agencies: tuple[str, ...],
    codes: tuple[str, ...],
    explain: str | None,
    today: str | None,
    stop_at: str,
) -> None:
    """ตรวจข้อมูลทั้งหมดโดยไม่สร้างเว็บไซต์."""
    if explain is not None:
        click.echo(arguments.explanation(explain, lang), nl=False)
        return
    day, fiscal_years, known_codes = arguments.day(today), arguments.years(years), arguments.codes(codes)
    config, plugin = _configured(config_file)
    data = plugin.data_folder(config)
    examined = problems_of(data, Path(config.docs_dir), day)
    selection = Selection(fiscal_years, frozenset(agencies), known_codes)
    arguments.within(selection, {*examined.files, *(problem.place.file for problem in examined.problems)}, data.name)
    chosen, left_out = selection.split(open_first(examined.problems), data.name)
    folder = _way(Path.cwd(), data.parent)
    match form:
        case "json":
            click.echo(as_json(chosen, left_out, lang))
        case "github":
            click.echo(as_github(chosen, folder, lang), nl=any(not problem.reviewed for problem in chosen))
        case "sarif":
            click.echo(as_sarif(chosen, folder, lang))
        case _:
            _told(chosen, lang)
    click.echo(verdict(chosen, left_out if selection else None, lang), err=form != "text")
    if form == "text" and (line := _how_to_review(chosen, data.name, today, lang)):
        click.echo(line)
    sys.exit(1 if stopping(chosen, Severity(stop_at)) else 0)


@main.command(epilog=EXIT_CODES)
@config_option
@LANG
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text สำหรับคนอ่าน json สำหรับโปรแกรมอื่น",
)
@YEARS
@AGENCIES
@TODAY
def ready(  # noqa: PLR0913  # each is an option of the command
    *,
    config_file: Path,
    lang: Language,
    form: str,
    years: tuple[str, ...],
    agencies: tuple[str, ...],
    today: str | None,
) -> None:
    """บอกว่าแต่ละปีพร้อมส่งเพียงใด ใครค้างข้อใด และคะแนน OIT ที่คาด."""
    day, selection = arguments.day(today), Selection(arguments.years(years), frozenset(agencies))
    config, plugin = _configured(config_file)
    data = plugin.data_folder(config)
    catalogue, found = examine(data, Path(config.docs_dir), day, agencies or None)
    arguments.within(selection, {*catalogue.texts, *(problem.place.file for problem in found)}, data.name)
    _stop(found, lang, quiet=True)
    wanted = [
        one
        for one in readiness(catalogue, found)
        if (not selection.years or one.year in selection.years)
        and (not agencies or one.agency.slug in selection.agencies)
    ]
    click.echo(
        json.dumps(as_data(wanted, day), ensure_ascii=False, indent=2) if form == "json" else outlook(wanted, day, lang)
    )


@main.command(epilog=EXIT_CODES)
@config_option
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="โฟลเดอร์ของเว็บไซต์ที่สร้าง")
@click.option("--strict", is_flag=True, help="หยุดเมื่อมีคำเตือนด้วย")
@LANG
@STOP_AT
def build(config_file: Path, site_dir: Path | None, strict: bool, lang: Language, stop_at: str) -> None:  # noqa: FBT001  # click hands over flags
    """สร้างเว็บไซต์ เว็บไซต์เดิมถูกแทนที่เมื่อของใหม่เสร็จสมบูรณ์แล้วเท่านั้น."""
    config, plugin = _configured(config_file)
    _, problems = examine(plugin.data_folder(config), Path(config.docs_dir))
    _stop(problems, lang, Severity(stop_at))
    target = (site_dir or Path(config.site_dir)).resolve()
    with _plain_words():
        guard(target, _sources(config, plugin), sign=addresses.asset("prongsai.css"))
        with replacing(target) as fresh:
            _run_mkdocs(config_file, fresh, strict=strict)
    click.echo(f"สร้างเว็บไซต์เสร็จแล้ว: {target}")
    click.echo(f"หน้าแรก: {target / 'index.html'}")
    click.echo(f"เปิดดูในเครื่อง: สั่ง serve แล้วเปิด http://{PORT}/ ด้วยเว็บเบราว์เซอร์")


@main.command(epilog=EXIT_CODES)
@config_option
@click.option("-a", "--dev-addr", default=PORT, show_default=True, help="ที่อยู่และพอร์ตในเครื่อง")
def serve(config_file: Path, dev_addr: str) -> None:
    """เปิดเว็บไซต์ในเครื่อง และสร้างใหม่ทันทีเมื่อแก้แฟ้ม."""
    config, plugin = _configured(config_file)
    _, problems = examine(plugin.data_folder(config), Path(config.docs_dir))
    _stop(problems)
    click.echo(f"เปิดดูที่ http://{dev_addr}/ (กด Ctrl+C เพื่อหยุด)")
    click.echo(f"ความพร้อมและจุดที่ควรตรวจสอบ เห็นเฉพาะในเครื่องนี้: http://{dev_addr}/{addresses.OFFICE}")
    with _plain_words():
        # Some releases of click turn `--livereload` off by default; asked for by name it is always on.
        mkdocs_serve.serve(str(config_file), livereload=True, dev_addr=dev_addr)


@main.command(epilog=EXIT_CODES)
@click.argument("folder", type=click.Path(path_type=Path))
@config_option
def pages(folder: Path, config_file: Path) -> None:
    """เขียนหน้า Markdown และแฟ้มประกอบลงโฟลเดอร์ เพื่อให้โปรแกรมอื่นสร้างเว็บไซต์ต่อ."""
    config, plugin = _configured(config_file)
    site = build_site(plugin.data_folder(config), plugin.config.digits, Path(config.docs_dir))
    _stop(site.problems)
    with _plain_words():
        guard(folder, _sources(config, plugin), sign=MARK)
        with config_file.open("rb") as file, replacing(folder) as fresh:
            export(site, fresh, Path(config.docs_dir), yaml_load(file))
    click.echo(f"เขียน {len(site.documents)} หน้าลงใน {folder} แล้ว")


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


def _told(problems: Iterable[Problem], language: Language) -> None:
    """Every problem in full, with the severity in colour where a terminal shows colours."""
    for problem in problems:
        first, *others = report(problem, language).split("\n")
        click.echo(click.style(first, fg=None if problem.reviewed else COLOURS[problem.severity]), err=True)
        click.echo("\n".join(others), err=True)
        click.echo(err=True)


def _stop(
    problems: Sequence[Problem],
    language: Language = "th",
    stop_at: Severity = Severity.ERROR,
    *,
    quiet: bool = False,
) -> None:
    """Before anything is made: what stops it, in full, and of the rest only how much there is (unless `quiet`)."""
    grave = stopping(problems, stop_at)
    _told(grave, language)
    if grave:
        click.echo(verdict(problems, language=language))
        if stop_at is not Severity.ERROR and not stopping(problems):
            click.echo(KEPT[language])
        sys.exit(1)
    if not quiet and (line := rest(problems, language)):
        click.echo(line)


def _how_to_review(problems: Iterable[Problem], data: str, today: str | None, language: Language) -> str:
    """One ready line for the first problem that may be kept; nothing where there is none."""
    for problem in problems:
        if problem.severity is not Severity.ERROR and not problem.reviewed:
            agency = home(problem.place.file, data).agency
            file = "/".join(filter(None, (data, agency, "reviews.yml")))
            return how_to_review(problem, file, today, language)
    return ""


def _way(here: Path, folder: Path) -> str:
    """From where the command was typed down to a folder, ending in `/`; empty when it does not lie below."""
    with suppress(ValueError):
        way = folder.relative_to(here).as_posix()
        return "" if way == "." else f"{way}/"
    return ""


def _quiet() -> None:
    """MkDocs speaks English and of matters a clerk need not know; warnings still come through."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    if not logger.handlers:  # a strict build adds one that only counts, and Python's own last resort falls silent
        logger.addHandler(logging.StreamHandler())


if __name__ == "__main__":
    main(prog_name="prongsai")
