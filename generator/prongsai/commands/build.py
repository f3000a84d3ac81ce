"""`prongsai build`: the site, put in the place of the old one when it is finished."""

from pathlib import Path

import click

from prongsai import addresses
from prongsai.commands.options import EXIT_CODES, LANG, PORT, STOP_AT, config_option
from prongsai.commands.settings import configured, run_mkdocs, sources
from prongsai.commands.telling import plain_words, stop
from prongsai.examining import examine
from prongsai.messages import Language
from prongsai.problems import Severity
from prongsai.publishing import guard, replacing


@click.command(epilog=EXIT_CODES)
@config_option
@click.option("-d", "--site-dir", type=click.Path(path_type=Path), help="โฟลเดอร์ของเว็บไซต์ที่สร้าง")
@click.option("--strict", is_flag=True, help="หยุดเมื่อมีคำเตือนด้วย")
@LANG
@STOP_AT
def build(config_file: Path, site_dir: Path | None, strict: bool, lang: Language, stop_at: str) -> None:  # noqa: FBT001  # click hands over flags
    """สร้างเว็บไซต์ เว็บไซต์เดิมถูกแทนที่เมื่อของใหม่เสร็จสมบูรณ์แล้วเท่านั้น."""
    config, plugin = configured(config_file)
    _, problems = examine(plugin.data_folder(config), Path(config.docs_dir))
    stop(problems, lang, Severity(stop_at))
    target = (site_dir or Path(config.site_dir)).resolve()
    with plain_words():
        guard(target, sources(config, plugin), sign=addresses.asset("prongsai.css"))
        with replacing(target) as fresh:
            run_mkdocs(config_file, fresh, strict=strict)
    click.echo(f"สร้างเว็บไซต์เสร็จแล้ว: {target}")
    click.echo(f"หน้าแรก: {target / 'index.html'}")
    click.echo(f"เปิดดูในเครื่อง: สั่ง serve แล้วเปิด http://{PORT}/ ด้วยเว็บเบราว์เซอร์")
