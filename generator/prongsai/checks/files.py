"""Attachments: what a page promises to show lies in the year's folder."""

from collections.abc import Iterator

from prongsai.catalogue import Catalogue
from prongsai.loading import YearData
from prongsai.model.evidence import Evidence, FileEvidence, ImageEvidence
from prongsai.problems import Place, Problem
from prongsai.suggest import nearest

MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn"})
"""Endings that MkDocs takes for pages."""


def attachments_exist(catalogue: Catalogue) -> Iterator[Problem]:
    """Every file and picture named as evidence is under `files/` of its year."""
    for agency in catalogue.agencies:
        for data in agency.years:
            names = {file.name for file in data.files}
            for part in evidence_of(data):
                if isinstance(part, FileEvidence | ImageEvidence):
                    field = "file" if isinstance(part, FileEvidence) else "image"
                    name = getattr(part, field)
                    if name not in names:
                        params = {"name": name, "year": str(data.year), "meant": nearest(name, names) or "–"}
                        yield Problem("missing-file", part.place_of(field), params)


def attachments_stay_files(catalogue: Catalogue) -> Iterator[Problem]:
    """No attachment is Markdown: the site would make a page of it, and the file would be gone."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for file in data.files:
                if file.path.suffix.lower() in MARKDOWN:
                    folder = agency.agency.place.file.removesuffix("agency.yml")
                    place = Place(f"{folder}{data.year}/files/{file.name}")
                    yield Problem("markdown-attachment", place, {"name": file.name})


def evidence_of(data: YearData) -> Iterator[Evidence]:
    """Every piece of evidence of a year, wherever it is shown."""
    for item in data.oit.items.values() if data.oit else ():
        for parts in item.components.values():
            yield from parts
    for round_ in data.progress.rounds if data.progress else ():
        for outcome in round_.results:
            yield from outcome.evidence
    for document in data.documents.documents if data.documents else ():
        yield from document.files
