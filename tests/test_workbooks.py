"""Workbooks open as tables people can work with, and are the same bytes each time."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from prongsai import thai
from prongsai.twins.table import Cell, Table
from prongsai.twins.workbooks import FONT, workbook

HEADINGS = {"kind": "ชนิด", "score": "คะแนน", "count": "จำนวน", "text": "ข้อความ", "day": "วันที่", "none": "ว่าง"}
TABLE = Table.of(
    "results",
    HEADINGS,
    [
        {"kind": "total", "score": Decimal("96.50"), "count": 12_345, "text": "=1+1", "day": thai.date("15 ม.ค. 69")},
        {"kind": "item", "score": Decimal("0.00"), "text": "ก\nข", "day": dt.date(2026, 9, 30)},
        {"kind": "https://a.example/", "text": "ก" * 40_000},
    ],
)


def made(table: Table = TABLE) -> bytes:
    return workbook(table, "ผลการประเมิน", HEADINGS, {"total": "คะแนนรวม"})


def sheet(content: bytes) -> Worksheet:
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["results"]
    found = book["results"]
    assert isinstance(found, Worksheet)
    return found


def rows(content: bytes) -> list[list[object]]:
    return [list(row) for row in sheet(content).iter_rows(values_only=True)]


def test_headings_are_thai_and_values_keep_their_kind() -> None:
    head, total, item, _ = rows(made())
    assert head == list(HEADINGS.values())
    assert total == ["คะแนนรวม", 96.5, 12345, "=1+1", "15 มกราคม 2569", None]
    assert item == ["item", 0, None, "ก\nข", "30 กันยายน 2569", None]


def test_a_number_shows_the_decimals_that_were_printed_and_a_text_is_never_a_formula() -> None:
    page = sheet(made())
    assert page["B2"].number_format == "#,##0.00"
    assert page["D2"].data_type == "s"
    assert page["A4"].hyperlink is None


def test_the_table_is_laid_out_for_people() -> None:
    page = sheet(made())
    assert page.freeze_panes == "A2"
    assert page["A1"].font.b
    assert page["A1"].font.name == page["D3"].font.name == FONT
    assert page["D3"].alignment.wrap_text
    assert page.column_dimensions["F"].hidden, "a column that holds nothing"
    heights = [page.row_dimensions[row].height for row in (2, 3, 4)]
    assert heights == [24, 48, 408], "as high as its lines, and no higher than a row can be"


def test_a_text_too_long_for_a_cell_says_where_all_of_it_is() -> None:
    text = rows(made())[3][3]
    assert isinstance(text, str)
    assert len(text) == 32_767
    assert text.endswith("(ข้อความเต็มอยู่ในแฟ้ม CSV และ JSON)")


def test_the_same_table_gives_the_same_bytes_whatever_compresses_them() -> None:
    assert made() == made()
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_table_without_rows_is_a_workbook_too() -> None:
    empty: tuple[tuple[Cell, ...], ...] = ()
    assert rows(made(Table("results", tuple(HEADINGS), empty))) == [list(HEADINGS.values())]
