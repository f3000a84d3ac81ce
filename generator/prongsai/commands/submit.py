"""`prongsai submit`: record what is submitted in ITAS, so that it can never be lost in silence."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from prongsai import arguments
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.commands.options import AGENCIES, BY, DATE, LANG, REASON, RECORDED, config_option
from prongsai.commands.settings import configured
from prongsai.commands.telling import plain_words, stop
from prongsai.examining import examine
from prongsai.ledger import FOLDER
from prongsai.ledger.writing import NewEntry, append
from prongsai.messages import Language
from prongsai.pages import plan
from prongsai.problems import Problem, Severity
from prongsai.rendering import renderer
from prongsai.selection import home
from prongsai.submitting import Ready, ready, submission

MENDED_BY_SUBMITTING = frozenset({"submitted-content-changed", "submitted-base-changed"})


@click.command(epilog=RECORDED)
@config_option
@LANG
@click.option("--year", "written_year", required=True, metavar="ปี", help="ปีงบประมาณที่ส่ง เช่น 2569")
@AGENCIES
@click.option("--item", "written_items", multiple=True, metavar="ข้อ", help="เฉพาะข้อนี้ เช่น O13 (ระบุซ้ำได้)")
@DATE
@BY
@REASON
def submit(  # noqa: PLR0913  # each is an option of the command
    *,
    config_file: Path,
    lang: Language,
    written_year: str,
    agencies: tuple[str, ...],
    written_items: tuple[str, ...],
    date: str,
    by: str | None,
    reason: str | None,
) -> None:
    """บันทึกทะเบียน URL ที่ส่งใน ITAS: ที่อยู่ หัวข้อ แฟ้มแนบ และสิ่งที่แสดงในวันที่ส่ง."""
    (year,), day = arguments.years([written_year]), arguments.full_date(date)
    codes = arguments.items(written_items)
    config, plugin = configured(config_file)
    data = plugin.data_folder(config)
    catalogue, problems = examine(data, Path(config.docs_dir))
    chosen = _chosen(catalogue, agencies, year)
    stop([one for one in problems if not _mended(one, catalogue, data.name, chosen, year, codes)], lang, quiet=True)
    render, pages = renderer(plugin.config.digits), tuple(plan(catalogue))
    told: list[tuple[AgencyCatalogue, list[Ready]]] = []
    for agency in chosen:
        items = [one for one in ready(agency, year, pages, render) if not codes or one.code in codes]
        _refuse_missing(agency, year, codes, items)
        told.append((agency, items))
    changed = [(agency, one) for agency, items in told for one in items if one.changed]
    if changed and not reason:
        names = ", ".join(one.code for _, one in changed)
        message = f"{names} ส่งไปแล้วและเนื้อหาเปลี่ยนไป กรุณาบอกเหตุผลด้วย --reason ฉบับเดิมจะยังเปิดดูได้"
        raise click.ClickException(message)
    for agency, items in told:
        new = [one for one in items if not one.known]
        if new:
            entry = NewEntry(
                day,
                by,
                reason,
                submitted=submission(agency, catalogue.criteria.by_year[year], new),
                snapshots={one.record["snapshot"]: one.snapshot for one in new},
            )
            with plain_words():
                path = append(data / FOLDER / agency.slug, agency.ledger, entry)
            click.echo(f"{agency.agency.short} ปี {year}: บันทึก {len(new)} ข้อแล้วที่ {path.relative_to(data.parent)}")
        for line in _remarks(agency, year, items, new):
            click.echo(line)


def _chosen(catalogue: Catalogue, agencies: Sequence[str], year: int) -> tuple[AgencyCatalogue, ...]:
    """The agencies meant: those named, or all that collected evidence of the year."""
    known = {agency.slug: agency for agency in catalogue.agencies}
    for slug in agencies:
        if slug not in known:
            message = f"ไม่มีหน่วยงาน “{slug}” หน่วยงานที่มีคือ {', '.join(known)}"
            raise click.UsageError(message)
    chosen = tuple(known[slug] for slug in agencies) or tuple(
        agency for agency in catalogue.agencies if agency.year(year).oit
    )
    for agency in chosen:
        if not agency.year(year).oit:
            message = f"{agency.agency.short} ยังไม่มีหลักฐานของปี {year} (แฟ้ม {year}/oit.yml)"
            raise click.ClickException(message)
    if not chosen:
        message = f"ยังไม่มีหน่วยงานใดมีหลักฐานของปี {year}"
        raise click.ClickException(message)
    return chosen


def _mended(  # noqa: PLR0913, PLR0917  # a problem, and all that says whether this submission is about it
    problem: Problem,
    catalogue: Catalogue,
    data: str,
    chosen: Iterable[AgencyCatalogue],
    year: int,
    codes: frozenset[str],
) -> bool:
    """Whether this very submission is what the problem asks for, or the problem is another agency's."""
    slugs = {agency.slug for agency in chosen}
    if problem.severity is Severity.ERROR and not catalogue.single:
        whose = home(problem.place.file, data).agency
        if whose and whose not in slugs:
            return True
    params = problem.params
    return problem.code in MENDED_BY_SUBMITTING and (
        params["year"] == str(year) and (not codes or params["item"] in codes)
    )


def _refuse_missing(agency: AgencyCatalogue, year: int, codes: frozenset[str], items: Iterable[Ready]) -> None:
    missing = sorted(codes - {one.code for one in items})
    if missing:
        message = f"{agency.agency.short} ปี {year}: {', '.join(missing)} ยังไม่มีข้อมูลให้ส่ง ถอนแล้ว หรือไม่มีในหลักเกณฑ์ของปีนี้"
        raise click.ClickException(message)


def _remarks(agency: AgencyCatalogue, year: int, items: Sequence[Ready], new: Sequence[Ready]) -> Iterator[str]:
    if not new:
        yield f"{agency.agency.short} ปี {year}: ทุกข้อตรงกับที่บันทึกไว้แล้ว ไม่มีอะไรต้องบันทึกเพิ่ม"
    partial = [one.code for one in items if one.status.shown < len(one.status.components)]
    if partial:
        yield f"  ยังไม่ครบองค์ประกอบ: {', '.join(partial)} (ผู้ประเมินให้ 0 คะแนนทั้งข้อเมื่อขาดองค์ประกอบเดียว)"
    if agency.agency.base is None:
        yield "  ยังไม่ได้ระบุ website ใน agency.yml จึงบันทึกที่อยู่ได้เฉพาะส่วนท้าย"
    recorded = {one.code for one in items}
    left = [one.item.code for one in agency.items(year) if one.item.code not in recorded]
    if left and len(items) > 1:
        yield f"  ยังไม่มีข้อมูลจึงไม่ได้บันทึก: {', '.join(left)}"
