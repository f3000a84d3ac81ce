"""`prongsai report`: a year as one document, printed to PDF by a browser of this machine."""

import datetime as dt
import os
from pathlib import Path

import click

from prongsai import addresses, arguments
from prongsai.commands.options import LANG, config_option
from prongsai.commands.settings import configured, sources
from prongsai.commands.telling import plain_words, stop
from prongsai.examining import examine
from prongsai.messages import Language
from prongsai.pages import plan
from prongsai.printing.browsers import VARIABLE, NoBrowserError, NotPrintedError, find_browser, printed
from prongsai.printing.finishing import Finished, finished
from prongsai.printing.selfstanding import Paper, paper
from prongsai.publishing import NotOursError, put
from prongsai.rendering import renderer
from prongsai.statics import static_files

ENDED = "รหัสเมื่อจบ: 0 ทำแล้ว, 1 ข้อมูลยังมีจุดที่ผิด ไม่พบเบราว์เซอร์ หรือพิมพ์ไม่สำเร็จ, 2 พิมพ์คำสั่งผิด"
NO_BROWSER = (
    "ไม่พบเบราว์เซอร์ที่ใช้พิมพ์{} กรุณาติดตั้ง Google Chrome, Microsoft Edge หรือ Chromium "
    f"หรือระบุที่อยู่ของโปรแกรมด้วย --browser หรือตัวแปร {VARIABLE} "
    "หรือสั่งอีกครั้งโดยเพิ่ม --html เพื่อได้หน้าสำหรับพิมพ์ ซึ่งเปิดด้วยเบราว์เซอร์ใดก็ได้แล้วเลือกพิมพ์เป็น PDF"
)
LETTERS = "Sarabun"
NO_LETTERS = "เบราว์เซอร์ใช้แบบอักษรอื่นแทน Sarabun"
TRIES = 3
SIGNS = {".pdf": b"%PDF-", ".html": b"<!doctype html>"}
"""How a file begins that may be replaced by another of its kind."""


@click.command("report", epilog=ENDED)
@config_option
@LANG
@click.option("--year", "written_year", required=True, metavar="ปี", help="ปีงบประมาณของฉบับที่พิมพ์ เช่น 2568")
@click.option("--agency", "slug", metavar="โฟลเดอร์", help="หน่วยงาน จำเป็นเมื่อเว็บไซต์มีหลายหน่วยงาน")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="แฟ้มที่เขียน เช่น รายงาน.pdf")
@click.option("--html", "as_page", is_flag=True, help="เขียนหน้าสำหรับพิมพ์ (HTML แฟ้มเดียว) แทน PDF ไม่ต้องมีเบราว์เซอร์ในเครื่องนี้")
@click.option("--browser", type=click.Path(path_type=Path), help="โปรแกรมเบราว์เซอร์ที่ใช้พิมพ์ เมื่อไม่ได้อยู่ในที่ปกติ")
def report(  # noqa: PLR0913  # each is an option of the command
    *,
    config_file: Path,
    lang: Language,
    written_year: str,
    slug: str | None,
    output: Path | None,
    as_page: bool,
    browser: Path | None,
) -> None:
    """พิมพ์ทั้งปีเป็นเอกสารฉบับเดียว (PDF): ปก สารบัญ ผลประเมิน วิเคราะห์ มาตรการ ข้อจำกัด ความก้าวหน้า บันทึก."""
    (year,) = arguments.years([written_year])
    config, plugin = configured(config_file)
    catalogue, problems = examine(plugin.data_folder(config), Path(config.docs_dir), plugin.config.today)
    stop(problems, lang, quiet=True)
    agency = arguments.one_agency(catalogue, slug)
    address = addresses.edition(agency.slug, year)
    page = next((page for page in plan(catalogue) if page.address == address), None)
    if page is None:
        kept = ", ".join(str(data.year) for data in agency.years) or "–"
        message = f"{agency.agency.short}ไม่มีข้อมูลปี {year} ให้พิมพ์ ปีที่มีข้อมูลคือ {kept}"
        raise click.ClickException(message)
    render = renderer(plugin.config.digits)
    made = paper(
        page,
        render.body(page),
        agency.agency,
        {file.path: file for file in static_files(catalogue)},
        base=config.site_url or agency.agency.base,
        digits=plugin.config.digits,
        fold=render.display.fold,
    )
    ending = ".html" if as_page else ".pdf"
    target = (output or Path("-".join(filter(None, ("report", agency.slug, str(year)))) + ending)).resolve()
    with plain_words():
        _guard(target, sources(config, plugin), ending)
        if as_page:
            put(target.parent, {target.name: made.html.encode()}, replace=True)
            click.echo(f"หน้าสำหรับพิมพ์ ปี {year} ของ{agency.agency.short} อยู่ที่ {target} เปิดด้วยเบราว์เซอร์แล้วสั่งพิมพ์ได้")
            return
        done = _print(made, browser)
        put(target.parent, {target.name: done.content}, replace=True)
    click.echo(f"ฉบับทางการ ปี {year} ของ{agency.agency.short} อยู่ที่ {target} ({done.sheets or '?'} แผ่น)")
    if not (done.tagged and done.outlined and done.sheets):
        click.echo(
            "เบราว์เซอร์ที่ใช้เป็นรุ่นเก่าหรือรุ่นที่ไม่รู้จัก แฟ้มอาจไม่มีบุ๊กมาร์ก เลขหน้า หรือข้อความที่ค้นได้ครบ กรุณาปรับรุ่นแล้วสั่งใหม่", err=True
        )


def _print(made: Paper, named: Path | None) -> Finished:
    """Printed twice: the first time tells on which sheet each chapter begins."""
    day = made.page.updated.first if made.page.updated else None
    browser = named
    try:
        browser = find_browser(named, os.environ)
        first = _pressed(browser, made, day)
        return _pressed(browser, made.placed(first.places), day) if first.places else first
    except NoBrowserError as error:
        raise click.ClickException(NO_BROWSER.format(f" ({error})" if error.args else "")) from None
    except NotPrintedError as error:
        message = f"เบราว์เซอร์ {browser} พิมพ์ไม่สำเร็จ: {error} ไม่มีแฟ้มใดถูกเขียน ลองสั่งด้วย --html แล้วพิมพ์เอง"
        raise click.ClickException(message) from None


def _pressed(browser: Path, made: Paper, day: dt.date | None) -> Finished:
    """Printed once, and again where the browser did not wait for the letters that come with the page."""
    for _ in range(TRIES):
        done = finished(printed(browser, made.html), day, made.agency.name)
        if all(name.startswith(LETTERS) for name in done.fonts):
            return done
    raise NotPrintedError(NO_LETTERS)


def _guard(target: Path, kept: list[Path], ending: str) -> None:
    """Refuse to write over anything but an earlier file of the same kind, or among the data. Raises NotOursError."""
    if any(target == source or source in target.parents for source in (one.resolve() for one in kept)):
        message = f"{target} อยู่ในที่เก็บข้อมูลของเว็บไซต์ กรุณาระบุที่อื่นด้วย -o"
        raise NotOursError(message)
    if target.is_dir() or (target.exists() and not target.read_bytes().startswith(SIGNS[ending])):
        message = f"{target} มีอยู่แล้วและไม่ใช่แฟ้ม {ending} กรุณาระบุชื่ออื่นด้วย -o เพื่อไม่ให้ของเดิมหาย"
        raise NotOursError(message)
