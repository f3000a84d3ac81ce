"""Tables as CSV: for spreadsheets and programs alike.

UTF-8 with the mark at its beginning by which Excel knows it, lines ending in CR LF (RFC 4180). A text that a
spreadsheet would take for a formula gets an apostrophe in front; a number is left alone. Dates are ISO 8601 in the
common era, yes and no are `ใช่` and `ไม่ใช่`.
"""

import csv
import datetime as dt
import io
import re

from prongsai import thai
from prongsai.twins.table import Cell, Table, day

_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a text begins that a spreadsheet may work out (OWASP, CSV Injection)."""
_HARMLESS = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?|-+")
"""A number, or dashes that stand for nothing."""


def csv_bytes(table: Table) -> bytes:
    """The file: the names of the columns, then the rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([written(cell) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def written(cell: Cell) -> str:  # noqa: PLR0911  # one return for each kind of value
    """A value as it stands in a file."""
    match cell:
        case str():
            return guarded(cell)
        case None:
            return ""
        case bool():
            return "ใช่" if cell else "ไม่ใช่"
        case thai.Date():
            return day(cell)
        case thai.Period():
            return guarded(thai.show_period(cell))
        case dt.date():
            return cell.isoformat()
        case _:
            return str(cell)


def guarded(text: str) -> str:
    """A text no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _HARMLESS.fullmatch(text) else text
