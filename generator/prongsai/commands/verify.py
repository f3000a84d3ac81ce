"""`prongsai verify`: opens everything that was submitted, as an assessor would.

Exit codes: 0 nothing is wrong (of the severity that stops, or graver), 1 something is, or the run was interrupted,
2 the command was typed wrongly, 3 no host answered at all, so that nothing can be said.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

import click

from prongsai import arguments
from prongsai.catalogue import Catalogue
from prongsai.commands.options import AGENCIES, LANG, STOP_AT, YEARS, config_option
from prongsai.commands.settings import configured
from prongsai.commands.telling import plain_words, stop
from prongsai.ledger import FOLDER
from prongsai.loading import load
from prongsai.messages import Language
from prongsai.problems import Severity
from prongsai.reports import stopping
from prongsai.verifying.claiming import claims_of
from prongsai.verifying.claims import Claim
from prongsai.verifying.fetching import Fetcher
from prongsai.verifying.reporting import Entry, Report, as_html, as_json, as_text, name, outcome, summary
from prongsai.verifying.resuming import OtherFileError, Progress
from prongsai.verifying.visiting import Visitor

EXIT_CODES = "รหัสเมื่อจบ: 0 ปกติ, 1 มีจุดตั้งแต่ระดับที่ให้หยุด (--stop-at) หรือถูกหยุดกลางคัน, 2 พิมพ์คำสั่งผิด, 3 ต่อกับเว็บไซต์ไม่ได้เลย"
FORMS = {"text": as_text, "json": as_json, "html": as_html}


@click.command(epilog=EXIT_CODES)
@config_option
@LANG
@click.option("--base-url", metavar="URL", help="ที่ตั้งของเว็บไซต์ที่จะตรวจ แทนที่อยู่ที่บันทึกไว้ เช่น http://127.0.0.1:8000/")
@YEARS
@AGENCIES
@click.option("--item", "written_items", multiple=True, metavar="ข้อ", help="เฉพาะข้อนี้ เช่น O13 (ระบุซ้ำได้)")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMS)),
    default="text",
    show_default=True,
    help="รูปแบบของรายงาน text และ html สำหรับคนอ่าน json สำหรับโปรแกรมอื่น",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="แฟ้มที่เขียนรายงานลงไป")
@click.option(
    "--resume",
    type=click.Path(path_type=Path, dir_okay=False),
    help="แฟ้มที่จดความคืบหน้า เพื่อทำต่อเมื่อถูกหยุด เมื่อตรวจครบแล้วแฟ้มนี้ถูกลบ",
)
@click.option("--rate", type=click.FloatRange(0.05, 1000), default=2.0, show_default=True, help="เปิดวินาทีละกี่ครั้งต่อเว็บไซต์")
@click.option("--timeout", type=click.FloatRange(0.1, 3600), default=20.0, show_default=True, help="รอแต่ละที่อยู่กี่วินาที")
@click.option("--retries", type=click.IntRange(0, 10), default=2, show_default=True, help="ลองใหม่กี่ครั้งเมื่อเปิดไม่ได้")
@STOP_AT
def verify(  # noqa: PLR0913  # each is an option of the command
    *,
    config_file: Path,
    lang: Language,
    base_url: str | None,
    years: tuple[str, ...],
    agencies: tuple[str, ...],
    written_items: tuple[str, ...],
    form: str,
    output: Path | None,
    resume: Path | None,
    rate: float,
    timeout: float,
    retries: int,
    stop_at: str,
) -> None:
    """เปิดทุกที่อยู่ที่บันทึกการส่งไว้อย่างคนนอก แล้วบอกว่ายังตรงกับที่ส่งหรือไม่."""
    base, fiscal_years, codes = _base(base_url), arguments.years(years), arguments.items(written_items)
    config, plugin = configured(config_file)
    claims = _chosen(_submitted(plugin.data_folder(config), lang), agencies, fiscal_years, codes)
    if base is None and not any(claim.base for claim in claims):
        message = "ยังไม่ได้ระบุเว็บไซต์หลัก (website ใน agency.yml) เมื่อบันทึกการส่ง กรุณาบอกที่ตั้งของเว็บไซต์ด้วย --base-url"
        raise click.UsageError(message)
    report = _run(claims, Visitor(Fetcher(rate, timeout, retries), base), _progress(resume), lang)
    text = FORMS[form](report, lang)
    if output:
        with plain_words():
            output.write_text(f"{text.rstrip()}\n", "utf-8", newline="\n")
        click.echo(f"เขียนรายงานไว้ที่ {output}", err=True)
        click.echo(summary(report, lang))
    else:
        click.echo(text)
        if form != "text":
            click.echo(summary(report, lang), err=True)
    if not report.reached:
        sys.exit(3)
    sys.exit(1 if stopping(report.findings, Severity(stop_at)) else 0)


def _base(written: str | None) -> str | None:
    """The address of `--base-url`, ending in `/`."""
    if written is None:
        return None
    try:
        parts = urlsplit(written.strip())
        sound = parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment)
        _ = parts.port
    except ValueError:
        sound = False
    if not sound:
        message = f"“{written}” ไม่ใช่ที่ตั้งของเว็บไซต์ กรุณาเขียนเช่น https://www.example.go.th/ita/"
        raise click.UsageError(message)
    return f"{written.strip().rstrip('/')}/"


def _submitted(data: Path, language: Language) -> tuple[Claim, ...]:
    """What the ledgers hold; nothing is verified against a ledger that was tampered with."""
    loaded = load(data)
    stop([one for one in loaded.problems if one.place.file.startswith(f"{data.name}/{FOLDER}/")], language, quiet=True)
    claims = tuple(claims_of(Catalogue.of(loaded)))
    if not claims:
        message = "ยังไม่มีการบันทึกการส่ง จึงยังไม่มีที่อยู่ให้ตรวจ บันทึกก่อนด้วย prongsai submit"
        raise click.ClickException(message)
    return claims


def _chosen(
    claims: Sequence[Claim], agencies: Iterable[str], years: frozenset[int], codes: frozenset[str]
) -> tuple[Claim, ...]:
    """The claims asked for; a helpful refusal when one of the options names what was never submitted."""
    _known("หน่วยงาน", sorted(agencies), sorted({claim.agency for claim in claims}))
    _known("ปี", sorted(map(str, years)), sorted({str(claim.year) for claim in claims}))
    _known("ข้อ", sorted(codes), sorted({claim.code for claim in claims}, key=lambda code: (len(code), code)))
    wanted = frozenset(agencies)
    chosen = tuple(
        claim
        for claim in claims
        if (not wanted or claim.agency in wanted)
        and (not years or claim.year in years)
        and (not codes or claim.code in codes)
    )
    if not chosen:
        message = "ไม่มีการส่งใดที่ตรงกับหน่วยงาน ปี และข้อที่ระบุพร้อมกัน"
        raise click.UsageError(message)
    return chosen


def _known(what: str, written: Iterable[str], known: Sequence[str]) -> None:
    for one in written:
        if one not in known:
            message = f"ทะเบียนไม่มีการส่งของ{what} {one} ที่มีคือ {', '.join(filter(None, known)) or 'หน่วยงานเดียวของเว็บไซต์'}"
            raise click.UsageError(message)


def _progress(resume: Path | None) -> Progress:
    with plain_words():
        try:
            return Progress.read(resume)
        except OtherFileError:
            message = f"แฟ้ม {resume} ไม่ใช่แฟ้มความคืบหน้าของคำสั่งนี้ กรุณาระบุชื่ออื่น แฟ้มเดิมไม่ถูกแตะต้อง"
            raise click.UsageError(message) from None


def _run(claims: Sequence[Claim], visitor: Visitor, progress: Progress, language: Language) -> Report:
    """Every claim, one after the other; what is done is told and kept at once."""
    entries: list[Entry] = []
    try:
        for number, claim in enumerate(claims, 1):
            known = progress.known(claim, visitor.base)
            entry = Entry(claim, known or visitor.visit(claim))
            entries.append(entry)
            with plain_words():
                if not known:
                    progress.keep(claim, visitor.base, entry.result)
            before = " (จากครั้งก่อน)" if known else ""
            line = f"[{number}/{len(claims)}] {name(claim, language)}: {outcome(entry, language)}{before}"
            click.echo(line, err=True)
    except KeyboardInterrupt:
        kept = f" สั่งคำสั่งเดิมอีกครั้งเพื่อทำต่อ ความคืบหน้าอยู่ที่ {progress.path}" if progress.path else ""
        message = f"หยุดแล้ว ตรวจไป {len(entries)} จาก {len(claims)} ข้อ{kept}"
        raise click.ClickException(message) from None
    finally:
        visitor.fetcher.close()
    report = Report(tuple(entries), visitor.base)
    if all(entry.result.reached for entry in entries):
        with plain_words():
            progress.done()
    return report
