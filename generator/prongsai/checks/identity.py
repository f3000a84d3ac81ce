"""Things of a year are told apart by their ids: an id becomes an address or an anchor, and each holds one thing."""

import re
from collections.abc import Iterator, Sequence

from prongsai.catalogue import Catalogue
from prongsai.loading import YearData
from prongsai.model.base import Record, Section
from prongsai.problems import Problem

RESERVED: dict[str, re.Pattern[str]] = {
    "results": re.compile("top|indicators|questions|items|levels|history|[ieo]it|[dieo][0-9]{1,2}"),
    "analysis": re.compile("top"),
    "measures": re.compile("top|list|table"),
    "round": re.compile("top|results"),
    "document": re.compile("top|cover|memo|approvals|preface|contents|files"),
}
"""Anchors that each kind of page makes itself."""


def distinct_ids(catalogue: Catalogue) -> Iterator[Problem]:
    """No two findings, measures, rounds, documents, indicators, questions or scores of a year share an id."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for field, records in _identified(data):
                yield from _repeated(field, records)


def free_anchors(catalogue: Catalogue) -> Iterator[Problem]:
    """No stretch of prose takes an anchor the page needs itself."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for page, records in _sections(data):
                for record in records:
                    if isinstance(record, Section) and RESERVED[page].fullmatch(record.id):
                        yield Problem("reserved-id", record.place_of("id"), {"id": record.id})


def _identified(data: YearData) -> Iterator[tuple[str, Sequence[Record]]]:
    """Records that are told apart within a page or a year, with the field that does it."""
    if data.results:
        yield "number", data.results.indicators
        yield "code", data.results.questions
        yield "code", data.results.items
    if data.measures:
        yield "id", data.measures.measures
    if data.progress:
        yield "id", data.progress.rounds
    if data.documents:
        yield "id", data.documents.documents
    for _, records in _sections(data):
        yield "id", records


def _sections(data: YearData) -> Iterator[tuple[str, Sequence[Record]]]:
    """What becomes anchors of one page, with the kind of page."""
    if data.results:
        yield "results", data.results.sections
    if data.measures:
        yield "measures", data.measures.sections
    if data.analysis:
        findings = [finding for entry in data.analysis.entries for finding in entry.findings]
        yield "analysis", [*data.analysis.sections, *data.analysis.entries, *findings]
    for round_ in data.progress.rounds if data.progress else ():
        yield "round", round_.sections
    for document in data.documents.documents if data.documents else ():
        yield "document", document.sections


def _repeated(field: str, records: Sequence[Record]) -> Iterator[Problem]:
    first: dict[object, int] = {}
    for record in records:
        name, place = getattr(record, field), record.place_of(field)
        if name in first:
            yield Problem("repeated-id", place, {"id": str(name), "first": str(first[name])})
        else:
            first[name] = place.line
