"""`prongsai ready`: how ready each year is, who owes what, and which OIT score to expect."""

import json
from pathlib import Path

import click

from prongsai import arguments
from prongsai.commands.options import AGENCIES, LANG, TODAY, YEARS, config_option
from prongsai.commands.settings import configured
from prongsai.commands.telling import need_sound
from prongsai.examining import examine
from prongsai.messages import Language
from prongsai.outlook import as_data, outlook
from prongsai.readiness import readiness
from prongsai.selection import Selection

EXIT_CODES = "รหัสเมื่อจบ: 0 บอกได้, 1 มีจุดที่ผิดซึ่งต้องแก้ไขก่อน หรือทำไม่สำเร็จ, 2 พิมพ์คำสั่งผิด"
UNSOUND: dict[Language, str] = {
    "th": "พบจุดที่ผิด {} จุด จะบอกความพร้อมได้ต่อเมื่อแก้ไขจุดที่ผิดแล้ว",
    "en": "{} wrong; how ready it is can only be told once that is mended",
}


@click.command(epilog=EXIT_CODES)
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
    config, plugin = configured(config_file)
    data = plugin.data_folder(config)
    catalogue, found = examine(data, Path(config.docs_dir), day, agencies or None)
    arguments.within(selection, {*catalogue.texts, *(problem.place.file for problem in found)}, data.name)
    chosen, _ = selection.split(found, data.name)
    need_sound(chosen, lang, UNSOUND)
    wanted = [
        one
        for one in readiness(catalogue, found)
        if (not selection.years or one.year in selection.years)
        and (not agencies or one.agency.slug in selection.agencies)
    ]
    if form == "json":
        click.echo(json.dumps(as_data(wanted, day), ensure_ascii=False, indent=2))
    else:
        click.echo(outlook(wanted, day, lang, narrowed=bool(selection)))
