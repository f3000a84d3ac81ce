"""A table of values, before it becomes a file: the same for CSV and for a workbook."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from prongsai import thai

Cell = str | int | Decimal | bool | thai.Date | thai.Period | dt.date | None


@dataclass(frozen=True)
class Table:
    """Rows of values under the names of their columns."""

    name: str
    """Which table it is, as the dictionary calls it: `item`, `year`, or a part of the year."""
    columns: tuple[str, ...]
    """Names of the columns, the same for ever."""
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, name: str, columns: Iterable[str], rows: Iterable[Mapping[str, Cell]]) -> "Table":
        """A table whose rows name their values; what a row does not name stays empty.

        Raises KeyError when a row names a column there is none of.
        """
        names = tuple(columns)
        places = {column: place for place, column in enumerate(names)}
        listed = []
        for row in rows:
            cells: list[Cell] = [None] * len(names)
            for column, cell in row.items():
                cells[places[column]] = cell
            listed.append(tuple(cells))
        return cls(name, names, tuple(listed))


def day(date: thai.Date) -> str:
    """A date by ISO 8601, in the common era; no more of it than was written."""
    whole = date.first.isoformat()
    return whole if date.day else whole[:7] if date.month else whole[:4]
