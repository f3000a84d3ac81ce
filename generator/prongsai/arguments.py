"""What is typed after `prongsai check`, understood: days, years, agencies, codes; or a helpful refusal.

Refuses by `click.UsageError`, which ends the command with code 2.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

import click

from prongsai import thai
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.guide import explained, guide
from prongsai.messages import Language, rules
from prongsai.selection import Selection, home
from prongsai.suggest import nearest

ALL = "all"


def day(written: str | None) -> dt.date | None:
    """The day of `--today`, in any form a clerk writes; None when there is none."""
    if written is None:
        return None
    try:
        return thai.day(written)
    except thai.Unreadable:
        message = f"อ่าน “{written}” เป็นวันที่ไม่ได้ กรุณาเขียนวัน เดือน ปี พ.ศ. เช่น 2569-03-31 หรือ 31 มี.ค. 2569"
        raise click.UsageError(message) from None


def full_date(written: str) -> thai.Date:
    """The day of `--date`, as a date of ours."""
    day(written)
    return thai.date(written)


def base(written: str | None) -> str | None:
    """The address of `--base`, ending in `/`; None when there is none."""
    if written is None:
        return None
    parts = urlsplit(written)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment or " " in written:
        message = f"“{written}” ไม่ใช่ที่อยู่เว็บไซต์ กรุณาเขียนให้ครบ เช่น https://www.example.go.th/ita/"
        raise click.UsageError(message)
    return f"{written.rstrip('/')}/"


def address(written: str) -> str:
    """An address relative to the root of the site, however it was typed: with `/` in front, or whole from a browser."""
    text = written.partition("://")[2].partition("/")[2] if "://" in written else written
    return text.lstrip("/")


def one_agency(catalogue: Catalogue, slug: str | None) -> AgencyCatalogue:
    """The agency of `--agency`, which need not be named where there is only one."""
    known = {agency.slug: agency for agency in catalogue.agencies}
    if slug is None and len(known) == 1:
        return next(iter(known.values()))
    if slug is None or slug not in known:
        message = f"กรุณาระบุหน่วยงานด้วย --agency หน่วยงานที่มีคือ {', '.join(known)}"
        raise click.UsageError(message)
    return known[slug]


def items(written: Iterable[str]) -> frozenset[str]:
    """The items of `--item`."""
    return frozenset(_item(one) for one in written)


def _item(written: str) -> str:
    try:
        return thai.item_code(written)
    except thai.Unreadable:
        message = f"“{written}” ไม่ใช่รหัสข้อ OIT กรุณาเขียนเช่น O13"
        raise click.UsageError(message) from None


def years(written: Iterable[str]) -> frozenset[int]:
    """The fiscal years of `--year`."""
    return frozenset(_year(one) for one in written)


def _year(written: str) -> int:
    try:
        return thai.year(written)
    except thai.Unreadable:
        message = f"“{written}” ไม่ใช่ปีงบประมาณ กรุณาเขียนปี พ.ศ. สี่หลัก เช่น 2569"
        raise click.UsageError(message) from None


def codes(written: Iterable[str]) -> frozenset[str]:
    """The codes of `--only`."""
    return frozenset(_code(one) for one in written)


def _code(written: str) -> str:
    """A code; the mark of a problem (`total-differs:1f3a9c2e`) names its code too."""
    code = written.partition(":")[0].strip().lower()
    if code in rules():
        return code
    meant = nearest(code, rules())
    hint = f"หมายถึง {meant} หรือไม่ " if meant else ""
    message = f"ไม่รู้จักรหัส “{written}” {hint}ดูรหัสทั้งหมดด้วย prongsai check --explain all"
    raise click.UsageError(message)


def explanation(written: str, language: Language) -> str:
    """What `--explain` prints: one code, or all of them."""
    return guide(language) if written == ALL else explained(rules()[_code(written)], language)


def within(selection: Selection, files: Collection[str], data: str) -> None:
    """Refuse agencies and years the site does not hold; `files` are all files something is known of."""
    homes = {home(file, data) for file in files}
    agencies = sorted({one.agency for one in homes if one.agency})
    held = sorted({one.year for one in homes if one.year})
    for agency in sorted(selection.agencies - set(agencies)):
        if not agencies:
            message = "เว็บไซต์นี้มีหน่วยงานเดียว จึงไม่ต้องระบุ --agency"
            raise click.UsageError(message)
        meant = nearest(agency, agencies)
        hint = f"หมายถึง {meant} หรือไม่ " if meant else ""
        message = f"ไม่มีหน่วยงาน “{agency}” {hint}หน่วยงานที่มีคือ {', '.join(agencies)}"
        raise click.UsageError(message)
    for year in sorted(selection.years - set(held)):
        message = f"ไม่มีข้อมูลของปี {year} ปีที่มีคือ {', '.join(map(str, held)) or 'ยังไม่มี'}"
        raise click.UsageError(message)
