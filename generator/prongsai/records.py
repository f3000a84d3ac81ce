"""What the site says as plain data: records as JSON knows them, what an item shows, and its fingerprint.

The plain form of a value depends on the data alone, never on how a page words it. A key that holds nothing is left
out, so that a record stays the same when a later version of the program knows more keys.
"""

import hashlib
import json
from decimal import Decimal
from enum import Enum
from typing import Any

from prongsai import thai
from prongsai.catalogue import AgencyCatalogue
from prongsai.loading import YearData
from prongsai.model.base import Record
from prongsai.model.criteria import Item
from prongsai.model.evidence import Evidence, FileEvidence, ImageEvidence, ShownEvidence
from prongsai.model.oit import ItemEvidence

Plain = Any
"""What JSON can hold: text, whole numbers, truth, lists, and mappings with texts as keys."""


def plain(value: object) -> Plain:  # noqa: PLR0911  # one return for each kind of value
    """A value of the model as JSON knows it.

    Dates become `{"written", "from", "to"}` with ISO 8601 days of the common era; numbers with decimals stay text,
    as their zeros count; keys that hold nothing are left out.
    """
    match value:
        case str():  # first, as most values are
            return value
        case Record():
            return _filled({name: getattr(value, name) for name in type(value).model_fields if name != "origin"})
        case dict():
            return _filled(value)
        case tuple() | list() | frozenset():
            return [plain(one) for one in (sorted(value) if isinstance(value, frozenset) else value)]
        case thai.Date():
            return {"written": value.written, "from": value.first.isoformat(), "to": value.last.isoformat()}
        case thai.Period():
            days = {"from": value.first, "to": value.last}
            return {"written": value.written} | {name: day.isoformat() for name, day in days.items() if day}
        case Decimal():
            return str(value)
        case Enum():
            return value.value
        case _:
            return value


def _filled(fields: dict[str, object]) -> dict[str, Plain]:
    return {name: plain(value) for name, value in fields.items() if not _empty(value)}


def _empty(value: object) -> bool:
    """Whether a key would hold nothing; a score of 0 is something, although it equals False."""
    return value is None or value is False or value in ((), {}, "")


def item_record(agency: AgencyCatalogue, year: int, item: Item) -> dict[str, Plain]:
    """All that the page of an item shows of the agency's own: its evidence, and the data it shows from elsewhere.

    Attachments stand with their size and SHA-256. How the official item is worded is not the agency's and stays out;
    so do the due date and the history, which are about the evidence and not part of it.
    """
    evidence = agency.item(year, item).evidence
    if evidence is None:
        return {}
    record: dict[str, Plain] = plain(evidence)
    record["components"] = {
        component.id: [_part(agency, year, part) for part in evidence.components.get(component.id, ())]
        for component in item.components
    }
    return {name: value for name, value in record.items() if name not in {"changes", "due"}}


def _part(agency: AgencyCatalogue, year: int, part: Evidence) -> Plain:
    told = plain(part)
    match part:
        case FileEvidence():
            told |= _attached(agency, year, part.file)
        case ImageEvidence():
            told |= _attached(agency, year, part.image)
        case ShownEvidence():
            of = part.year or year
            told |= _filled({"data": _shown(agency.year(of), part), "of_year": of})
    return told


def _attached(agency: AgencyCatalogue, year: int, name: str) -> dict[str, Plain]:
    file = agency.attachments.get((year, name))
    return {"size": file.size, "sha256": file.sha256} if file else {}


def _shown(data: YearData, part: ShownEvidence) -> Plain:
    """The data of another page, whole or the one thing that is named."""
    whole = plain(getattr(data, part.show))
    if not part.id or not whole:
        return whole
    lists = (value for value in whole.values() if isinstance(value, list))
    return [one for many in lists for one in many if isinstance(one, dict) and one.get("id") == part.id]


def attached(evidence: ItemEvidence | None) -> tuple[str, ...]:
    """The attachments an item's evidence names, by their names, each once, in the order of the page."""
    parts = [part for many in evidence.components.values() for part in many] if evidence else []
    names = (
        part.file if isinstance(part, FileEvidence) else part.image
        for part in parts
        if isinstance(part, FileEvidence | ImageEvidence)
    )
    return tuple(dict.fromkeys(names))


def fingerprint(record: Plain) -> str:
    """SHA-256 of plain data, hexadecimal: the same however digits, spaces, dates and the order of keys are written."""
    text = json.dumps(_folded(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _folded(value: Plain) -> Plain:
    if isinstance(value, str):
        return " ".join(thai.arabic(value).split())
    if isinstance(value, list):
        return [_folded(one) for one in value]
    if isinstance(value, dict):
        dated = "from" in value or "to" in value
        return {name: _folded(one) for name, one in value.items() if not (dated and name == "written")}
    return value
