"""Tables as workbooks, for people who open them in Excel: Thai headings, a frozen first row, numbers as numbers.

The same table gives the same bytes: the day in a workbook is a fixed one, and it is stored as it is, as what a
compressor makes of it depends on the machine.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from prongsai import thai
from prongsai.packing import pack
from prongsai.twins.table import Cell, Table

FONT = "TH SarabunPSK"
"""The font of official letters; a machine without it takes another."""
FONT_SIZE = 14
"""Points."""
_LINE = 24
"""Points of a line: marks above and below Thai letters need room, in whatever font they appear."""
_HIGHEST = 408
"""Points a row can be high."""
_ABOVE_AND_BELOW = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
"""Thai signs that take no room of their own in a line."""
MADE = dt.datetime(1980, 1, 1)  # noqa: DTZ001  # a workbook holds a time without zone
BUDDHIST_ERA = 543
_NARROW, _WIDE = 8, 42
"""Characters the narrowest and the widest column take."""
_SHEET = 200
"""Characters that can be read across a printed sheet of A3; what is wider goes on over further sheets."""
_A4, _A3 = 9, 8
"""Paper as Excel counts it."""
_LONGEST = 32_767
"""Characters a cell can hold: XlsxWriter would leave out a longer text."""
_CUT = " … (ข้อความเต็มอยู่ในแฟ้ม CSV และ JSON)"


def workbook(table: Table, title: str, headings: Mapping[str, str], words: Mapping[str, str]) -> bytes:
    """The file.

    title: what the table is, for the sheet's properties. headings: Thai heading of each column. words: the Thai for
    values of its column `kind`.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"title": title, "created": MADE})
    look = {"font_name": FONT, "font_size": FONT_SIZE, "valign": "top", "text_wrap": True}
    formats = _Formats(book, look)
    book.formats[0].set_font_name(FONT)
    book.formats[0].set_font_size(FONT_SIZE)
    sheet = book.add_worksheet(table.name)
    head = book.add_format({**look, "bold": True, "bg_color": "#E8EEF6"})
    texts = [tuple(_shown(cell, words) for cell in row) for row in table.rows]
    first = tuple(headings[column] for column in table.columns)
    lengths = [tuple(map(_lengths, row)) for row in (first, *texts)]
    widths = [_width(column) for column in zip(*lengths, strict=True)]
    for place, heading in enumerate(first):
        sheet.write_string(0, place, heading, head)
        sheet.set_column(place, place, widths[place] or _NARROW, None, {"hidden": not widths[place]})
    for number, lines in enumerate(lengths):
        sheet.set_row(number, _height(lines, widths))
    for number, (row, shown) in enumerate(zip(table.rows, texts, strict=True), 1):
        for place, (cell, text) in enumerate(zip(row, shown, strict=True)):
            if text:
                _write(sheet, (number, place), cell, text, formats)
    across = sum(widths)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.hide_gridlines(0)  # 0 prints them too
    sheet.set_landscape()
    sheet.set_paper(_A4 if across <= _SHEET // 2 else _A3)
    if across <= _SHEET:
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


def _write(sheet: Worksheet, place: tuple[int, int], cell: Cell, text: str, formats: _Formats) -> None:
    if isinstance(cell, Decimal | int) and not isinstance(cell, bool):
        exponent = cell.as_tuple().exponent if isinstance(cell, Decimal) else 0
        sheet.write_number(*place, cell, formats.number(-exponent if isinstance(exponent, int) else 0))
    else:
        if len(text) > _LONGEST:
            text = text[: _LONGEST - len(_CUT)] + _CUT
        sheet.write_string(*place, text, formats.text)


def _shown(cell: Cell, words: Mapping[str, str]) -> str:  # noqa: PLR0911  # one return for each kind of value
    """A value as a Thai reader writes it."""
    match cell:
        case str():
            return words.get(cell, cell)
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


def _lengths(text: str) -> tuple[int, ...]:
    """Characters each line of a text takes side by side; nothing for an empty cell."""
    return tuple(map(len, _ABOVE_AND_BELOW.sub("", text).split("\n"))) if text else ()


def _width(column: Sequence[tuple[int, ...]]) -> int:
    """As wide as its longest line, as far as that can be read; 0 where only the heading holds something."""
    head, *rows = column
    return max(_NARROW, min(_WIDE, max(map(max, filter(None, (head, *rows)))) + 2)) if any(rows) else 0


def _height(row: Sequence[tuple[int, ...]], widths: Sequence[int]) -> int:
    """High enough for the text that takes most lines: not every program finds that out by itself."""
    lines = (
        sum(-(-max(1, length) // width) for length in cell) for cell, width in zip(row, widths, strict=True) if width
    )
    return min(_HIGHEST, _LINE * max(lines, default=1))


def _stored(buffer: io.BytesIO) -> bytes:
    """The same workbook without compression."""
    whole = io.BytesIO()
    with zipfile.ZipFile(buffer) as made:
        pack(whole, ((name, made.read(name)) for name in made.namelist()))
    return whole.getvalue()
