"""`prongsai redirect` and `prongsai withdraw`: what was submitted has moved, or must no longer be shown."""

from collections.abc import Iterator
from pathlib import Path

import click

from prongsai import arguments
from prongsai.catalogue import Catalogue
from prongsai.commands.options import BY, DATE, RECORDED, REQUIRED_REASON, config_option
from prongsai.commands.settings import configured
from prongsai.commands.telling import plain_words
from prongsai.examining import examine
from prongsai.ledger import FOLDER, Ledger
from prongsai.ledger.writing import NewEntry, append
from prongsai.pages import plan
from prongsai.pages.versions import version_address
from prongsai.statics import static_files


@click.command(epilog=RECORDED)
@click.argument("old")
@click.argument("new")
@config_option
@DATE
@BY
@REQUIRED_REASON
def redirect(  # noqa: PLR0913  # each is an option of the command
    *, old: str, new: str, config_file: Path, date: str, by: str | None, reason: str
) -> None:
    """บันทึกว่าที่อยู่ที่ส่งไว้ OLD ย้ายไปที่ NEW แล้ว ลิงก์เดิมจะพาไปที่ใหม่.

    ระบุโฟลเดอร์ทั้งโฟลเดอร์ได้ เช่น prongsai redirect /ban-kao/ /ban-mai/
    """
    day = arguments.full_date(date)
    config, plugin = configured(config_file)
    data = plugin.data_folder(config)
    catalogue, _ = examine(data)
    pages = frozenset(page.address for page in plan(catalogue))
    files = frozenset(static.path for static in static_files(catalogue))
    ledger, moves = _moves(catalogue, arguments.address(old), arguments.address(new))
    for one, other in moves:
        if one in pages or one in files:
            message = f"ที่อยู่ /{one} ยังมีอยู่ จึงยังไม่ต้องย้าย"
            raise click.ClickException(message)
        if other not in pages and other not in files:
            message = f"ไม่มี /{other} ในเว็บไซต์ กรุณาระบุที่อยู่ของหน้าที่มีอยู่"
            raise click.ClickException(message)
    with plain_words():
        path = append(data / FOLDER / ledger.slug, ledger, NewEntry(day, by, reason, redirected=tuple(moves)))
    click.echo(f"บันทึกการย้าย {len(moves)} ที่อยู่แล้วที่ {path.relative_to(data.parent)}")


def _moves(catalogue: Catalogue, old: str, new: str) -> tuple[Ledger, list[tuple[str, str]]]:
    """Every recorded address that is `old` or lies below it, with where it goes; and the ledger that recorded it."""
    for ledger in catalogue.ledgers:
        recorded = dict.fromkeys(_recorded(ledger))
        if old in recorded:
            below = [one for one in recorded if one.startswith(old)] if old.endswith("/") else [old]
            return ledger, [(one, new + one.removeprefix(old)) for one in below]
        below = [one for one in recorded if old.endswith("/") and one.startswith(old)]
        if below:
            return ledger, [(one, new + one.removeprefix(old)) for one in below]
    message = f"ทะเบียนไม่เคยบันทึกการส่ง /{old} จึงไม่ต้องบันทึกการย้าย"
    raise click.ClickException(message)


def _recorded(ledger: Ledger) -> Iterator[str]:
    """Every address the ledger knows: pages, attachments, data files."""
    for recorded in ledger.entries:
        yield from recorded.entry.submitted.data if recorded.entry.submitted else ()
    for versions in ledger.versions.values():
        for version in versions:
            yield version.item.address
            yield from version.item.pages
            yield from (file.path for file in (*version.item.files, *version.item.data))


@click.command(epilog=RECORDED)
@click.argument("address")
@config_option
@DATE
@BY
@REQUIRED_REASON
def withdraw(*, address: str, config_file: Path, date: str, by: str | None, reason: str) -> None:
    """บันทึกว่าแฟ้มแนบหรือฉบับก่อนที่ ADDRESS ต้องไม่เผยแพร่อีก เช่น มีเลขประจำตัวประชาชน."""
    day, wanted = arguments.full_date(date), arguments.address(address)
    config, plugin = configured(config_file)
    data = plugin.data_folder(config)
    catalogue, _ = examine(data)
    for ledger in catalogue.ledgers:
        files = {file.path for many in ledger.versions.values() for version in many for file in version.item.files}
        past = (one for key in ledger.versions for one in ledger.superseded(*key))
        old = {version_address(ledger, one) for one in past}
        if wanted in files or wanted in old:
            with plain_words():
                entry = NewEntry(day, by, reason, removed=(wanted,))
                path = append(data / FOLDER / ledger.slug, ledger, entry)
            click.echo(f"บันทึกการถอน /{wanted} แล้วที่ {path.relative_to(data.parent)}")
            if wanted in files:
                click.echo("กรุณาลบแฟ้มออกจากโฟลเดอร์ files/ และลบการอ้างถึงใน oit.yml แล้วสั่ง prongsai check")
            return
    message = f"ทะเบียนไม่มีแฟ้มแนบหรือฉบับก่อนที่ /{wanted} (หน้าของข้อให้ถอนด้วย withdrawn: ใน oit.yml)"
    raise click.ClickException(message)
