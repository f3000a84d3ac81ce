"""The one row of a column of dates that lies years away from all others: a slip of a digit, not history.

Last year's dates left over are told piece by piece (`data_years.py`), which takes what lies further back for history.
In a column of which every other row is of one fiscal year, it is none.
"""

import re
from collections.abc import Iterator, Sequence

from prongsai import thai
from prongsai.catalogue import Catalogue
from prongsai.checks.data_years import FAR, particulars
from prongsai.checks.impossible import MONTH
from prongsai.criteria import data_year
from prongsai.model.criteria import Item
from prongsai.model.evidence import TableBody, TableEvidence
from prongsai.problems import Problem, Severity
from prongsai.texts import locate
from prongsai.thai import arabic

DATES = re.compile("วันที่|ระยะเวลา|ช่วงเวลา|วัน เดือน ปี")
_YEAR = re.compile(r"(?<![0-9,])2[456][0-9]{2}(?!,?[0-9])")
_DATED = re.compile(rf"(?:[0-9]{{1,2}} ?)?(?:{MONTH}) ?([0-9]{{4}})")
DAYS = frozenset({"day", "month"})
"""Kinds of mentions that are dates."""
ENOUGH = 3
"""Other rows that must be of one year."""


def columns_of_one_year(catalogue: Catalogue) -> Iterator[Problem]:
    """In a column of dates, no row is years away from all others, which are of one fiscal year."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for code, evidence in data.oit.items.items() if data.oit else ():
                item = catalogue.criteria.items.get((data.year, code))
                for parts in evidence.components.values() if item else ():
                    for part in parts:
                        if item and isinstance(part, TableEvidence):
                            yield from _table(catalogue, data.year, item, part.table)


def _table(catalogue: Catalogue, assessed: int, item: Item, table: TableBody) -> Iterator[Problem]:
    for column, heading in enumerate(table.columns):
        if DATES.match(heading):
            cells = [row[column] if column < len(row) else "" for row in table.rows]
            if found := odd_one(cells):
                row, words, year = found
                place = locate(catalogue.texts, table.place_of("rows", row, column), words)
                params = particulars(item, assessed, data_year(assessed, item) or year, words)
                yield Problem("data-year-differs", place, params, Severity.CHECK)


def odd_one(cells: Sequence[str]) -> tuple[int, str, int] | None:
    """Position of the only cell that names a day far from the fiscal year of all others, the words, and that year."""
    named = [int(year) for year in _YEAR.findall(arabic(" ".join(cells)))]
    if not named or max(named) - min(named) <= FAR:
        return None
    dated = [(at, one.year) for at, cell in enumerate(cells) for one in thai.mentions(cell) if one.kind in DAYS]
    for at, cell in enumerate(cells):
        others = [(other, year) for other, year in dated if other != at]
        years = {year for _, year in others}
        if len(years) == 1 and len({other for other, _ in others}) >= ENOUGH:
            year = years.pop()
            for found in _DATED.finditer(arabic(cell)):
                if abs(int(found[1]) - year) > FAR:
                    return at, cell[found.start() : found.end()], year
    return None
