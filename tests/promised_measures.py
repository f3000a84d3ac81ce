"""Measures made up in any number, straight as records: nothing of their agencies, years and reports is on disk."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from prongsai.catalogue import Catalogue
from prongsai.criteria import CriteriaBook
from prongsai.loading import AgencyData, Loaded, YearData
from prongsai.model.agency import Agency
from prongsai.model.base import ORIGIN, Record, SourceNote, Unplaced
from prongsai.model.measures import Measure, Measures
from prongsai.model.progress import Outcome, Progress, Round

R = TypeVar("R", bound=Record)

UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนา และวัฒนธรรม", "หน่วยตรวจสอบภายใน")
WORKS = ("ปรับปรุงช่องทางรับเรื่องร้องเรียน", "เปิดเผยการใช้จ่ายงบประมาณ", "อบรมคุณธรรมและจริยธรรม", "จัดทำคู่มือการให้บริการ")
STATES = (None, "ยังไม่เริ่ม", "กำลังดำเนินการ", "เสร็จแล้ว", "ยกเลิก")


def made(model: type[R], **values: Any) -> R:  # noqa: ANN401  # whatever the fields of the model take
    """A record that stands in no file."""
    return model.model_validate({ORIGIN: Unplaced(), **values})


def year(number: int, measures: Iterable[Measure], outcomes: Sequence[Outcome] = ()) -> YearData:
    """A year with measures and, where there are outcomes, one report about them."""
    source = made(SourceNote, document="เอกสารทดสอบ")
    report = made(Round, id="r12", months=["12"], title="รายงานรอบ 12 เดือน", results=outcomes)
    return YearData(
        number,
        measures=made(Measures, source=source, measures=tuple(measures)),
        progress=made(Progress, source=source, rounds=(report,)) if outcomes else None,
    )


def agency(slug: str, years: Iterable[YearData]) -> AgencyData:
    """An agency of a name."""
    name = f"องค์การบริหารส่วนตำบลทดสอบ {slug}".strip()
    short = f"อบต.ทดสอบ {slug}".strip()
    return AgencyData(slug, made(Agency, name=name, short=short, kind="องค์การบริหารส่วนตำบล"), tuple(years))


def catalogue(agencies: Iterable[AgencyData], today: Any = None) -> Catalogue:  # noqa: ANN401  # a day or nothing
    """All of them, without criteria."""
    return Catalogue.of(Loaded(tuple(agencies), CriteriaBook((), ()), ()), today)


def many(count: int, *, own_units: bool = False) -> list[AgencyData]:
    """So many measures in years of 10 and agencies of 3 years; own_units: each agency has units of other names."""
    found = []
    for start in range(0, count, 30):
        slug = f"a{start // 30}"
        years = []
        for offset in range(3):
            numbers = range(start + 10 * offset, min(start + 10 * offset + 10, count))
            measures = [_measure(number, slug if own_units else "", 2566 + offset) for number in numbers]
            outcomes = [_outcome(one.id, number) for number, one in zip(numbers, measures, strict=True) if number % 3]
            years.append(year(2566 + offset, measures, outcomes))
        found.append(agency(slug, years))
    return found


def _measure(number: int, unit: str, fiscal: int) -> Measure:
    work = WORKS[number % len(WORKS)]
    return made(
        Measure,
        id=f"m{number}",
        title=f"มาตรการ{work} ครั้งที่ {number} หมู่ที่ {number * 7 % 23}" if number % 2 else None,
        topic=str(number % 7 + 1) if number % 8 else None,
        indicators=[str(number % 10 + 1)] if number % 5 else [],
        guidelines=[f"{work}ให้ครบ {number * 13 % 97} งาน ภายใน {number * 11 % 89} วัน และรายงานทุกเดือน"],
        steps=[f"ประชุม{work} {number} ครั้ง"],
        units=[f"{UNITS[number % 5]} {unit}".strip(), UNITS[(number + 1) % 5]] if number % 9 else [],
        period=f"1 ต.ค. {fiscal - 1} - 30 ก.ย. {fiscal}",
    )


def _outcome(identifier: str, number: int) -> Outcome:
    state = STATES[number % len(STATES)]
    return made(
        Outcome,
        measure=identifier,
        state=state,
        output=[
            f"ดำเนินการแล้ว {number * 17 % 101} จาก {number * 19 % 103} รายการ คิดเป็นร้อยละ {number % 100}.{number % 77:02}"
        ],
        evidence=[{ORIGIN: Unplaced(), "link": f"https://www.example.th/{number}", "title": "ภาพ"}],
    )
