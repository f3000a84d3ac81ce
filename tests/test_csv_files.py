"""CSV that Excel reads in Thai, and that no spreadsheet works out as a formula."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai import thai
from prongsai.twins.csv_files import csv_bytes, guarded, written
from prongsai.twins.table import Cell, Table

FORMULAS = [
    "=1+1",
    "+66 2 000 0000",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "＝1+1",
    "- ข้อแรก",
    "=HYPERLINK(…)",
    "\r\n=1",
    "--1",
]
HARMLESS = ["-", "--", "-1", "+1", "-1,234.50", "ก = ข", "02-123-4567", "", "1=1", "'=1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_formula_stays(text: str) -> None:
    assert guarded(text) == text


VALUES: list[tuple[Cell, str]] = [
    ("ก", "ก"),
    (None, ""),
    (True, "ใช่"),
    (False, "ไม่ใช่"),
    (7, "7"),
    (-7, "-7"),
    (Decimal("0.00"), "0.00"),
    (thai.date("15 ม.ค. 2569"), "2026-01-15"),
    (thai.date("มกราคม 2569"), "2026-01"),
    (thai.date("2569"), "2026"),
    (dt.date(2026, 1, 15), "2026-01-15"),
    (thai.period("1 ต.ค. 68 - 30 ก.ย. 69"), "1 ต.ค. 2568 – 30 ก.ย. 2569"),
]


@pytest.mark.parametrize(("value", "text"), VALUES)
def test_a_value_has_one_form(value: Cell, text: str) -> None:
    assert written(value) == text


def test_the_file_is_marked_as_utf_8_and_ends_lines_as_the_standard_says() -> None:
    made = csv_bytes(Table.of("year", ("a", "b"), [{"b": 'ก "ข", ค'}]))
    assert made == '\ufeffa,b\r\n,"ก ""ข"", ค"\r\n'.encode()


def test_a_row_names_only_columns_there_are() -> None:
    with pytest.raises(KeyError):
        Table.of("year", ("a",), [{"b": "ก"}])


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2, max_size=2)))
def test_every_text_comes_back_and_none_begins_like_a_formula(rows: list[list[str]]) -> None:
    made = csv_bytes(Table("year", ("a", "b"), tuple((one, other) for one, other in rows)))
    header, *read = csv.reader(io.StringIO(made.decode("utf-8-sig"), newline=""))
    assert header == ["a", "b"]
    assert [[cell.removeprefix("'") for cell in row] for row in read] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]
    harmful = (cell for row in read for cell in row if cell[:1] in {"=", "@", "\t", "\r", "\n"})
    assert not list(harmful)
