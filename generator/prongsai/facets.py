"""All measures of a site in order: by topic, indicator, responsible unit, state, year and agency.

Pages and the filter that runs in the browser both take their groups from here, so that they name and count the same.
A measure with several indicators or units stands under each of them; one without stands under `none`. Every measure
stands in every order.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, Catalogue, FoundMeasure
from prongsai.model.measures import TOPICS
from prongsai.prose import brief
from prongsai.standing import OVERDUE, OVERDUE_ID, STATE_IDS, Standing, standing_of
from prongsai.thai import fold

NO_TOPIC = "มาตรการที่เอกสารไม่ได้แยกตามประเด็น"
NO_INDICATOR = "มาตรการที่ไม่ได้โยงกับตัวชี้วัด"
NO_UNIT = "ไม่ได้ระบุผู้รับผิดชอบ"
NONE = "none"
"""What addresses call the group of those without a unit or an indicator; no unit's id is spelt like it."""
LONGEST_OWNERS = 100
UNIT_ID = 8
"""Hexadecimal digits of a unit's id."""


@dataclass(frozen=True)
class Row:
    """A measure, whose it is, and where it stands."""

    agency: AgencyCatalogue
    standing: Standing

    @property
    def found(self) -> FoundMeasure:
        """The measure in its year."""
        return self.standing.found

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.member(self.agency.slug, self.found.year, "measures", self.found.measure.id)

    @property
    def owners(self) -> str:
        """Its units in one line, shortened."""
        return brief(" · ".join(self.found.measure.units), LONGEST_OWNERS)

    @cached_property
    def indicators(self) -> tuple[int, ...]:
        """The indicators it is about."""
        return indicators_of(self.agency, self.found)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """Ids of its units, each once."""
        return tuple(dict.fromkeys(map(unit_id, self.found.measure.units)))


@dataclass(frozen=True)
class Group:
    """Measures that have something in common."""

    id: str
    """What addresses and filters call it: `3`, `2566`, `done`, `1f3a55c0`."""
    anchor: str
    """Where it stands on the page of its order."""
    title: str
    address: str
    """Of the first page of its list."""
    rows: tuple[Row, ...]

    @cached_property
    def states(self) -> tuple[tuple[str, int], ...]:
        """Each state there is among them with how many have it, in the order of progress; last, what is overdue."""
        counted = Counter(row.standing.state for row in self.rows)
        over = sum(row.standing.overdue for row in self.rows)
        states = [(state, counted[state]) for state in STATE_IDS if counted[state]]
        return (*states, *([(OVERDUE, over)] if over else []))


@dataclass(frozen=True)
class Order:
    """One way to look through all measures."""

    name: str
    """End of its address."""
    field: str
    """What the filter calls it."""
    title: str
    """`ตามประเด็น`."""
    one: str
    """What one of its groups is."""
    groups: tuple[Group, ...]
    """Only those that hold a measure."""

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.measures(self.name)


def rows(catalogue: Catalogue) -> tuple[Row, ...]:
    """All measures of the site: the latest year first, then agency by agency, then as written."""
    found = [
        Row(agency, standing_of(agency, measure, catalogue.today))
        for agency in catalogue.agencies
        for measure in agency.measures.values()
    ]
    return tuple(sorted(found, key=lambda row: -row.found.year))


def orders(catalogue: Catalogue, given: Sequence[Row]) -> tuple[Order, ...]:
    """Every order of these measures. A site of a single agency has none by agency."""
    every = (
        Order("by-topic", "topic", "ตามประเด็น", "ประเด็น", by_topic(given)),
        Order("by-state", "state", "ตามสถานะ", "สถานะ", _by_state(given)),
        Order("by-year", "year", "ตามปี", "ปีงบประมาณ", _by_year(catalogue, given)),
        Order("by-agency", "agency", "ตามหน่วยงาน", "หน่วยงาน", _by_agency(given)),
        Order("by-indicator", "indicator", "ตามตัวชี้วัด", "ตัวชี้วัด", _by_indicator(catalogue, given)),
        Order("by-unit", "unit", "ตามผู้รับผิดชอบ", "ผู้รับผิดชอบ", _by_unit(given)),
    )
    return tuple(order for order in every if order.field != "agency" or not catalogue.single)


def unit_id(unit: str) -> str:
    """What addresses call a unit: the same however its name is spaced, the same in every year and agency.

    The first digits of the SHA-256 of its folded name; two names that share them would share a page.
    """
    name = fold(unit).replace(" ", "").replace(".", "")
    return hashlib.sha256(name.encode()).hexdigest()[:UNIT_ID]


def unit_names(given: Iterable[Row]) -> dict[str, str]:
    """Each unit's usual spelling by its id, in the order of their names."""
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for row in given:
        for unit in row.found.measure.units:
            spelt[unit_id(unit)][" ".join(unit.split())] += 1
    usual = {one: min(names, key=lambda name: (-names[name], name)) for one, names in spelt.items()}
    usual = {one: brief(name, LONGEST_OWNERS) for one, name in usual.items()}
    return dict(sorted(usual.items(), key=lambda pair: (fold(pair[1]), pair[0])))


def indicators_of(agency: AgencyCatalogue, found: FoundMeasure) -> tuple[int, ...]:
    """The indicators a measure names; without any, those of the findings, questions and items it names.

    A question's indicator is told by the results of the year it is asked in, an item's by the criteria.
    """
    if found.measure.indicators:
        return tuple(dict.fromkeys(found.measure.indicators))
    told: set[int | None] = {one.entry.indicator for one in agency.answered(found)}
    codes = {(found.year, code) for code in found.measure.codes}
    codes |= {(one.year, one.finding.code) for one in agency.answered(found) if one.finding.code}
    told |= {_asked(agency, year, code) for year, code in codes}
    return tuple(sorted(number for number in told if number is not None))


def _asked(agency: AgencyCatalogue, year: int, code: str) -> int | None:
    results, criteria = agency.year(year).results, agency.criteria_of(year)
    for question in results.questions if results else ():
        if question.code == code:
            return question.indicator
    item = agency.criteria.items.get((year, code))
    if criteria and item:
        return next((one.indicator for one in criteria.sub_indicators if one.code == item.sub_indicator), None)
    return None


def indicator_names(catalogue: Catalogue) -> dict[int, str]:
    """What most years' results print as the name of an indicator; of those printed alike often the latest."""
    printed: dict[int, Counter[str]] = defaultdict(Counter)
    for agency in catalogue.agencies:
        for data in reversed(agency.years):
            for one in data.results.indicators if data.results else ():
                printed[one.number][one.name] += 1
    return {number: names.most_common(1)[0][0] for number, names in printed.items()}


def indicator_title(number: int, names: dict[int, str]) -> str:
    """`ตัวชี้วัดที่ 3 การใช้อำนาจ`."""
    return f"ตัวชี้วัดที่ {number} {names.get(number, '')}".strip()


def _grouped(given: Iterable[Row], keys: Callable[[Row], Iterable[str]]) -> dict[str, tuple[Row, ...]]:
    """Rows under each of their keys, which are none twice."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in given:
        for key in keys(row):
            found[key].append(row)
    return {key: tuple(members) for key, members in found.items()}


def by_topic(given: Sequence[Row]) -> tuple[Group, ...]:
    """The seven topics in their order; measures without one come last."""
    found = _grouped(given, lambda row: [str(row.found.measure.topic or 0)])
    return tuple(
        Group(str(topic), f"t{topic}", title, addresses.measures("by-topic", topic), found[str(topic)])
        for topic, title in [*TOPICS.items(), (0, NO_TOPIC)]
        if str(topic) in found
    )


def _by_indicator(catalogue: Catalogue, given: Sequence[Row]) -> tuple[Group, ...]:
    names = indicator_names(catalogue)
    found = _grouped(given, lambda row: map(str, row.indicators) if row.indicators else [NONE])
    numbers = sorted(int(key) for key in found if key != NONE)
    titles = {**{str(number): indicator_title(number, names) for number in numbers}, NONE: NO_INDICATOR}
    return tuple(
        Group(key, f"i{key}", title, addresses.measures("by-indicator", key), found[key])
        for key, title in titles.items()
        if key in found
    )


def _by_unit(given: Sequence[Row]) -> tuple[Group, ...]:
    """Units by name, as most documents write them. The anchors count them, as they always did."""
    found = _grouped(given, lambda row: row.units or [NONE])
    named = [
        Group(one, f"u{position}", name, addresses.measures("by-unit", one), found[one])
        for position, (one, name) in enumerate(unit_names(given).items())
    ]
    rest = [Group(NONE, NONE, NO_UNIT, addresses.measures("by-unit", NONE), found[NONE])] if NONE in found else []
    return (*named, *rest)


def _by_state(given: Sequence[Row]) -> tuple[Group, ...]:
    """States in the order of progress; what is overdue stands under its state and once more at the end."""
    found = _grouped(given, lambda row: [row.standing.state_id, *([OVERDUE_ID] if row.standing.overdue else [])])
    titles = [(one, f"s{position}", state) for position, (state, one) in enumerate(STATE_IDS.items())]
    return tuple(
        Group(one, anchor, title, addresses.measures("by-state", one), found[one])
        for one, anchor, title in [*titles, (OVERDUE_ID, OVERDUE_ID, OVERDUE)]
        if one in found
    )


def _by_year(catalogue: Catalogue, given: Sequence[Row]) -> tuple[Group, ...]:
    """Latest year first. Where there is one agency, its own page of the year is the list."""
    found = _grouped(given, lambda row: [str(row.found.year)])
    return tuple(
        Group(
            year,
            f"y{year}",
            f"ปีงบประมาณ {year}",
            addresses.part("", int(year), "measures") if catalogue.single else addresses.measures("by-year", year),
            members,
        )
        for year, members in sorted(found.items(), reverse=True)
    )


def _by_agency(given: Sequence[Row]) -> tuple[Group, ...]:
    found = _grouped(given, lambda row: [row.agency.slug])
    agencies = {row.agency.slug: row.agency for row in sorted(given, key=lambda row: fold(row.agency.agency.short))}
    return tuple(
        Group(slug, f"a-{slug}", _named(agencies[slug]), addresses.agency_measures(slug), found[slug])
        for slug in agencies
    )


def _named(agency: AgencyCatalogue) -> str:
    """An agency among others: one that does not exist is told from those that do."""
    return f"{agency.agency.short} (หน่วยงานสมมติ)" if agency.agency.fictional else agency.agency.short
