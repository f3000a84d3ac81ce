"""`prongsai check`: everything that is to be said about the data, for people or for machines."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import click

from prongsai import arguments
from prongsai.commands.options import AGENCIES, EXIT_CODES, LANG, STOP_AT, TODAY, YEARS, config_option
from prongsai.commands.settings import configured
from prongsai.commands.telling import told
from prongsai.examining import problems_of
from prongsai.formats import as_github, as_json, as_sarif
from prongsai.messages import Language
from prongsai.problems import Problem, Severity
from prongsai.reports import how_to_review, open_first, stopping, verdict
from prongsai.selection import Selection, home


@click.command(epilog=EXIT_CODES)
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
    config, plugin = configured(config_file)
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
            told(chosen, lang)
    click.echo(verdict(chosen, left_out if selection else None, lang), err=form != "text")
    if form == "text" and (line := _how_to_review(chosen, data.name, today, lang)):
        click.echo(line)
    sys.exit(1 if stopping(chosen, Severity(stop_at)) else 0)


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
