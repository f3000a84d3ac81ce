"""`prongsai serve`: the site on this computer, made again on every edit."""

from pathlib import Path

import click
from mkdocs.commands import serve as mkdocs_serve

from prongsai import addresses
from prongsai.commands.options import EXIT_CODES, PORT, config_option
from prongsai.commands.settings import configured
from prongsai.commands.telling import plain_words, stop
from prongsai.examining import examine


@click.command(epilog=EXIT_CODES)
@config_option
@click.option("-a", "--dev-addr", default=PORT, show_default=True, help="ที่อยู่และพอร์ตในเครื่อง")
def serve(config_file: Path, dev_addr: str) -> None:
    """เปิดเว็บไซต์ในเครื่อง และสร้างใหม่ทันทีเมื่อแก้แฟ้ม."""
    config, plugin = configured(config_file)
    _, problems = examine(plugin.data_folder(config), Path(config.docs_dir))
    stop(problems)
    click.echo(f"เปิดดูที่ http://{dev_addr}/ (กด Ctrl+C เพื่อหยุด)")
    click.echo(f"ความพร้อมและจุดที่ควรตรวจสอบ เห็นเฉพาะในเครื่องนี้: http://{dev_addr}/{addresses.OFFICE}")
    with plain_words():
        # Some releases of click turn `--livereload` off by default; asked for by name it is always on.
        mkdocs_serve.serve(str(config_file), livereload=True, dev_addr=dev_addr)
