"""`prongsai appeal`: one folder with everything that proves what an item showed when it was submitted."""

from pathlib import Path

import click

from prongsai import addresses, arguments
from prongsai.appeal import SUMS, Case, NotSubmittedError, appeal, folder_name
from prongsai.commands.options import LANG, RECORDED, config_option
from prongsai.commands.settings import configured, sources
from prongsai.commands.telling import plain_words, stop
from prongsai.examining import examine
from prongsai.ledger import FOLDER
from prongsai.messages import Language
from prongsai.moved import moved_files
from prongsai.pages import plan
from prongsai.publishing import guard, replacing
from prongsai.rendering import renderer
from prongsai.statics import static_files


@click.command("appeal", epilog=RECORDED)
@config_option
@LANG
@click.option("--year", "written_year", required=True, metavar="ปี", help="ปีงบประมาณของข้อที่อุทธรณ์ เช่น 2568")
@click.option("--item", "written_item", required=True, metavar="ข้อ", help="ข้อที่อุทธรณ์ เช่น O13")
@click.option("--agency", "slug", metavar="โฟลเดอร์", help="หน่วยงาน จำเป็นเมื่อเว็บไซต์มีหลายหน่วยงาน")
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), help="โฟลเดอร์ที่เขียนชุดหลักฐานลงไป")
def appeal_pack(  # noqa: PLR0913  # each is an option of the command
    *, config_file: Path, lang: Language, written_year: str, written_item: str, slug: str | None, output: Path | None
) -> None:
    """รวบรวมชุดหลักฐานสำหรับอุทธรณ์ข้อหนึ่ง: ที่ส่งไว้ หน้าเว็บวันนั้นและวันนี้ องค์ประกอบ และลายนิ้วมือ."""
    (year,), (code,) = arguments.years([written_year]), arguments.items([written_item])
    config, plugin = configured(config_file)
    data = plugin.data_folder(config)
    catalogue, problems = examine(data, Path(config.docs_dir))
    # What was lost since is what an appeal is about; only a ledger that cannot be trusted stops it.
    ledger = f"{data.name}/{FOLDER}/"
    stop([one for one in problems if one.place.file.startswith(ledger) and "item" not in one.params], lang, quiet=True)
    agency = arguments.one_agency(catalogue, slug)
    if (year, code) not in agency.criteria.items:
        message = f"หลักเกณฑ์ปี {year} ไม่มีข้อ {code}"
        raise click.ClickException(message)
    case = Case(agency, year, code)
    address = addresses.member(agency.slug, year, "oit", code)
    page = next((page for page in plan(catalogue) if page.address == address), None)
    today = renderer(plugin.config.digits).part(page, "_record") if page else "# ไม่มีหน้านี้แล้ว\n"
    files = static_files(catalogue)
    by_path = {file.path: file for file in (*files, *moved_files(catalogue, files))}
    target = (output or Path(folder_name(case))).resolve()
    with plain_words():
        guard(target, sources(config, plugin), sign=SUMS)
        try:
            made = dict(appeal(case, today, by_path, data.parent))
        except NotSubmittedError:
            message = f"ทะเบียนไม่มีการส่งข้อ {code} ปี {year} ของ{agency.agency.short} จึงยังทำชุดหลักฐานไม่ได้"
            raise click.ClickException(message) from None
        with replacing(target) as fresh:
            for name, content in made.items():
                (fresh / name).parent.mkdir(parents=True, exist_ok=True)
                (fresh / name).write_bytes(content)
    click.echo(f"ชุดหลักฐานข้อ {code} ปี {year} อยู่ที่ {target} ({len(made)} แฟ้ม)")
    click.echo(f"เปิดหรือพิมพ์สรุปได้จาก {target / 'summary.html'}")
