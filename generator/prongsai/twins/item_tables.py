"""An item's evidence as a table, and the items of a year as one.

Each piece of evidence is one row. What is itself a table (a table, a chart, a tree, a contact) takes more: row 0 holds
the headings in the columns `cell_1`, `cell_2` …, the rows from 1 on hold what stands below them.
"""

from collections.abc import Iterator, Sequence

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue
from prongsai.criteria import data_year
from prongsai.model.evidence import (
    Branch,
    ChartEvidence,
    ContactEvidence,
    Evidence,
    FileEvidence,
    ImageEvidence,
    LinkEvidence,
    NoneEvidence,
    ShownEvidence,
    TableEvidence,
    TextEvidence,
    TreeEvidence,
)
from prongsai.status import ItemStatus
from prongsai.twins.table import Cell, Table
from prongsai.twins.tables import PAGE, Row, attachment, page

ITEM = (
    *("component", "component_text", "part", "kind", "row", "title", "text", "note", "date", "file", "size", "sha256"),
    "link",
)
YEAR = (
    *("code", "title", "concept", "sub_indicator", "data_year", "state", "components", "answered", "score", "unit"),
    *("as_of", "published", "due", "late", "approval", "withdrawn", "fingerprint", *PAGE),
)
NOTHING = "missing"
"""Kind of the row of a component for which nothing is shown."""
_CONTACT = {
    "contact": "ผู้ติดต่อ",
    "address": "ที่อยู่",
    "phone": "โทรศัพท์",
    "email": "อีเมล",
    "required_by": "เปิดเผยตาม",
}


def item_table(agency: AgencyCatalogue, year: int, status: ItemStatus) -> Table:
    """All that is shown for an item, component by component; a component without anything has a row that says so."""
    rows = list(_rows(agency, year, status))
    width = max((len(cells) for _, cells in rows), default=0)
    wide = tuple(f"cell_{number}" for number in range(1, width + 1))
    named = (row | dict(zip(wide, cells, strict=False)) for row, cells in rows)
    return Table.of("item", (*ITEM, *wide), named)


Found = tuple[Row, Sequence[Cell]]
"""A row, and its cells where the evidence is a table itself."""


def _rows(agency: AgencyCatalogue, year: int, status: ItemStatus) -> Iterator[Found]:
    if status.found.evidence and status.found.evidence.summary:
        yield {"kind": "summary", "text": status.found.evidence.summary}, ()
    for one in status.components:
        own: Row = {"component": one.component.id, "component_text": one.component.text}
        if not one.evidence:
            yield own | {"kind": NOTHING}, ()
        for number, part in enumerate(one.evidence, 1):
            for row, cells in _part(agency, year, part):
                yield own | {"part": number} | row, cells


def _part(agency: AgencyCatalogue, year: int, part: Evidence) -> Iterator[Found]:  # noqa: C901  # a case for each kind
    match part:
        case TextEvidence():
            yield {"kind": "text", "title": part.title, "text": part.text}, ()
        case FileEvidence():
            yield {"kind": "file", "title": part.title, "date": part.date} | attachment(agency, year, part.file), ()
        case ImageEvidence():
            told: Row = {"kind": "image", "title": part.alt, "note": part.caption}
            yield told | attachment(agency, year, part.image), ()
        case LinkEvidence():
            yield {"kind": "link", "title": part.title, "link": part.link, "note": part.note}, ()
        case TableEvidence():
            yield from _cells("table", part.table.caption, [part.table.columns, *part.table.rows])
        case ChartEvidence():
            bars = [(bar.label, bar.value) for bar in part.chart.bars]
            yield from _cells("chart", part.chart.caption, [("รายการ", part.chart.unit), *bars])
        case TreeEvidence():
            heads: tuple[Cell, ...] = ("ระดับ", "ชื่อ", "คำอธิบาย")
            yield from _cells("tree", part.tree.caption, [heads, *_boxes(part.tree.root, 1)])
        case ContactEvidence():
            known = [(heading, getattr(part, name)) for name, heading in _CONTACT.items() if getattr(part, name)]
            for row, cells in _cells("contact", part.contact, list(zip(*known, strict=True))):
                yield row | {"note": part.note}, cells
        case ShownEvidence():
            yield _shown(agency, part.year or year, part), ()
        case NoneEvidence():
            yield {"kind": "none", "text": part.none, "note": part.reason}, ()


def _cells(kind: str, title: str, rows: Sequence[Sequence[Cell]]) -> Iterator[Found]:
    for number, cells in enumerate(rows):
        yield {"kind": kind, "title": title, "row": number}, cells


def _boxes(one: Branch, level: int) -> Iterator[tuple[Cell, ...]]:
    yield level, one.name, one.note
    for below in one.below:
        yield from _boxes(below, level + 1)


def _shown(agency: AgencyCatalogue, year: int, part: ShownEvidence) -> Row:
    """Where the data stand, and which one of them: they have data files of their own."""
    address = addresses.part(agency.slug, year, part.show)
    if part.id and part.show in {"measures", "progress", "documents"}:
        address = addresses.member(agency.slug, year, part.show, part.id)
    return {
        "kind": "show",
        "title": part.show,
        "text": f"{year}/{part.id}" if part.id else str(year),
        "note": part.note,
        "link": f"{agency.agency.base or ''}{address}",
    }


def year_table(agency: AgencyCatalogue, year: int, statuses: Sequence[tuple[ItemStatus, str]]) -> Table:
    """The items of a year with their states and dates; each comes with the fingerprint of what it shows."""
    return Table.of("year", YEAR, (_item(agency, year, status, mark) for status, mark in statuses))


def _item(agency: AgencyCatalogue, year: int, status: ItemStatus, fingerprint: str) -> Row:
    found = status.found
    evidence = found.evidence
    own: Row = {
        "code": found.item.code,
        "title": found.item.title,
        "concept": found.item.concept,
        "sub_indicator": found.item.sub_indicator,
        "data_year": data_year(year, found.item),
        "state": status.state.value,
        "components": len(status.components),
        "answered": status.shown,
        "score": found.score.score.value if found.score and found.score.score else None,
        "due": found.due,
        "late": status.late,
        "fingerprint": fingerprint,
    }
    if evidence:
        own |= {
            "unit": evidence.unit,
            "as_of": evidence.as_of,
            "published": evidence.published,
            "approval": evidence.approval,
            "withdrawn": evidence.withdrawn.date if evidence.withdrawn else None,
        }
    return own | page(agency, addresses.member(agency.slug, year, "oit", found.item.code))
