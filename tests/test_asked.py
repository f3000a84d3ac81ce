"""Each component shows what is asked of it; what lies in files and behind links is not judged."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import asked
from prongsai.loading import load
from writing import SOURCE, single, write

ROOT = Path(__file__).parents[1]
CHECKS = (asked.amounts_given, asked.needs_met)

PLAN = "{table: {caption: แผน, columns: COLUMNS, rows: [ROW]}}"
REPORT = PLAN.replace("COLUMNS", '[โครงการ, "งบประมาณ (บาท)", ผล]').replace("ROW", '[ถนน, "9", เสร็จ]')
HEADINGS = "{title: ปัญหาอุปสรรค, text: ไม่มี}, {title: ข้อเสนอแนะ, text: ไม่มี}"


def plan(columns: str, row: str) -> str:
    """A table of one project."""
    return PLAN.replace("COLUMNS", columns).replace("ROW", row)


CASES = [
    # item and component of 2569, its evidence, what is told
    ("O6", "annual-plan", plan("[โครงการ, งบประมาณ, ช่วงเวลา]", "[ถนน, 9, มี.ค.]"), []),
    ("O6", "annual-plan", plan("[โครงการ, งบประมาณ, ช่วงเวลา]", "[ถนน, ไม่ใช้งบประมาณ, มี.ค.]"), []),
    ("O6", "annual-plan", plan("[โครงการ, ช่วงเวลา]", "[ถนน, มี.ค.]"), ["budget-missing"]),
    ("O6", "annual-plan", plan("[โครงการ, งบประมาณ, ช่วงเวลา]", '[ถนน, "", มี.ค.]'), ["budget-missing"]),
    ("O6", "annual-plan", plan("[โครงการ, งบประมาณ, ช่วงเวลา]", '[ด้านที่ 1, "", ""]'), []),
    ("O6", "annual-plan", plan("[โครงการ, งบประมาณ]", "[ถนน, 9]"), ["detail-missing"]),
    ("O6", "annual-plan", "[" + plan("[โครงการ]", "[ถนน]") + ", {file: a.pdf, title: แผน}]", []),
    ("O6", "annual-plan", "{link: 'https://a.example/', title: แผน}", []),
    ("O6", "annual-plan", "{show: measures}", []),
    ("O7", "result-detail", f"[{REPORT}, {HEADINGS}]", []),
    ("O7", "result-detail", f"[{REPORT}, ไม่มีปัญหาอุปสรรคและข้อเสนอแนะ, {{title: ข้อเสนอแนะ, text: ไม่มี}}]", []),
    ("O7", "result-detail", REPORT, ["heading-missing", "heading-missing"]),
    ("O7", "result-detail", f"[{REPORT}, {{title: ข้อเสนอแนะ, text: แก้ปัญหา}}]", ["heading-missing"]),
    ("O7", "result-detail", "ไม่มี", []),
    ("O18", "complaint-statistics", "รับเรื่องทุกเดือน", ["count-missing"]),
    ("O18", "complaint-statistics", "รับเรื่อง ๓ เรื่อง", []),
    ("O18", "complaint-statistics", plan("[เดือน, เรื่อง]", "[1, ไม่ทราบ]"), ["count-missing"]),
    ("O18", "complaint-statistics", plan("[เดือน, เรื่อง]", '[ต.ค., "0"]'), []),
    ("O3", "phone", "{contact: ที่ทำการ, phone: 0-0000-0000}", []),
    ("O3", "phone", "โทร. ๐ ๔๔๓๘ ๕๐๐๕", []),
    ("O3", "phone", "{contact: ที่ทำการ, email: a@b.example}", ["detail-missing"]),
    ("O3", "email", "{contact: ที่ทำการ, email: a@b.example}", []),
    ("O3", "email", "{contact: ที่ทำการ, phone: 0-0000-0000}", ["detail-missing"]),
    ("O3", "map", "อยู่ติดโรงเรียน", ["detail-missing"]),
    ("O3", "map", "{image: map.png, alt: แผนที่}", []),
    ("O2", "executive-detail", "[{contact: ปลัด, phone: 0-0}, {image: a.png, alt: ปลัด}]", []),
    ("O2", "executive-detail", "[{contact: ปลัด}, {image: a.png, alt: ปลัด}]", ["contact-empty"]),
    ("O2", "executive-detail", "{contact: ปลัด, phone: 0-0}", ["detail-missing"]),
]


@pytest.mark.parametrize(("item", "component", "evidence", "expected"), CASES)
def test_a_component_shows_what_is_asked(
    item: str, component: str, evidence: str, expected: list[str], tmp_path: Path
) -> None:
    oit = f"items:\n  {item}:\n    components:\n      {component}: {evidence}\n"
    loaded = load(write(tmp_path, single({"2569/oit.yml": SOURCE + oit})))
    assert not loaded.problems
    found = Catalogue.of(loaded)
    problems = [problem for check in CHECKS for problem in check(found)]
    assert [problem.code for problem in problems] == expected
    assert {problem.place.line for problem in problems} <= {5}


def test_every_component_something_is_asked_of_is_official() -> None:
    book = load(ROOT / "data").criteria
    official = {component.id for item in book.items.values() for component in item.components}
    assert {one.component for one in book.asked} <= official
    assert {one.unless for one in book.asked if one.unless} <= official


def test_the_model_agency_shows_all() -> None:
    found = Catalogue.of(load(ROOT / "data"))
    assert [problem for check in CHECKS for problem in check(found)] == []
