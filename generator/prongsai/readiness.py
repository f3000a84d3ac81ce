"""How ready a year is: which items are complete, who owes what by when, and which OIT score to expect.

Derived from the data and the problems found in them. An item counts for sure only when every component is answered
in time and nothing about it wants a look; an item that wants a look may be given 0 or 100 (an item has no score in
between), one that was published late or withdrawn is given 0.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from prongsai import thai
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.loading import YearData
from prongsai.model.criteria import Component, Criteria, SubIndicator
from prongsai.model.evidence import FileEvidence, ImageEvidence
from prongsai.problems import Problem, Severity
from prongsai.scoring import CONFIRMED, HIGHEST, LOWEST, Expected, expected_oit, rounded
from prongsai.status import ItemState, ItemStatus, item_status

UNFINISHED = frozenset({ItemState.MISSING, ItemState.PARTIAL})
"""What is overdue once its day is over."""
UNCONFIRMED = "(ชื่อตัวชี้วัดย่อยยังไม่ยืนยัน)"
"""With this at its end a title in the criteria says that it is not certain itself."""
ANSWERED_ELSEWHERE = frozenset({"component-missing", "item-missing", "published-late", "item-overdue"})
"""Problems that repeat what the state and dates of the item say already."""
NEXT = 5
"""How many of the cheapest next items are named."""


@dataclass(frozen=True)
class ItemReadiness:
    """One item on its way to submission."""

    status: ItemStatus
    doubts: tuple[Problem, ...]
    """What wants a look before an assessor sees it; nothing that was reviewed, no mere advice."""
    due: thai.Date | None

    @property
    def code(self) -> str:
        """The item's code in its year, e.g. O13."""
        return self.status.found.item.code

    @property
    def title(self) -> str:
        """The item's official title."""
        return self.status.found.item.title

    @property
    def unit(self) -> str | None:
        """The division that owes it; None while nobody is named."""
        evidence = self.status.found.evidence
        return (evidence and evidence.unit) or None

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken back."""
        return self.status.state is ItemState.WITHDRAWN

    @property
    def late(self) -> bool:
        """Whether it was published after its due date, which costs it its score; no matter once it is withdrawn."""
        return self.status.late and not self.withdrawn

    @property
    def missing(self) -> tuple[Component, ...]:
        """Components with no evidence and no explicit ไม่มี; none are asked for once an item is withdrawn."""
        if self.withdrawn:
            return ()
        return tuple(one.component for one in self.status.components if not one.evidence)

    @property
    def score(self) -> tuple[Decimal, Decimal]:
        """The least and the most an assessor may give: 0 or 100, never in between."""
        if self.late or self.status.state is not ItemState.COMPLETE:
            return LOWEST, LOWEST
        return (LOWEST if self.doubts else HIGHEST), HIGHEST

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do: complete and free of doubt (if late), or taken back."""
        done = self.status.state is ItemState.COMPLETE and not self.doubts
        return done or self.withdrawn

    @property
    def steps(self) -> int:
        """How many things are left to do: missing components and open doubts."""
        return len(self.missing) + len(self.doubts)

    def overdue(self, today: dt.date | None) -> bool:
        """Whether something is still missing after its due date, as check `item-overdue` counts it.

        Never without a day to compare with.
        """
        return bool(today and self.due and self.status.state in UNFINISHED and self.due.last < today)


@dataclass(frozen=True)
class GroupReadiness:
    """The items of one sub-indicator."""

    group: SubIndicator
    items: tuple[ItemReadiness, ...]

    @property
    def title(self) -> str:
        """Its official title, without the remark that it is not confirmed."""
        return self.group.title.removesuffix(UNCONFIRMED).rstrip()

    @property
    def title_confirmed(self) -> bool:
        """Whether the title is certain, as far as the criteria say."""
        return not self.group.title.endswith(UNCONFIRMED)

    @property
    def complete(self) -> int:
        """How many of its items have every component answered."""
        return sum(item.status.state is ItemState.COMPLETE for item in self.items)


@dataclass(frozen=True)
class Owed:
    """What one division owes by one day."""

    unit: str | None
    due: thai.Date | None
    overdue: bool
    items: tuple[ItemReadiness, ...]
    """In official order."""


@dataclass(frozen=True)
class UnitReadiness:
    """What one division owes."""

    unit: str | None
    """None for what nobody is named for."""
    items: tuple[ItemReadiness, ...]
    """All its items, in official order."""

    @property
    def open(self) -> tuple[ItemReadiness, ...]:
        """What is left to do, the earliest due date first."""
        left = [item for item in self.items if not item.settled]
        return tuple(sorted(left, key=lambda item: item.due.last if item.due else dt.date.max))

    def owed(self, today: dt.date | None) -> tuple[Owed, ...]:
        """The same by due date, what is overdue apart from what only wants a look."""
        by_day: dict[tuple[thai.Date | None, bool], list[ItemReadiness]] = defaultdict(list)
        for item in self.open:
            by_day[item.due, item.overdue(today)].append(item)
        return tuple(Owed(self.unit, due, overdue, tuple(items)) for (due, overdue), items in by_day.items())


@dataclass(frozen=True)
class NextItem:
    """An item worth doing next, and what it would bring."""

    item: ItemReadiness
    gain: Decimal
    """Points of the OIT score, by the grouping of the year's criteria."""
    grouping_confirmed: bool
    """Of the item's indicator: only then the gain is certain."""


@dataclass(frozen=True)
class YearReadiness:
    """One year of one agency."""

    agency: AgencyCatalogue
    year: int
    criteria: Criteria
    items: tuple[ItemReadiness, ...]
    doubts: tuple[Problem, ...]
    """Everything that wants a look in the year's data, in items and elsewhere."""

    @property
    def folder(self) -> str:
        """The year's folder as problems name it."""
        return _folder(self.agency, self.year)

    @property
    def complete(self) -> tuple[ItemReadiness, ...]:
        """Items with every component answered, in doubt or not."""
        return tuple(item for item in self.items if item.status.state is ItemState.COMPLETE)

    @property
    def open(self) -> tuple[ItemReadiness, ...]:
        """Items with something left to do."""
        return tuple(item for item in self.items if not item.settled)

    @property
    def late(self) -> tuple[ItemReadiness, ...]:
        """Items published after their due date."""
        return tuple(item for item in self.items if item.late)

    @property
    def withdrawn(self) -> tuple[ItemReadiness, ...]:
        """Items taken back."""
        return tuple(item for item in self.items if item.withdrawn)

    @property
    def uncertain(self) -> tuple[ItemReadiness, ...]:
        """Items that may be given 0 or 100."""
        return tuple(item for item in self.items if item.score[0] < item.score[1])

    @property
    def missing(self) -> int:
        """How many components of the year nothing answers yet."""
        return sum(len(item.missing) for item in self.items)

    @cached_property
    def groups(self) -> tuple[GroupReadiness, ...]:
        """Items by sub-indicator, in official order."""
        return tuple(
            GroupReadiness(group, tuple(one for one in self.items if one.status.found.item.sub_indicator == group.code))
            for group in self.criteria.sub_indicators
        )

    @cached_property
    def units(self) -> tuple[UnitReadiness, ...]:
        """Items by division, those with the most left to do first."""
        owned: dict[str | None, list[ItemReadiness]] = defaultdict(list)
        for item in self.items:
            owned[item.unit].append(item)
        units = [UnitReadiness(name, tuple(items)) for name, items in owned.items()]
        return tuple(sorted(units, key=lambda unit: -len(unit.open)))

    @cached_property
    def expected(self) -> Expected:
        """The OIT score to expect, unrounded."""
        return expected_oit({item.code: item.score for item in self.items}, self.criteria)

    @property
    def range(self) -> tuple[Decimal, Decimal]:
        """The OIT score to expect: lowest and highest, over all groupings where the year's is not confirmed."""
        return rounded(self.expected.low), rounded(self.expected.high)

    @property
    def range_as_grouped(self) -> tuple[Decimal, Decimal]:
        """The same by the grouping the year's criteria write down, however certain."""
        return rounded(self.expected.given[0]), rounded(self.expected.given[1])

    @property
    def grouping_confirmed(self) -> bool:
        """Whether the year's grouping into sub-indicators is certain enough to compute by."""
        return all(self._confirmed(one.number) for one in self.criteria.indicators)

    @cached_property
    def next_items(self) -> tuple[NextItem, ...]:
        """The cheapest items to do next: fewest steps first, then the most points; none that are late already."""
        sure = {item.code: item.score[0] for item in self.items}
        candidates = [
            NextItem(
                item,
                rounded(self._as_grouped({**sure, item.code: HIGHEST}) - self._as_grouped(sure)),
                self._confirmed(group.group.indicator),
            )
            for group in self.groups
            for item in group.items
            if item.steps and not (item.settled or item.late)
        ]
        return tuple(sorted(candidates, key=lambda one: (one.item.steps, -one.gain))[:NEXT])

    def _confirmed(self, indicator: int) -> bool:
        return self.criteria.grouping_certainty(indicator) in CONFIRMED

    def _as_grouped(self, scores: dict[str, Decimal]) -> Decimal:
        return expected_oit({code: (score, score) for code, score in scores.items()}, self.criteria).given[0]

    def overdue(self, today: dt.date | None) -> tuple[ItemReadiness, ...]:
        """Items still open after their due date."""
        return tuple(item for item in self.items if item.overdue(today))


def readiness(catalogue: Catalogue, problems: Iterable[Problem]) -> tuple[YearReadiness, ...]:
    """Every year for which evidence is collected and criteria are known, agency by agency, oldest first.

    problems: all that were found, reviewed or not.
    """
    doubtful: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.severity is not Severity.ADVICE and not problem.reviewed:
            doubtful[problem.place.file].append(problem)
    return tuple(
        _year(agency, data, criteria, doubtful)
        for agency in catalogue.agencies
        for data in agency.years
        if data.oit and (criteria := agency.criteria_of(data.year))
    )


def _year(
    agency: AgencyCatalogue, data: YearData, criteria: Criteria, doubtful: dict[str, list[Problem]]
) -> YearReadiness:
    folder = _folder(agency, data.year)
    by_item = _doubts_by_item(data, folder, doubtful)
    year_due = data.oit.due if data.oit else None
    items = tuple(
        ItemReadiness(
            item_status(found),
            tuple(by_item.get(found.item.code, ())),
            (found.evidence.due if found.evidence else None) or year_due,
        )
        for found in agency.items(data.year)
    )
    doubts = tuple(one for file in sorted(doubtful) if file.startswith(folder) for one in doubtful[file])
    return YearReadiness(agency, data.year, criteria, items, doubts)


def _folder(agency: AgencyCatalogue, year: int) -> str:
    return f"{agency.agency.place.file.removesuffix('agency.yml')}{year}/"


def _doubts_by_item(data: YearData, folder: str, doubtful: dict[str, list[Problem]]) -> dict[str, list[Problem]]:
    """Problems by the item in whose lines of oit.yml they stand, or whose attachment they are about."""
    by_item: dict[str, list[Problem]] = defaultdict(list)
    if data.oit is None:
        return by_item
    starts = sorted((data.oit.place_of("items", code).line, code) for code in data.oit.items)
    lines = [line for line, _ in starts]
    for problem in doubtful.get(f"{folder}oit.yml", ()):
        position = bisect_right(lines, problem.place.line) - 1
        if position >= 0 and problem.code not in ANSWERED_ELSEWHERE:
            by_item[starts[position][1]].append(problem)
    for code, item in data.oit.items.items():
        for name in _attached(list(item.components.values())):
            by_item[code] += doubtful.get(f"{folder}files/{name}", ())
    return by_item


def _attached(components: Iterable[Sequence[object]]) -> set[str]:
    parts = [part for evidences in components for part in evidences]
    files = {part.file for part in parts if isinstance(part, FileEvidence)}
    return files | {part.image for part in parts if isinstance(part, ImageEvidence)}
