"""All agencies and years together: look-ups, neighbours, what refers to what.

Complete and frozen before the first page is planned. A reference to something that does not exist simply finds
nothing here; `checks/` says so to the clerk.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from prongsai import addresses
from prongsai.attachments import Attachment
from prongsai.criteria import CriteriaBook
from prongsai.ledger import Ledger
from prongsai.loading import AgencyData, Loaded, YearData
from prongsai.model.agency import Agency
from prongsai.model.analysis import Entry, Finding
from prongsai.model.criteria import Criteria, Item
from prongsai.model.documents import Document
from prongsai.model.measures import Measure
from prongsai.model.oit import ItemEvidence
from prongsai.model.progress import Outcome, Round
from prongsai.model.results import ItemScore
from prongsai.thai import Date

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class FoundFinding:
    """A finding with the year and entry it stands in."""

    year: int
    entry: Entry
    finding: Finding


@dataclass(frozen=True)
class FoundMeasure:
    """A measure with its year and its place in that year's list, counted from 1."""

    year: int
    position: int
    measure: Measure


@dataclass(frozen=True)
class FoundOutcome:
    """What a round of some year reports about a measure."""

    year: int
    round: Round
    outcome: Outcome


@dataclass(frozen=True)
class FoundItem:
    """An official item beside what the agency shows and scored for it."""

    year: int
    item: Item
    evidence: ItemEvidence | None
    score: ItemScore | None
    collected: bool
    """Whether the site holds evidence of that year at all."""
    due: Date | None = None
    """The day by which it is to be published: its own, or the one set for all items of the year."""


NOTHING_SUBMITTED = Ledger()
Key = tuple[int, str]
"""A fiscal year and an id within it."""


def key(reference: str, year: int) -> Key:
    """What a reference written in `year`'s data points to: `m1` in that year, `2567/m1` in the named one."""
    front, slash, back = reference.partition("/")
    return (int(front), back) if slash and front.isdecimal() else (year, reference)


@dataclass(frozen=True)
class AgencyCatalogue:
    """One agency with everything that refers to everything."""

    data: AgencyData
    criteria: CriteriaBook
    ledger: Ledger = NOTHING_SUBMITTED
    """What was submitted."""

    @property
    def slug(self) -> str:
        """Its folder; empty when the site is its own."""
        return self.data.slug

    @property
    def agency(self) -> Agency:
        """How it names itself."""
        return self.data.agency

    @property
    def years(self) -> tuple[YearData, ...]:
        """Oldest first."""
        return self.data.years

    @cached_property
    def by_year(self) -> dict[int, YearData]:
        """A year's data."""
        return {data.year: data for data in self.years}

    def year(self, year: int) -> YearData:
        """A year's data; empty when the agency keeps none."""
        return self.by_year.get(year) or YearData(year)

    def criteria_of(self, year: int) -> Criteria | None:
        """The year's criteria, where they are known."""
        return self.criteria.by_year.get(year)

    @cached_property
    def findings(self) -> dict[Key, FoundFinding]:
        """Finding by year and id."""
        return {
            (data.year, finding.id): FoundFinding(data.year, entry, finding)
            for data in self.years
            if data.analysis
            for entry in data.analysis.entries
            for finding in entry.findings
        }

    @cached_property
    def measures(self) -> dict[Key, FoundMeasure]:
        """Measure by year and id."""
        return {
            (data.year, measure.id): FoundMeasure(data.year, position, measure)
            for data in self.years
            if data.measures
            for position, measure in enumerate(data.measures.measures, 1)
        }

    def measures_of(self, year: int) -> tuple[FoundMeasure, ...]:
        """A year's measures in the order written."""
        return tuple(found for found in self.measures.values() if found.year == year)

    @cached_property
    def documents(self) -> dict[Key, Document]:
        """Document by year and id."""
        return {
            (data.year, document.id): document
            for data in self.years
            if data.documents
            for document in data.documents.documents
        }

    @cached_property
    def answers(self) -> dict[Key, tuple[FoundMeasure, ...]]:
        """Measures that answer a finding."""
        return _grouped(
            (key(reference, found.year), found)
            for found in self.measures.values()
            for reference in found.measure.findings
        )

    def answered(self, found: FoundMeasure) -> list[FoundFinding]:
        """The findings a measure answers, as far as they exist."""
        keys = (key(reference, found.year) for reference in found.measure.findings)
        return [self.findings[one] for one in keys if one in self.findings]

    @cached_property
    def outcomes(self) -> dict[Key, tuple[FoundOutcome, ...]]:
        """What the rounds report about a measure, earliest first."""
        return _grouped(
            (key(outcome.measure, data.year), FoundOutcome(data.year, round_, outcome))
            for data in self.years
            if data.progress
            for round_ in data.progress.rounds
            for outcome in round_.results
        )

    @cached_property
    def findings_by_code(self) -> dict[Key, tuple[FoundFinding, ...]]:
        """Findings that rest on a question or item of a year."""
        return _grouped(
            ((found.year, found.finding.code), found) for found in self.findings.values() if found.finding.code
        )

    @cached_property
    def measures_by_code(self) -> dict[Key, tuple[FoundMeasure, ...]]:
        """Measures that name a question or item of their year."""
        return _grouped(((found.year, code), found) for found in self.measures.values() for code in found.measure.codes)

    @cached_property
    def item_scores(self) -> dict[Key, ItemScore]:
        """The score an item was given in its year."""
        return {
            (data.year, scored.code): scored for data in self.years if data.results for scored in data.results.items
        }

    @cached_property
    def questions(self) -> frozenset[Key]:
        """Questions whose text the results of a year print."""
        return frozenset(
            (data.year, question.code) for data in self.years if data.results for question in data.results.questions
        )

    @cached_property
    def attachments(self) -> dict[Key, Attachment]:
        """Attachment by year and name."""
        return {(data.year, file.name): file for data in self.years for file in data.files}

    @cached_property
    def attached_at(self) -> dict[str, Attachment]:
        """Attachment by its address on the site."""
        return {addresses.file(self.slug, year, name): file for (year, name), file in self.attachments.items()}

    def items(self, year: int) -> tuple[FoundItem, ...]:
        """The official items of a year with the agency's evidence, in official order."""
        criteria = self.criteria_of(year)
        return tuple(self.item(year, item) for item in criteria.items) if criteria else ()

    def item(self, year: int, item: Item) -> FoundItem:
        """One official item with the agency's evidence."""
        oit = self.year(year).oit
        evidence = oit.items.get(item.code) if oit else None
        due = (evidence.due if evidence else None) or (oit.due if oit else None)
        return FoundItem(year, item, evidence, self.item_scores.get((year, item.code)), oit is not None, due)


@dataclass(frozen=True)
class Catalogue:
    """The whole site's data."""

    agencies: tuple[AgencyCatalogue, ...]
    criteria: CriteriaBook
    texts: Mapping[str, str] = field(default_factory=dict)
    """Each data file as it is written, by its name in problems."""
    today: dt.date | None = None
    """The day the data are looked at, where someone says one; never read from the clock."""
    ledgers: tuple[Ledger, ...] = ()
    """All ledgers, also of agencies that are gone."""

    @classmethod
    def of(cls, loaded: Loaded, today: dt.date | None = None) -> "Catalogue":
        """All that was loaded, ready to be asked."""
        ledgers = {ledger.slug: ledger for ledger in loaded.ledgers}
        agencies = tuple(
            AgencyCatalogue(data, loaded.criteria, ledgers.get(data.slug, NOTHING_SUBMITTED))
            for data in loaded.agencies
        )
        return cls(agencies, loaded.criteria, loaded.texts, today, loaded.ledgers)

    @cached_property
    def slugs(self) -> frozenset[str]:
        """Folders of the agencies, also of those that are gone; that of a single one is the empty name."""
        return frozenset(one.slug for many in (self.agencies, self.ledgers) for one in many)

    def owner(self, ledger: Ledger) -> AgencyCatalogue | None:
        """The agency a ledger is about: that of its folder, or the one its addresses moved to."""
        here = {agency.slug: agency for agency in self.agencies}
        if ledger.slug in here:
            return here[ledger.slug]
        ends = {ledger.destination(old) or "" for old in ledger.moved}
        return next((here[slug] for slug in here if any(end.startswith(addresses.agency(slug)) for end in ends)), None)

    @property
    def single(self) -> bool:
        """Whether the site is one agency's own."""
        return any(not agency.slug for agency in self.agencies)


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    groups: dict[K, list[V]] = defaultdict(list)
    for name, value in pairs:
        groups[name].append(value)
    return {name: tuple(values) for name, values in groups.items()}
