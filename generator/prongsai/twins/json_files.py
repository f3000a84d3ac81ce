"""What pages say as JSON: the same for the same data, readable, in UTF-8 with LF.

Each file names its JSON Schema, which lies below `data/schema/`. A key that holds nothing is left out.
"""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from json.encoder import encode_basestring

from prongsai import addresses, records
from prongsai.catalogue import AgencyCatalogue
from prongsai.criteria import data_year
from prongsai.loading import YearData
from prongsai.records import Plain
from prongsai.status import ItemStatus, state_of
from prongsai.twins.table import Cell, Table

VERSION = 1
"""Of the form of the files. Keys may be added within a version; none is removed or changes its meaning."""
SCHEMAS = f"{addresses.DATA}schema/"
"""Where the schemas lie on the site."""


def json_bytes(value: Plain) -> bytes:
    """The file: as `json.dumps` with `indent=1` and `ensure_ascii=False` writes it, in a third of the time."""
    return f"{_written(value, chr(10))}\n".encode()


def _written(value: Plain, margin: str) -> str:
    """A value; `margin` is the break before a line at its own depth."""
    if isinstance(value, str):
        return encode_basestring(value)
    if not value or not isinstance(value, dict | list):
        return json.dumps(value)
    inner = f"{margin} "
    if isinstance(value, list):
        return f"[{','.join([inner + _written(one, inner) for one in value])}{margin}]"
    lines = [f"{inner}{encode_basestring(name)}: {_written(one, inner)}" for name, one in value.items()]
    return f"{{{','.join(lines)}{margin}}}"


def item_json(agency: AgencyCatalogue, year: int, status: ItemStatus, record: Plain, fingerprint: str) -> Plain:
    """An item: what is shown for it, as the ledger records it."""
    item = status.found.item
    told = _head(agency, addresses.member(agency.slug, year, "oit", item.code), "item", year)
    return told | {
        "data_year": data_year(year, item),
        "item": {"code": item.code, "title": item.title, "concept": item.concept},
        "state": status.state.value,
        "record": record,
        "fingerprint": fingerprint,
    }


def part_json(agency: AgencyCatalogue, data: YearData, part: str, title: str) -> Plain:
    """A part of a year; measures and progress come with the states of the year's measures."""
    told = _head(agency, addresses.part(agency.slug, data.year, part), part, data.year)
    told |= {"part": part, "title": title}
    if part in {"measures", "progress"}:
        told["states"] = {found.measure.id: state_of(agency, found) for found in agency.measures_of(data.year)}
    return told | {"data": records.plain(getattr(data, part))}


def year_json(agency: AgencyCatalogue, data: YearData, items: Table, files: Mapping[str, Iterable[str]]) -> Plain:
    """A year: its total, items with their states and dates, attachments, and the data files.

    files: paths of the data files by the address of the page they say the same as.
    """
    address = addresses.year(agency.slug, data.year)
    told = _head(agency, address, "year", data.year)
    total = data.results.total if data.results else None
    if total:
        told["total"] = records.plain(total)
    told["items"] = [
        {name: _plain(cell) for name, cell in zip(items.columns, row, strict=True) if cell is not None}
        for row in items.rows
    ]
    told["attachments"] = [
        {
            "file": file.name,
            "size": file.size,
            "sha256": file.sha256,
            "address": addresses.file(agency.slug, data.year, file.name),
        }
        for file in data.files
    ]
    return told | {"files": {page: list(paths) for page, paths in files.items()}}


def _head(agency: AgencyCatalogue, address: str, schema: str, year: int) -> dict[str, Plain]:
    base = agency.agency.base
    told = {
        "$schema": addresses.relative(f"{SCHEMAS}{schema}.json", address),
        "version": VERSION,
        "agency": {"slug": agency.slug, "name": agency.agency.name},
        "year": year,
        "address": address,
    }
    return told | ({"url": f"{base}{address}"} if base else {})


def _plain(cell: Cell) -> Plain:
    return str(cell) if isinstance(cell, Decimal | dt.date) else records.plain(cell)
