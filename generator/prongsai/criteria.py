"""The official items of each year: those shipped with the package, overridden or joined by a site's own.

Adding a year is adding `criteria/<year>.yml`; no code knows a year or an item by name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from prongsai.model.asked import Asked
from prongsai.model.criteria import Concept, Criteria, Item

CONCEPTS = "concepts"
"""Stem of the file that names the duties."""
ASKED = "asked"
"""Stem of the file that says what the components have to show."""


def shipped_folder() -> Path:
    """Where the package keeps its own criteria."""
    return Path(str(resources.files("prongsai") / "criteria"))


@dataclass(frozen=True)
class CriteriaBook:
    """The criteria of all years, and the concepts that run through them."""

    concepts: tuple[Concept, ...]
    years: tuple[Criteria, ...]
    """By year, oldest first."""
    asked: tuple[Asked, ...] = ()

    @classmethod
    def of(cls, concepts: Iterable[Concept], years: Iterable[Criteria], asked: Iterable[Asked] = ()) -> "CriteriaBook":
        """Later values win: a site's own file replaces the shipped year, concept or component of the same name."""
        by_id = {concept.id: concept for concept in concepts}
        by_year = {criteria.year: criteria for criteria in years}
        by_component = {one.component: one for one in asked}
        ordered = tuple(by_year[year] for year in sorted(by_year))
        return cls(tuple(by_id.values()), ordered, tuple(by_component.values()))

    @cached_property
    def by_year(self) -> dict[int, Criteria]:
        """Criteria of a year."""
        return {criteria.year: criteria for criteria in self.years}

    @cached_property
    def asked_of(self) -> dict[str, Asked]:
        """What a component has to show, by its id."""
        return {one.component: one for one in self.asked}

    @cached_property
    def by_concept(self) -> dict[str, Concept]:
        """Concept of an id."""
        return {concept.id: concept for concept in self.concepts}

    @cached_property
    def items(self) -> dict[tuple[int, str], Item]:
        """Item by year and code."""
        return {(criteria.year, item.code): item for criteria in self.years for item in criteria.items}

    @cached_property
    def appearances(self) -> dict[str, tuple[tuple[int, Item], ...]]:
        """Per concept its item of each year, oldest first."""
        found: dict[str, list[tuple[int, Item]]] = {concept.id: [] for concept in self.concepts}
        for criteria in self.years:
            for item in criteria.items:
                found.setdefault(item.concept, []).append((criteria.year, item))
        return {concept: tuple(items) for concept, items in found.items()}

    def same_duty(self, year: int, item: Item) -> tuple[tuple[int, Item], ...]:
        """The item's concept in the other years, oldest first."""
        return tuple(entry for entry in self.appearances[item.concept] if entry[0] != year)


def data_year(year: int, item: Item) -> int | None:
    """The fiscal year whose data the item must show; None where it is not tied to one."""
    match item.data_year:
        case "current":
            return year
        case "previous":
            return year - 1
        case "none":
            return None
