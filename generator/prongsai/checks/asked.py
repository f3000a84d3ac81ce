"""Each component shows what an assessor looks for in it: `criteria/asked.yml` names it, this finds it or not.

Comes in: the catalogue. Goes out: a problem per thing that is not there. What lies in a file, behind a link or on
another page of this site is not judged here. Assessors gave 0 where a report lacked one of these (O24 of 2566: no
budget per project; O38 of 2566: no heading for problems and obstacles).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from prongsai import thai
from prongsai.catalogue import Catalogue, FoundItem
from prongsai.model.asked import Asked, Need
from prongsai.model.evidence import (
    ChartEvidence,
    ContactEvidence,
    Evidence,
    FileEvidence,
    ImageEvidence,
    LinkEvidence,
    NoneEvidence,
    ShownEvidence,
    TableBody,
    TableEvidence,
    TextEvidence,
    TreeEvidence,
)
from prongsai.problems import Place, Problem, Severity

MONEY = re.compile(r"งบประมาณ|วงเงิน|เบิกจ่าย|ใช้จริง|\(บาท\)|ราคากลาง")
"""Heads of columns that hold an amount; one that is nothing is written 0, – or ไม่ใช้งบประมาณ."""
PHONE = re.compile(r"[0-9][0-9\s()-]{6,}[0-9]|\b[0-9]{3,4}\b")
EMAIL = re.compile(r"\S@\S")
DIGIT = re.compile(r"[0-9]")
PLACED = re.compile(r"https?://|พิกัด|ละติจูด|<iframe", re.IGNORECASE)


@dataclass(frozen=True)
class Shown:
    """The evidence of one component."""

    parts: Sequence[Evidence]

    @cached_property
    def sealed(self) -> bool:
        """Whether some of it lies where this program does not look."""
        return any(isinstance(part, FileEvidence | LinkEvidence | ShownEvidence) for part in self.parts)

    @cached_property
    def pictured(self) -> bool:
        """Whether a picture is there; a scan may hold anything."""
        return any(isinstance(part, ImageEvidence) for part in self.parts)

    @cached_property
    def none(self) -> bool:
        """Whether it says that there is nothing."""
        return any(isinstance(part, NoneEvidence) for part in self.parts)

    @cached_property
    def tables(self) -> list[TableBody]:
        """Its tables."""
        return [part.table for part in self.parts if isinstance(part, TableEvidence)]

    @cached_property
    def heads(self) -> str:
        """What stands over something: titles, captions, heads of columns, a line each."""
        lines: list[str] = []
        for part in self.parts:
            match part:
                case TextEvidence(title=str(title)):
                    lines.append(title)
                case TableEvidence(table=table):
                    lines += [table.caption, *table.columns]
                case ChartEvidence(chart=chart):
                    lines.append(chart.caption)
                case TreeEvidence(tree=tree):
                    lines.append(tree.caption)
        return "\n".join(lines)

    @cached_property
    def body(self) -> str:
        """Paragraphs."""
        lines = [part.text for part in self.parts if isinstance(part, TextEvidence)]
        lines += [part.note for part in self.parts if isinstance(part, ContactEvidence | LinkEvidence) and part.note]
        return "\n".join(lines)

    @cached_property
    def cells(self) -> str:
        """Cells of the tables and labels of the charts."""
        cells = ["\n".join(cell for row in table.rows for cell in row) for table in self.tables]
        labels = [bar.label for part in self.parts if isinstance(part, ChartEvidence) for bar in part.chart.bars]
        return "\n".join([*cells, *labels])


def amounts_given(catalogue: Catalogue) -> Iterator[Problem]:
    """No cell of a column of amounts is left blank: an assessor cannot tell nothing from forgotten."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for code, evidence in data.oit.items.items() if data.oit else ():
                for component, parts in evidence.components.items():
                    for part in parts:
                        if isinstance(part, TableEvidence):
                            named = {"item": code, "year": str(data.year), "component": component}
                            yield from _blank_amounts(part.table, named)


def needs_met(catalogue: Catalogue) -> Iterator[Problem]:
    """Each component shown on the page itself holds all that is asked of it."""
    asked = catalogue.criteria.asked_of
    for agency in catalogue.agencies:
        for data in agency.years:
            for found in agency.items(data.year) if data.oit else ():
                if found.evidence and not found.evidence.withdrawn:
                    yield from _unmet(found, asked)


def _unmet(found: FoundItem, asked: dict[str, Asked]) -> Iterator[Problem]:
    components = found.evidence.components if found.evidence else {}
    official = {component.id: component.text for component in found.item.components}
    shown = {component: Shown(parts) for component, parts in components.items() if component in official}
    for component, own in shown.items():
        demand = asked.get(component)
        if not demand or own.none or demand.unless in official:
            continue
        others = [other for name, other in shown.items() if name != component]
        for need in demand.needs:
            if not _met(need, own, others):
                params = {"item": found.item.code, "year": str(found.year), "component": component}
                params |= {"text": official[component], "what": need.what, "certainty": demand.certainty}
                yield _problem(need, params, _place(found, component, own, need))
        if any(need.sign == "contact" for need in demand.needs):
            yield from _unreachable(found, own)


def _problem(need: Need, params: dict[str, str], place: Place) -> Problem:
    """Budgets and headings are told apart, as assessors do."""
    if need.sign == "heading":
        return Problem("heading-missing", place, params, Severity.CHECK)
    if need.sign == "number":
        return Problem("count-missing", place, params, Severity.CHECK)
    if need.sign == "column" and "งบประมาณ" in need.what:
        params["where"] = f"องค์ประกอบ “{params['component']}”"
        return Problem("budget-missing", place, params, Severity.CHECK)
    return Problem("detail-missing", place, params, Severity.CHECK)


def _place(found: FoundItem, component: str, own: Shown, need: Need) -> Place:
    """The head of the table a column is missing from; otherwise the component."""
    if need.sign == "column" and own.tables:
        return own.tables[0].place_of("columns")
    assert found.evidence  # noqa: S101  # what is shown stands in it
    return found.evidence.place_of("components", component)


def _met(need: Need, own: Shown, others: Sequence[Shown]) -> bool:
    """Whether a need is met by the component's own evidence, or on the same page where it has no table itself."""
    if need.sign == "contact":
        return True
    if need.sign == "picture":
        return own.pictured or any(isinstance(part, FileEvidence | LinkEvidence) for part in own.parts)
    if own.sealed or own.pictured:
        return True
    nearby = (own, *(() if own.tables and need.sign != "heading" else others))
    if need.sign in _ELSEWHERE_TOO:
        return any(_ELSEWHERE_TOO[need.sign](need, one) for one in nearby)
    return _OWN[need.sign](need, own)


def _has_column(need: Need, own: Shown) -> bool:
    """A table has it as a column or names it in every row; prose names it."""
    words = _any_of(need.words)
    for table in own.tables:
        if any(words.search(head) for head in table.columns):
            return True
        if table.rows and all(any(words.search(cell) for cell in row) for row in table.rows):
            return True
    named = sum(bool(words.search(line)) for line in own.body.splitlines())
    # Beside a table, prose answers for each project only where it lists them.
    return named > (1 if own.tables else 0) or (bool(named) and "ไม่ใช้งบประมาณ" in own.body)


def _has_heading(need: Need, own: Shown) -> bool:
    words = _any_of(need.words)
    return words.search(own.heads) is not None or _opening(need.words).search(own.body) is not None


def _names(need: Need, own: Shown) -> bool:
    words = _any_of(need.words)
    return any(words.search(text) for text in (own.heads, own.body, own.cells))


def _has_number(_: Need, own: Shown) -> bool:
    """A chart, a cell beside a label, or prose with a digit."""
    if any(isinstance(part, ChartEvidence) for part in own.parts) or DIGIT.search(thai.arabic(own.body)):
        return True
    return any(DIGIT.search(thai.arabic(cell)) for table in own.tables for row in table.rows for cell in row[1:])


def _has_contact(need: Need, own: Shown) -> bool:
    told = [part for part in own.parts if isinstance(part, ContactEvidence)]
    if any(part.phone if need.sign == "phone" else part.email for part in told):
        return True
    sign = PHONE if need.sign == "phone" else EMAIL
    written = "\n".join((own.body, own.cells, *(f"{part.contact}\n{part.note}" for part in told)))
    return sign.search(thai.arabic(written)) is not None


def _has_map(_: Need, own: Shown) -> bool:
    return PLACED.search(own.body) is not None


_ELSEWHERE_TOO: dict[str, Callable[[Need, Shown], bool]] = {
    "column": _has_column,
    "heading": _has_heading,
    "word": _names,
}
"""What counts wherever it stands on the page of the item."""
_OWN: dict[str, Callable[[Need, Shown], bool]] = {
    "number": _has_number,
    "phone": _has_contact,
    "email": _has_contact,
    "map": _has_map,
}


def _unreachable(found: FoundItem, own: Shown) -> Iterator[Problem]:
    """Each contact leads somewhere."""
    for part in own.parts:
        if isinstance(part, ContactEvidence) and not (part.phone or part.email or part.address or part.note):
            params = {"item": found.item.code, "year": str(found.year), "contact": part.contact}
            yield Problem("contact-empty", part.place_of("contact"), params, Severity.CHECK)


def _blank_amounts(table: TableBody, named: dict[str, str]) -> Iterator[Problem]:
    """Rows with other cells filled and one of amounts blank; a row with one cell is a heading over others."""
    columns = [(position, head) for position, head in enumerate(table.columns) if MONEY.search(head)]
    if not columns:
        return
    for number, row in enumerate(table.rows):
        filled = sum(bool(cell.strip()) for cell in row)
        if filled in {0, 1, len(row)}:
            continue
        for position, head in columns:
            if position < len(row) and not row[position].strip():
                label = max(row[:position] or row, key=len)
                params = {**named, "what": head, "where": f"แถวที่ {number + 1} “{label}” ของตาราง “{table.caption}”"}
                place = table.place_of("rows", number, position)
                yield Problem("budget-missing", place, {**params, "certainty": "medium"}, Severity.CHECK)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)), re.IGNORECASE)


@cache
def _opening(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the words at the beginning of a line, or said to be or not to be: ไม่มีปัญหาอุปสรรค."""
    either = "|".join(map(re.escape, words))
    return re.compile(rf"^\W*(?:[0-9๐-๙]+[.)]\s*)?(?:{either})|(?:ไม่มี|ไม่พบ|มี|พบ)\s*(?:{either})", re.MULTILINE)
