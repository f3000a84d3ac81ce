"""Things of a year are told apart by their ids: an id becomes an address, and an address holds one page."""

from collections.abc import Iterator, Sequence

from prongsai.catalogue import Catalogue
from prongsai.loading import YearData
from prongsai.model.analysis import Entry, Finding
from prongsai.model.documents import Document
from prongsai.model.measures import Measure
from prongsai.model.progress import Round
from prongsai.problems import Problem


def distinct_ids(catalogue: Catalogue) -> Iterator[Problem]:
    """No two findings, measures, rounds or documents of a year share an id."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for records in _identified(data):
                yield from _repeated(records)


def _identified(data: YearData) -> Iterator[Sequence[Entry | Finding | Measure | Round | Document]]:
    if data.analysis:
        findings = [finding for entry in data.analysis.entries for finding in entry.findings]
        yield [*data.analysis.entries, *findings]
    if data.measures:
        yield data.measures.measures
    if data.progress:
        yield data.progress.rounds
    if data.documents:
        yield data.documents.documents


def _repeated(records: Sequence[Entry | Finding | Measure | Round | Document]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for record in records:
        place = record.place_of("id")
        if record.id in first:
            yield Problem("repeated-id", place, {"id": record.id, "first": str(first[record.id])})
        else:
            first[record.id] = place.line
