"""Tables as workbooks, for people who open them in Excel: Thai headings, a frozen first row, numbers as numbers.

The same table gives the same bytes: the day in a workbook is a fixed one, and it is stored as it is, as what a
compressor makes of it depends on the machine.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from prongsai import thai
from prongsai.packing import pack
from prongsai.twins.table import Cell, Table

FONT = "TH SarabunPSK"
"""The font of official letters; a machine without it takes another."""
FONT_SIZE = 16
"""Points, as in official letters."""
MADE = dt.datetime(1980, 1, 1)  # noqa: DTZ001  # a workbook holds a time without zone
BUDDHIST_ERA = 543
_NARROW, _WIDE = 9, 60
"""Characters the narrowest and the widest column take."""
_LONGEST = 32_767
"""Characters a cell can hold: XlsxWriter would leave out a longer text."""
_CUT = " … (ข้อความเต็มอยู่ในแฟ้ม CSV และ JSON)"


def workbook(table: Table, title: str, headings: Mapping[str, str]) -> bytes:
    """The file.

    title: what the table is, for the sheet's properties. headings: Thai heading of each column.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"title": title, "created": MADE})
    look = {"font_name": FONT, "font_size": FONT_SIZE, "valign": "top", "text_wrap": True, "border": 1}
    formats = _Formats(book, look)
    book.formats[0].set_font_name(FONT)
    book.formats[0].set_font_size(FONT_SIZE)
    sheet = book.add_worksheet(table.name)
    head = book.add_format({**look, "bold": True, "bg_color": "#E8EEF6"})
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, headings.get(column, column), head)
        sheet.set_column(place, place, _width(table, place, headings.get(column, column)))
    for number, row in enumerate(table.rows, 1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return _stored(buffer)


class _Formats:
    """Formats by the decimals a number was printed with; each is made when it is first needed."""

    def __init__(self, book: xlsxwriter.Workbook, look: Mapping[str, object]) -> None:
        self.book = book
        self.look = look
        self.text = book.add_format(look)
        self.numbers: dict[int, Format] = {}

    def number(self, decimals: int) -> Format:
        if decimals not in self.numbers:
            pattern = f"#,##0.{'0' * decimals}" if decimals else "0"
            self.numbers[decimals] = self.book.add_format({**self.look, "num_format": pattern})
        return self.numbers[decimals]


def _write(sheet: Worksheet, row: int, place: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, Decimal | int) and not isinstance(cell, bool):
        exponent = cell.as_tuple().exponent if isinstance(cell, Decimal) else 0
        sheet.write_number(row, place, cell, formats.number(-exponent if isinstance(exponent, int) else 0))
    else:
        text = _shown(cell)
        if len(text) > _LONGEST:
            text = text[: _LONGEST - len(_CUT)] + _CUT
        sheet.write_string(row, place, text, formats.text)


def _shown(cell: Cell) -> str:
    """A value as a Thai reader writes it."""
    match cell:
        case None:
            return ""
        case bool():
            return "ใช่" if cell else "ไม่ใช่"
        case thai.Date():
            return thai.show_date(cell)
        case thai.Period():
            return thai.show_period(cell)
        case dt.date():
            return thai.show_date(thai.Date(cell.year + BUDDHIST_ERA, cell.month, cell.day))
        case _:
            return str(cell)


def _width(table: Table, place: int, heading: str) -> int:
    """As wide as its longest line, as far as that can be read."""
    texts = (_shown(row[place]) for row in table.rows[:50])
    longest = max((len(line) for text in (heading, *texts) for line in text.split("\n")), default=0)
    return max(_NARROW, min(_WIDE, longest + 2))


def _stored(buffer: io.BytesIO) -> bytes:
    """The same workbook without compression."""
    whole = io.BytesIO()
    with zipfile.ZipFile(buffer) as made:
        pack(whole, ((name, made.read(name)) for name in made.namelist()))
    return whole.getvalue()
