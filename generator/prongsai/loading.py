"""From a folder of YAML to the model, with every problem of form found on the way.

What comes in: the `data` folder of a site. What goes out: agencies with their years, the criteria, and problems
with file, line and column. Whether the values make sense together is left to `checks/`.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from prongsai import addresses, sources, thai
from prongsai.attachments import Attachment, attachments, left_behind
from prongsai.criteria import ASKED, CONCEPTS, ENGLISH, SYNONYMS, CriteriaBook, shipped_folder
from prongsai.forms import read_form
from prongsai.ledger import FOLDER as LEDGER_FOLDER
from prongsai.ledger import SHOWN, Ledger, read_ledger
from prongsai.model import (
    Agency,
    Analysis,
    AskedBook,
    Concepts,
    Constraints,
    Criteria,
    Disclosure,
    Documents,
    EnglishTitles,
    Entry,
    Measures,
    Progress,
    Results,
    Reviews,
    SynonymBook,
)
from prongsai.model.base import Record
from prongsai.problems import Place, Problem, Severity
from prongsai.suggest import nearest

R = TypeVar("R", bound=Record)

AGENCY_FILE = "agency.yml"
REVIEWS_FILE = "reviews.yml"
CRITERIA_FOLDER = "criteria"
OF_ALL_YEARS: dict[str, type[Record]] = {
    CONCEPTS: Concepts,
    ASKED: AskedBook,
    ENGLISH: EnglishTitles,
    SYNONYMS: SynonymBook,
}
"""Files of criteria that speak of all years, by their stems."""
NO_AGENCIES = frozenset({CRITERIA_FOLDER, LEDGER_FOLDER})
"""Folders beside those of the agencies, or of the years of a single one."""
PARTS: dict[str, type[Record]] = {
    "results": Results,
    "analysis": Analysis,
    "measures": Measures,
    "progress": Progress,
    "constraints": Constraints,
    "documents": Documents,
    "oit": Disclosure,
}
"""Data files of a year: stem and root model."""


@dataclass(frozen=True)
class YearData:
    """What one agency keeps for one fiscal year; a part without a file is None."""

    year: int
    results: Results | None = None
    analysis: Analysis | None = None
    measures: Measures | None = None
    progress: Progress | None = None
    constraints: Constraints | None = None
    documents: Documents | None = None
    oit: Disclosure | None = None
    files: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class AgencyData:
    """One agency and its years."""

    slug: str
    """Its folder; empty in the layout of a single agency."""
    agency: Agency
    years: tuple[YearData, ...]
    """Oldest first."""
    reviews: Reviews | None = None
    """What has been looked at and stays, and why."""


@dataclass(frozen=True)
class Loaded:
    """Everything read, with the problems of form."""

    agencies: tuple[AgencyData, ...]
    criteria: CriteriaBook
    problems: tuple[Problem, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    """Each file read, by its name in problems, as it is written."""
    ledgers: tuple[Ledger, ...] = ()
    """What was submitted, per agency, also of agencies that are gone."""


@dataclass
class _Reading:
    """Problems collected while reading; the one thing in this stage that grows."""

    root: Path
    """Folder that displayed paths are relative to."""
    problems: list[Problem] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    only: Collection[str] | None = None

    def name(self, path: Path) -> str:
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:  # the package's own criteria lie outside the site
            return f"{path.parent.name}/{path.name}"

    def report(self, code: str, path: Path, severity: Severity = Severity.ERROR, **params: str) -> None:
        self.problems.append(Problem(code, Place(self.name(path)), params, severity))

    def file(self, path: Path, model: type[R]) -> R | None:
        """The record in a file; None, with problems, when it cannot be read."""
        name = self.name(path)
        text, problems = sources.read(path, name)
        self.problems += problems
        if text is None:
            return None
        self.texts[name] = text
        node, problems = sources.parse(text, name)
        self.problems += problems
        if not isinstance(node, sources.Mapping):
            return None
        record, problems = read_form(model, node)
        self.problems += problems
        if model is Disclosure:
            self.problems += _repeated_items(node)
        return record

    def entry(self, path: Path) -> tuple[Entry | None, str | None, tuple[Problem, ...]]:
        """An entry of a ledger with its text; its problems are not collected yet."""
        name = self.name(path)
        text, problems = sources.read(path, name)
        if text is None:
            return None, None, problems
        self.texts[name] = text
        node, problems = sources.parse(text, name)
        if not isinstance(node, sources.Mapping):
            return None, text, problems
        record, found = read_form(Entry, node)
        return record, text, (*problems, *found)


def _repeated_items(node: sources.Mapping) -> Iterator[Problem]:
    """One item under two spellings (`O1`, `๐๑`): the model would keep only the last."""
    items = node.entries.get("items")
    seen: set[str] = set()
    for written in items.entries if isinstance(items, sources.Mapping) else ():
        with suppress(thai.Unreadable):
            item = thai.item_code(written)
            if item in seen and isinstance(items, sources.Mapping):
                yield Problem("repeated-item", items.key_place(written), {"item": item, "written": written})
            seen.add(item)


def load(data: Path, *, root: Path | None = None, only: Collection[str] | None = None) -> Loaded:
    """Read the data folder of a site; nothing is raised for what a clerk can mend.

    only: agencies (by their folders) whose years are wanted; of all others just the name is read.
    """
    reading = _Reading(root or data.parent, only=only)
    book = _criteria(reading, data / CRITERIA_FOLDER)
    agencies = tuple(_agencies(reading, data))
    ledgers = tuple(_ledgers(reading, data))
    problems = sorted(reading.problems, key=lambda problem: problem.place)
    return Loaded(agencies, book, tuple(problems), reading.texts, ledgers)


def agency_folders(data: Path) -> tuple[str, ...]:
    """The folders of the agencies of a site, sound or not; none in the layout of a single agency."""
    if not data.is_dir() or (data / AGENCY_FILE).exists():
        return ()
    return tuple(path.name for path in _visible(data) if path.is_dir() and path.name not in NO_AGENCIES)


def _ledgers(reading: _Reading, data: Path) -> Iterator[Ledger]:
    """Every ledger that is wanted; those of agencies that are gone are always wanted."""
    home = data / LEDGER_FOLDER
    if not home.is_dir():
        return
    here = agency_folders(data)
    folders = [path for path in _visible(home) if path.is_dir() and path.name != SHOWN]
    if any(path.is_file() for path in _visible(home)):  # of a single agency, or of what was one
        folders.insert(0, home)
    for folder in folders:
        slug = "" if folder == home else folder.name
        if reading.only is None or slug in reading.only or slug not in here:
            ledger, problems = read_ledger(folder, slug, reading.name, reading.entry)
            reading.problems += problems
            yield ledger


def _criteria(reading: _Reading, own: Path) -> CriteriaBook:
    """The shipped criteria, then the site's own."""
    paths = (path for folder in (shipped_folder(), own) for path in sorted(folder.glob("*.yml")))
    found = [_criteria_file(reading, path) for path in paths]
    return CriteriaBook.of(
        (concept for named in found if isinstance(named, Concepts) for concept in named.concepts),
        (criteria for criteria in found if isinstance(criteria, Criteria)),
        (one for told in found if isinstance(told, AskedBook) for one in told.asked),
        (titles for titles in found if isinstance(titles, EnglishTitles)),
        (one for words in found if isinstance(words, SynonymBook) for one in words.synonyms),
    )


def _criteria_file(reading: _Reading, path: Path) -> Record | None:
    """A file of criteria: by its name about all years, or else about one."""
    record = reading.file(path, OF_ALL_YEARS.get(path.stem, Criteria))
    if isinstance(record, Criteria) and str(record.year) != path.stem:
        params = {"year": str(record.year), "name": path.stem}
        reading.problems.append(Problem("year-differs", record.place_of("year"), params))
    return record


def _agencies(reading: _Reading, data: Path) -> Iterator[AgencyData]:
    if not data.is_dir():
        reading.report("no-data-folder", data)
        return
    if (data / AGENCY_FILE).exists():
        yield from _agency(reading, data, "")
        return
    folders = [path for path in _visible(data) if path.is_dir() and path.name not in NO_AGENCIES]
    for path in _visible(data):
        if path.is_file():
            reading.report("stray-file", path, Severity.CHECK, name=path.name)
    if not folders:
        reading.report("no-agencies", data)
    for folder in folders:
        if not thai.is_identifier(folder.name) or folder.name in addresses.SITE_FOLDERS:
            reading.report("bad-folder-name", folder, name=folder.name)
        else:
            yield from _agency(reading, folder, folder.name)


def _agency(reading: _Reading, folder: Path, slug: str) -> Iterator[AgencyData]:
    path = folder / AGENCY_FILE
    if not path.exists():
        reading.report("no-agency-file", folder, name=folder.name)
        return
    agency = reading.file(path, Agency)
    if reading.only is not None and slug not in reading.only:
        years: tuple[YearData, ...] = ()
        reviews = None
    else:
        years = tuple(_years(reading, folder, single=not slug))
        reviews = reading.file(folder / REVIEWS_FILE, Reviews) if (folder / REVIEWS_FILE).exists() else None
    if agency:
        yield AgencyData(slug, agency, years, reviews)


def _years(reading: _Reading, folder: Path, *, single: bool) -> Iterator[YearData]:
    for path in _visible(folder):
        if path.name in {AGENCY_FILE, REVIEWS_FILE} or (single and path.name in NO_AGENCIES):
            continue
        if path.is_dir() and path.name.isascii() and path.name.isdigit() and int(path.name) in thai.FISCAL_YEARS:
            yield _year(reading, path)
        else:
            reading.report("stray-file", path, Severity.CHECK, name=path.name)


def _year(reading: _Reading, folder: Path) -> YearData:
    parts: dict[str, Record] = {}
    for path in _visible(folder):
        if path.is_dir() and path.name == addresses.FILES.rstrip("/"):
            continue
        if path.suffix == ".yml" and path.stem in PARTS:
            if (record := reading.file(path, PARTS[path.stem])) is not None:
                parts[path.stem] = record
        else:
            meant = nearest(path.name, [f"{stem}.yml" for stem in PARTS])
            reading.report(
                "unknown-file",
                path,
                name=path.name,
                meant=meant or ", ".join(f"{stem}.yml" for stem in PARTS),
            )
    files = tuple(
        attachments(
            folder / addresses.FILES, lambda path: reading.report("attachment-unreadable", path, name=path.name)
        )
    )
    return YearData(int(folder.name), files=files, **parts)  # type: ignore[arg-type]  # PARTS pairs each name with its model


def _visible(folder: Path) -> list[Path]:
    """What lies in a folder, by name, without what is no data."""
    return sorted(path for path in folder.iterdir() if not left_behind(path.name))
