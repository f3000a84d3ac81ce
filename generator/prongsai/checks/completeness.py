"""Nothing is left out: every component of every item is answered, in time and by a unit that exists.

Comes in: the catalogue. Goes out: a problem per component without evidence, per item without any, and per date or
unit that cannot be. What the components are is said by `criteria/<year>.yml`; a missing one makes its whole item 0
(assessors' remarks printed in the agencies' own documents).
"""

import datetime as dt
import re
from collections.abc import Iterator

from prongsai.catalogue import AgencyCatalogue, Catalogue, FoundItem
from prongsai.criteria import CriteriaBook
from prongsai.model.criteria import Certainty, Component, Item
from prongsai.model.oit import Disclosure, ItemEvidence
from prongsai.problems import Place, Problem, Severity
from prongsai.status import ItemState, ItemStatus, item_status
from prongsai.suggest import nearest
from prongsai.thai import show_date

RANKS: tuple[Certainty, ...] = ("low", "medium", "high")
BY_BASIS: dict[str, Certainty] = {"retrieved": "high", "seed": "high", "adjacent": "medium", "recalled": "low"}
"""How certain a component's text can be at best, by where it was found."""
BUDDHIST_ERA = 543
_JOINING = re.compile(r"[\s,/·]+|และ|กับ")
_PART_OF_UNIT = re.compile(r"(?:งาน|ฝ่าย|กลุ่มงาน|ทุก|คณะ|ผู้)\S*")
"""What may stand beside or in place of a division: its sections, all of them, a body made of several."""


def complete(catalogue: Catalogue) -> Iterator[Problem]:
    """Every required component has evidence or an explicit ไม่มี; an item taken back owes nothing."""
    for oit, found, _ in _collected(catalogue):
        status = item_status(found)
        if status.state is ItemState.MISSING:
            yield _item_missing(oit, found, catalogue.criteria)
        elif status.state is ItemState.PARTIAL:
            for shown in status.components:
                if not shown.evidence:
                    yield _component_missing(oit, found, shown.component, catalogue.criteria)
        if catalogue.today:
            yield from _overdue(oit, status, catalogue.today)


def dated(catalogue: Catalogue) -> Iterator[Problem]:
    """Data is gathered, published, changed and taken back in this order, and published by the day it is due."""
    for oit, found, _ in _collected(catalogue):
        evidence = found.evidence
        if not evidence:
            continue
        if not evidence.published and not evidence.as_of and item_status(found).state is ItemState.COMPLETE:
            yield Problem("item-undated", _place(oit, found), _named(found), Severity.ADVICE)
        if evidence.published:
            yield from _out_of_order(found, evidence)


def units_known(catalogue: Catalogue) -> Iterator[Problem]:
    """The unit that owns an item's data is written as agency.yml writes it, where that lists units."""
    for _, found, agency in _collected(catalogue):
        evidence = found.evidence
        names = [unit.name for unit in agency.agency.units]
        if evidence and evidence.unit and names and not _composed_of(names, evidence.unit):
            meant = nearest(evidence.unit, names) or ", ".join(names)
            params = {**_named(found), "unit": evidence.unit, "meant": meant}
            yield Problem("unit-unknown", evidence.place_of("unit"), params, Severity.CHECK)


def answers_plausible(catalogue: Catalogue) -> Iterator[Problem]:
    """ไม่มี is no answer where every office has what is asked for, such as an address (`criteria/asked.yml`)."""
    asked = catalogue.criteria.asked_of
    for _, found, _ in _collected(catalogue):
        for shown in item_status(found).components:
            component = shown.component
            if shown.declared_none and component.id in asked and asked[component.id].never_none and found.evidence:
                place = found.evidence.place_of("components", component.id)
                params = {**_named(found), "component": component.id, "text": component.text}
                yield Problem("none-implausible", place, params, Severity.CHECK)


def certainty_of(item: Item) -> Certainty:
    """How certain it is that an item asks for its components: no better than the item itself."""
    return min(item.certainty, BY_BASIS[item.basis], key=RANKS.index)


def _collected(catalogue: Catalogue) -> Iterator[tuple[Disclosure, FoundItem, AgencyCatalogue]]:
    """The official items of the years an agency collects evidence of."""
    for agency in catalogue.agencies:
        for data in agency.years:
            if data.oit:
                for found in agency.items(data.year):
                    yield data.oit, found, agency


def _named(found: FoundItem) -> dict[str, str]:
    return {"item": found.item.code, "year": str(found.year), "title": found.item.title}


def _place(oit: Disclosure, found: FoundItem, field: str = "") -> Place:
    """Where a field of an item stands; the item's key, or where the items are listed, when there is none."""
    if not found.evidence:
        return oit.place_of("items")
    if field in found.evidence.model_fields_set:
        return found.evidence.place_of(field)
    key = oit.place_of("items", found.item.code)
    # A code in another spelling is a key of another name; the item's first line then stands nearest.
    return found.evidence.place if key == oit.place_of("items") else key


def _item_missing(oit: Disclosure, found: FoundItem, book: CriteriaBook) -> Problem:
    components = found.item.components
    written = "\n".join(f"      {line}" for one in components for line in _snippet(one, book))
    params = {
        **_named(found),
        "components": str(len(components)),
        "certainty": certainty_of(found.item),
        "write": f"  {found.item.code}:\n    components:\n{written}",
    }
    return Problem("item-missing", _place(oit, found, "components"), params, Severity.CHECK)


def _component_missing(oit: Disclosure, found: FoundItem, component: Component, book: CriteriaBook) -> Problem:
    params = {
        **_named(found),
        "component": component.id,
        "text": component.text,
        "certainty": certainty_of(found.item),
        "write": "\n".join(f"      {line}" for line in _snippet(component, book)),
    }
    return Problem("component-missing", _place(oit, found, "components"), params, Severity.CHECK)


def _snippet(component: Component, book: CriteriaBook) -> list[str]:
    """What to type, in the indentation of `components:`."""
    asked = book.asked_of.get(component.id)
    usual = "- text: (ระบุข้อมูลของหน่วยงาน)" if asked and asked.never_none else "- ไม่มี"
    return [f"{component.id}:", *(f"  {line}" for line in ((asked and asked.write) or usual).splitlines())]


def _overdue(oit: Disclosure, status: ItemStatus, today: dt.date) -> Iterator[Problem]:
    found = status.found
    unfinished = status.state in {ItemState.MISSING, ItemState.PARTIAL}
    if unfinished and found.due and found.due.last < today:
        left = len(status.components) - status.shown
        params = {**_named(found), "due": show_date(found.due), "left": str(left)}
        own = bool(found.evidence and found.evidence.due)
        place = _place(oit, found, "due") if own else oit.place_of("due")
        yield Problem("item-overdue", place, params, Severity.CHECK)


def _out_of_order(found: FoundItem, evidence: ItemEvidence) -> Iterator[Problem]:
    published = evidence.published
    if not published:
        return
    params = {**_named(found), "published": show_date(published)}
    place = evidence.place_of("published")
    if found.due and published.first > found.due.last:
        yield Problem("published-late", place, {**params, "due": show_date(found.due)}, Severity.CHECK)
    # What was added later may bring newer data under the day of the first publication.
    newest = max([published.last, *(change.date.last for change in evidence.changes)])
    if evidence.as_of and evidence.as_of.first > newest:
        yield Problem("published-before-data", place, {**params, "as_of": show_date(evidence.as_of)}, Severity.CHECK)
    for change in evidence.changes:
        if change.date.last < published.first and not _led_to(found, evidence, change.date.first):
            changed = {**params, "change": show_date(change.date)}
            yield Problem("changed-before-published", change.place_of("date"), changed, Severity.CHECK)
    withdrawn = evidence.withdrawn
    if withdrawn and withdrawn.date.last < published.first:
        place = withdrawn.place_of("date")
        yield Problem(
            "withdrawn-before-published", place, {**params, "date": show_date(withdrawn.date)}, Severity.CHECK
        )


def _led_to(found: FoundItem, evidence: ItemEvidence, changed: dt.date) -> bool:
    """Whether a change of the same year ends in one of the day of publication: the item was completed, then dated."""
    begins = dt.date(found.year - BUDDHIST_ERA - 1, 10, 1)
    return changed >= begins and any(change.date == evidence.published for change in evidence.changes)


def _composed_of(names: list[str], written: str) -> bool:
    """Whether a unit is one or several of those listed, or says which of their sections."""
    rest = " ".join(written.split())
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, " ")
    return all(_PART_OF_UNIT.fullmatch(word) for word in _JOINING.split(rest) if word)
