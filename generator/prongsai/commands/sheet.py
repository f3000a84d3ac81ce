"""`prongsai sheet`: what to type into ITAS, as Excel and CSV files, and which items are not ready for it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from prongsai import arguments
from prongsai.build import build
from prongsai.commands.options import AGENCIES, RECORDED, YEARS, config_option
from prongsai.commands.settings import configured
from prongsai.commands.telling import plain_words, stop
from prongsai.publishing import NotOursError, put
from prongsai.selection import Selection
from prongsai.sheet import Sheet, Standing
from prongsai.twins.csv_files import csv_bytes
from prongsai.twins.workbooks import workbook


@click.command(epilog=RECORDED)
@config_option
@YEARS
@AGENCIES
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("itas"),
    show_default=True,
    help="โฟลเดอร์ที่วางแฟ้ม",
)
@click.option("--replace", is_flag=True, help="แทนที่แฟ้มเดิมที่เนื้อหาต่างกัน")
def sheet(*, config_file: Path, years: tuple[str, ...], agencies: tuple[str, ...], folder: Path, replace: bool) -> None:
    """เขียนแบบกรอก ITAS: URL และคำอธิบายรายข้อ เป็นแฟ้ม Excel และ CSV."""
    selection = Selection(arguments.years(years), frozenset(agencies))
    config, plugin = configured(config_file)
    data = plugin.data_folder(config)
    site = build(data, plugin.config.digits, Path(config.docs_dir), today=plugin.config.today, office=True)
    known = {document.source for document in site.documents if document.source}
    arguments.within(selection, known | {problem.place.file for problem in site.problems}, data.name)
    stop(site.problems, quiet=True)
    wanted = [
        one
        for one in site.sheets
        if (not selection.years or one.year in selection.years)
        and (not agencies or one.agency.slug in selection.agencies)
    ]
    if not wanted:
        message = "ยังไม่มีหลักฐานรายข้อ (แฟ้ม oit.yml) ของปีที่เลือก จึงยังไม่มีสิ่งที่ต้องกรอก"
        raise click.ClickException(message)
    with plain_words():
        _outside_of(folder, (data, Path(config.docs_dir), Path(config.site_dir)))
        written = put(folder, dict(_files(wanted)), replace=replace)
    for one in wanted:
        click.echo(_told(one))
    click.echo("\n".join(f"แฟ้ม: {path}" for path in written))


def _files(sheets: Iterable[Sheet]) -> Iterator[tuple[str, bytes]]:
    """Names and contents; without a folder of its own an agency needs no name."""
    for one in sheets:
        name = "-".join(filter(None, ("itas", one.agency.slug, str(one.year))))
        table = one.table
        yield f"{name}.xlsx", workbook(table, one.title, {column: column for column in table.columns}, {})
        yield f"{name}.csv", csv_bytes(table)


def _told(sheet: Sheet) -> str:
    """How many items may be pasted, and each that may not with its reasons."""
    counts = ", ".join(f"{standing.value} {len(sheet.standing(standing))} ข้อ" for standing in Standing)
    lines = [f"{sheet.title}: {counts}"]
    for row in (*sheet.standing(Standing.UNFINISHED), *sheet.standing(Standing.DOUBTFUL)):
        lines += [f"  {row.standing.value} {row.code} {row.title}", *(f"    - {reason}" for reason in row.todo)]
    return "\n".join(lines)


def _outside_of(folder: Path, places: Iterable[Path]) -> None:
    """What is for the office alone must not lie where it would be published."""
    target = folder.resolve()
    for place in (one.resolve() for one in places):
        if target == place or place in target.parents:
            message = f"{target} เป็นที่ของข้อมูลหรือหน้าที่เผยแพร่ กรุณาระบุโฟลเดอร์อื่นด้วย -o"
            raise NotOursError(message)
