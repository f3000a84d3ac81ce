"""`prongsai package`: the site as one archive for whoever hosts the main website."""

import sys
import tempfile
from pathlib import Path

import click

from prongsai import arguments
from prongsai.commands.options import EXIT_CODES, LANG, STOP_AT, TODAY, config_option
from prongsai.commands.settings import configured, run_mkdocs, sources
from prongsai.commands.telling import plain_words, stop
from prongsai.delivery import SIGN, BrokenLinksError, Delivered, deliver, guard_archive
from prongsai.delivery.crawling import Broken, Why
from prongsai.display import size
from prongsai.examining import examine
from prongsai.messages import Language
from prongsai.problems import Severity
from prongsai.publishing import guard

WHY: dict[Why, str] = {
    "missing": "ไม่มีแฟ้มหรือหน้านั้น",
    "anchor": "หน้านั้นไม่มีหัวข้อที่อ้างถึง",
    "outside": "ออกไปนอกโฟลเดอร์ของเว็บไซต์",
}
SHOWN = 20
"""Broken links told at most: they often have one reason."""


@click.command(epilog=EXIT_CODES)
@config_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("site.zip"),
    show_default=True,
    help="แฟ้ม zip ที่จัดทำ",
)
@click.option("--base", metavar="ที่อยู่", help="ที่อยู่ซึ่งจะวางเว็บไซต์ เช่น https://www.example.go.th/ita/")
@TODAY
@LANG
@STOP_AT
def package(  # noqa: PLR0913  # each is an option of the command
    *, config_file: Path, output: Path, base: str | None, today: str | None, lang: Language, stop_at: str
) -> None:
    """จัดเว็บไซต์เป็นแฟ้ม zip เดียวสำหรับส่งให้ผู้ดูแลเว็บไซต์หลัก เปิดทุกลิงก์ตรวจก่อนเสมอ."""
    place, day = arguments.base(base), arguments.day(today)
    config, plugin = configured(config_file)
    catalogue, problems = examine(plugin.data_folder(config), Path(config.docs_dir), day or plugin.config.today)
    stop(problems, lang, Severity(stop_at))
    place = place or config.site_url or (catalogue.agencies[0].agency.base if catalogue.single else None)
    target = output.resolve()
    with plain_words():
        guard(target, sources(config, plugin), sign=SIGN)
        guard_archive(target)
        with tempfile.TemporaryDirectory(prefix="prongsai-") as workshop:
            site = Path(workshop) / "site"
            run_mkdocs(config_file, site, strict=False, today=day, base=place)
            try:
                made = deliver(site, target, place)
            except BrokenLinksError as error:
                _refuse(error.links)
    _hand_over(made, target, place)


def _refuse(links: tuple[Broken, ...]) -> None:
    """Say what is broken, and end."""
    for one in links[:SHOWN]:
        click.echo(f"{one.file}: ลิงก์ {one.link} เสีย: {WHY[one.why]}", err=True)
    if len(links) > SHOWN:
        click.echo(f"… และอีก {len(links) - SHOWN} ลิงก์", err=True)
    click.echo(f"ยังไม่จัดชุด เพราะมีลิงก์เสีย {len(links)} ลิงก์ กรุณาแก้ไขแล้วสั่งใหม่ ชุดเดิม (ถ้ามี) ยังอยู่ครบ")
    sys.exit(1)


def _hand_over(made: Delivered, target: Path, place: str | None) -> None:
    """Say what was made, and what to do with it."""
    click.echo(f"จัดชุดเว็บไซต์เสร็จแล้ว: {target}")
    click.echo(f"{made.pages} หน้า รวม {made.files} แฟ้ม ขนาด {size(made.size)}")
    click.echo(f"SHA-256 {made.sha256}")
    click.echo("เปิดจากเครื่องแม่ข่ายจำลองในโฟลเดอร์ย่อย และตามทุกลิงก์ภายในแล้ว ไม่พบลิงก์เสีย")
    click.echo("วิธีส่งมอบ: ส่งแฟ้มนี้ให้ผู้ดูแลเว็บไซต์หลัก ให้แตกแฟ้มลงในโฟลเดอร์ย่อยที่ว่าง เช่น ita ไม่ต้องตั้งค่าเครื่องแม่ข่าย")
    click.echo("ห้ามแตกทับโฟลเดอร์แรกสุดของเว็บไซต์หลัก เพราะ index.html ของชุดนี้จะทับหน้าแรกเดิม")
    if place:
        click.echo(f"ชุดนี้จัดไว้สำหรับวางที่ {place}")
    else:
        click.echo("ยังไม่ได้ระบุที่อยู่ (--base) จึงไม่มีแผนผังเว็บไซต์ (sitemap.xml) และหน้า 404 ในชุดนี้")
