"""The official items of each year: those shipped with the package, overridden or joined by a site's own.

Adding a year is adding `criteria/<year>.yml`; no code knows a year or an item by name.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from prongsai.model.asked import Asked
from prongsai.model.criteria import Concept, Criteria, Item, SubIndicator
from prongsai.model.english import EnglishDuty, EnglishTitles
from prongsai.model.synonyms import Synonym

CONCEPTS = "concepts"
"""Stem of the file that names the duties."""
ASKED = "asked"
"""Stem of the file that says what the components have to show."""
ENGLISH = "english"
"""Stem of the file of English titles."""
SYNONYMS = "synonyms"
"""Stem of the file of short and long forms of words."""


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
    english: tuple[EnglishTitles, ...] = ()
    """Later ones win."""
    synonyms: tuple[Synonym, ...] = ()
    """What the search takes for the same word."""

    @classmethod
    def of(
        cls,
        concepts: Iterable[Concept],
        years: Iterable[Criteria],
        asked: Iterable[Asked] = (),
        english: Iterable[EnglishTitles] = (),
        synonyms: Iterable[Synonym] = (),
    ) -> "CriteriaBook":
        """Later values win: a site's own file replaces the shipped year, concept or component of the same name."""
        by_id = {concept.id: concept for concept in concepts}
        by_year = {criteria.year: criteria for criteria in years}
        by_component = {one.component: one for one in asked}
        ordered = tuple(by_year[year] for year in sorted(by_year))
        return cls(tuple(by_id.values()), ordered, tuple(by_component.values()), tuple(english), tuple(synonyms))

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

    @cached_property
    def _english_duties(self) -> dict[str, EnglishDuty]:
        return {duty.concept: duty for titles in self.english for duty in titles.duties}

    @cached_property
    def _english_groups(self) -> dict[str, str]:
        return {group.title: group.english for titles in self.english for group in titles.groups}

    def english_duty(self, concept: str) -> str | None:
        """The English title of a concept; None for one of a site's own that nobody translated."""
        duty = self._english_duties.get(concept)
        return duty.title if duty else None

    def english_item(self, item: Item) -> str | None:
        """The English title of an item, or of its duty where the item's own is not translated; None without either."""
        duty = self._english_duties.get(item.concept)
        return duty.items.get(item.title, duty.title) if duty else None

    def english_group(self, group: SubIndicator) -> str | None:
        """The English title of a sub-indicator."""
        return self._english_groups.get(group.title)

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
