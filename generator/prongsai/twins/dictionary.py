"""The data dictionary: what every column and every key of the data files means, in Thai and English.

It stands in `dictionary.yml` beside this module. A column means the same in every table unless a table says otherwise;
a key means the same in every file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from prongsai.twins.csv_files import csv_bytes
from prongsai.twins.table import Table


@dataclass(frozen=True)
class Meaning:
    """What a name means."""

    name: str
    label: str
    """A short Thai heading."""
    th: str
    en: str


@dataclass(frozen=True)
class TableMeaning:
    """What a table holds."""

    name: str
    th: str
    en: str
    own: Mapping[str, Meaning]
    """Columns that mean something else here than elsewhere, or stand in this table alone."""
    words: Mapping[str, str]
    """The Thai for values of its column `kind`, where they are English words."""


@dataclass(frozen=True)
class Dictionary:
    """All meanings."""

    tables: Mapping[str, TableMeaning]
    columns: Mapping[str, Meaning]
    """Columns that mean the same wherever they stand."""
    keys: Mapping[str, Meaning]
    """Keys of JSON."""

    def column(self, table: str, name: str) -> Meaning:
        """What a column means. Raises KeyError when nothing is said of it."""
        name = "cell_1" if name.startswith("cell_") else name
        return self.tables[table].own.get(name) or self.columns[name]

    def headings(self, table: str, columns: tuple[str, ...]) -> dict[str, str]:
        """The Thai heading of each column of a table."""
        return {name: self.column(table, name).label for name in columns}

    @property
    def table(self) -> Table:
        """The dictionary itself as a table."""
        return Table.of("dictionary", ("file", "name", "label", "th", "en"), self._rows())

    def _rows(self) -> Iterator[dict[str, str]]:
        for table in self.tables.values():
            for one in table.own.values():
                yield {"file": f"{table.name}.csv", **_told(one)}
        for one in self.columns.values():
            yield {"file": "*.csv", **_told(one)}
        for one in self.keys.values():
            yield {"file": "*.json", **_told(one)}


def _told(one: Meaning) -> dict[str, str]:
    return {"name": one.name, "label": one.label, "th": one.th, "en": one.en}


@cache
def dictionary() -> Dictionary:
    """The dictionary that comes with the program."""
    text = (resources.files("prongsai") / "twins" / "dictionary.yml").read_text("utf-8")
    written = yaml.load(text, Loader=yaml.CSafeLoader)
    tables = {
        name: TableMeaning(name, one["th"], one["en"], _meanings(one.get("columns", {})), one.get("words", {}))
        for name, one in written["tables"].items()
    }
    return Dictionary(tables, _meanings(written["columns"]), _meanings(written["keys"]))


def _meanings(written: Mapping[str, list[str]]) -> dict[str, Meaning]:
    """Each name with its heading, its meaning in Thai, and in English."""
    return {name: Meaning(name, *told) for name, told in written.items()}


@cache
def dictionary_csv() -> bytes:
    """The dictionary as a file."""
    return csv_bytes(dictionary().table)
