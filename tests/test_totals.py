"""Tables that add up, rows that are worked out alike, charts beside them."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.catalogue import Catalogue
from prongsai.checks.totals import Table, amount, tables_add_up
from prongsai.loading import load
from prongsai.model.evidence import TableEvidence
from prongsai.thai import thai_digits
from writing import SOURCE, catalogue, record, single

ROOT = Path(__file__).parent.parent


def table(columns: str, *rows: str, caption: str = "ก") -> str:
    """A table as evidence: headings and rows as they stand between brackets."""
    lines = "".join(f"      - [{row}]\n" for row in rows)
    return f"table:\n    caption: {caption}\n    columns: [{columns}]\n    rows:\n{lines}"


def told(site: Path, evidence: str) -> list[str]:
    """Codes and lines of what is said about evidence; its first line is line 5 of the file."""
    component = "\n".join(f"          {line}" for line in evidence.splitlines())
    text = f"{SOURCE}items:\n  O1:\n    components:\n      structure-chart:\n        -\n{component}\n"
    found = tables_add_up(catalogue(site, single({"2568/oit.yml": text})))
    return [f"{problem.code} {problem.place.line - 10}" for problem in found]


MONEY = "งบ, งบประมาณ (บาท), เบิกจ่าย (บาท), คงเหลือ (บาท)"
SPENT = "งบ, งบประมาณ (บาท), เบิกจ่าย (บาท), ร้อยละ"
CASES = [
    # name, headings, rows, what is said: code and position of the row
    ("right", "ก, คน", ['ข, "22"', 'ค, "15"', 'รวม, "37"'], []),
    ("wrong total", "ก, คน", ['ข, "22"', 'ค, "15"', 'รวม, "38"'], ["total-row-differs 3"]),
    ("Thai digits", "ก, คน", ["ข, ๒๒", "ค, ๑๕", "รวม, ๓๗"], []),
    ("wrong in Thai digits", "ก, คน", ["ข, ๒๒", "ค, ๑๕", "รวม, ๓๘"], ["total-row-differs 3"]),
    ("units in cells", "ก, เรื่อง", ["ข, 2 เรื่อง", "ค, 3 เรื่อง", "รวมทั้งสิ้น, 6 เรื่อง"], ["total-row-differs 3"]),
    ("nothing counts as nothing", "ก, คน", ['ข, "–"', "ค, ไม่มี", 'ง, "7"', 'รวม, "7"'], []),
    ("words cannot be added", "ก, คน", ["ข, หลายคน", 'ค, "7"', 'รวม, "9"'], []),
    ("a mean below", "ก, คะแนนที่ได้", ['ข, "80"', 'ค, "90"', 'รวม, "85"'], []),
    ("shares are no sums", "ก, ร้อยละ", ['ข, "80"', 'ค, "90"', 'รวม, "88"'], []),
    ("subtotals", "ก, คน", ['ข, "1"', 'ค, "2"', 'รวม, "3"', 'ง, "4"', 'จ, "5"', 'รวม, "9"', 'รวมทั้งสิ้น, "12"'], []),
    ("rows within rows", "ก, คน", ['ข, "5"', '"- ชาย", "2"', '"- หญิง", "3"', 'รวม, "5"'], []),
    ("ragged", "ก, คน", ['ข, "22", "1"', 'ค, "15"'], ["table-row-length 1"]),
    ("rows counted", "ที่, โครงการ, บาท", ["1, ก, '5'", "2, ข, '6'", "รวม, 3 โครงการ, '11'"], ["total-row-differs 3"]),
    ("an ordinal", "ที่, โครงการ", ["1, ก", "2, ข", "7, ค", "4, ง"], ["row-differs 3"]),
    ("rows moved", "ที่, โครงการ", ["1, ก", "3, ข", "2, ค", "4, ง"], []),
    ("differences", MONEY, ["ก, 500, 200, 300", "ข, 900, 250, 650", "ค, 800, 300, 510"], ["row-differs 3"]),
    ("no relation", MONEY, ["ก, 500, 200, 310", "ข, 900, 250, 660", "ค, 800, 300, 510"], []),
    ("shares", SPENT, ["ก, 500, 200, 40.00", "ข, 900, 250, 27.78", "ค, 800, 300, 37.60"], ["row-differs 3"]),
    ("cut off where another is rounded up", SPENT,
     ["ก, 900, 600, 66.67", "ข, 900, 250, 27.77", "ค, 800, 300, 37.50"], ["row-differs 2"]),
    ("a share of all", "งบ, จำนวน, งบประมาณ (บาท), เบิกจ่าย (บาท), ผล",
     ["ก, อบรม, 900, 600, ดี", "ข, ซ่อม, 100, 50, ดี", "รวม, 2 โครงการ, '1,000', 650, ใช้จ่ายร้อยละ 64.00"],
     ["total-row-differs 3"]),
    ("cut off", SPENT, ["ก, 500, 200, 40.00", "ข, 900, 250, 27.77", "ค, 800, 300, 37.50"], []),
]  # fmt: skip


@pytest.mark.parametrize(("columns", "rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_tables(columns: str, rows: Sequence[str], expected: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, table(columns, *rows)) == expected


def test_the_cell_that_was_probably_misread_is_named(tmp_path: Path) -> None:
    text = f"{SOURCE}items:\n  O1:\n    components:\n      structure-chart:\n"
    rows = table("ก, คน", "ข, '22'", "ค, '75'", "รวม, '37'").replace("\n", "\n          ")
    (problem,) = tables_add_up(catalogue(tmp_path, single({"2568/oit.yml": f"{text}        - {rows}\n"})))
    assert problem.params["meant"] == "“ค” 75 → 15"


@pytest.mark.parametrize(("bar", "expected"), [("22", []), ("23", ["chart-differs"])])
def test_a_chart_agrees_with_its_table(bar: str, expected: list[str], tmp_path: Path) -> None:
    text = f"""{SOURCE}items:
  O1:
    components:
      structure-chart:
        - table: {{caption: ก, columns: [ประเภท, คน], rows: [[ครู, "4"], [พนักงาน, "22"], [ลูกจ้าง, "7"]]}}
        - chart:
            caption: ก
            unit: คน
            bars: [{{label: พนักงาน, value: {bar}}}, {{label: ครู, value: 4}}, {{label: ลูกจ้าง, value: 7}}]
"""
    assert [problem.code for problem in tables_add_up(catalogue(tmp_path, single({"2568/oit.yml": text})))] == expected


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=12))
def test_every_sum_of_rows_is_right_and_the_next_number_is_not(values: list[int]) -> None:
    def odd(total: int) -> bool:
        rows = [f"แถว{position}, '{value:,}'" for position, value in enumerate(values)]
        evidence = record(TableEvidence, table("ก, บาท", *rows, f"รวม, '{total:,}'"))
        read = Table(evidence)
        last = read.amounts[-1][1]
        return last != sum((row[1] or Decimal(0) for row in read.amounts[:-1]), Decimal(0))

    assert not odd(sum(values))
    assert odd(sum(values) + 1)


@given(st.integers(0, 10**12), st.sampled_from(["", " เรื่อง", " บาท"]))
def test_an_amount_is_read_as_it_is_written(value: int, unit: str) -> None:
    assert amount(f"{value:,}{unit}") == value
    assert thai_digits(f"{value:,}") != f"{value:,}"


def test_what_the_sites_show_adds_up() -> None:
    assert list(tables_add_up(Catalogue.of(load(ROOT / "data")))) == []
