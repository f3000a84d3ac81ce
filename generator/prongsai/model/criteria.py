"""The official items of a year, and the concepts that tie them together: `criteria/*.yml`."""

from typing import Literal

from prongsai.model.base import (
    Id,
    Integer,
    ItemCode,
    Number,
    Prose,
    QuestionCode,
    Record,
    Text,
    Texts,
    Year,
)
from prongsai.model.results import InstrumentCode

Certainty = Literal["high", "medium", "low"]
"""How well a fact is attested: by a source of the same year; indirectly; only inferred."""
Basis = Literal["retrieved", "seed", "adjacent", "recalled"]
"""Where component texts come from: a public page of the year; a published agency document; the same item of
another year; general knowledge that must be checked against the manual."""
DataYear = Literal["current", "previous", "none"]
"""Which year's data an item must show, counted from the assessed year; `none` where it is not tied to one."""


class Concept(Record):
    """One duty that stays the same while its number changes from year to year."""

    id: Id
    title: Text
    """A short Thai name for the duty."""
    summary: Prose
    """For a citizen: what is disclosed here and why it matters."""
    shown_by: Literal["results", "analysis", "measures", "progress"] | None = None
    """The page of this site that holds the duty's substance, where there is one."""


class Concepts(Record):
    """All concepts, in the order the site lists them."""

    concepts: tuple[Concept, ...]


class Component(Record):
    """One thing an assessor looks for inside an item (องค์ประกอบด้านข้อมูล)."""

    id: Id
    text: Text
    """Paraphrased, not the official wording."""


class SubIndicator(Record):
    """ตัวชี้วัดย่อย."""

    code: Text
    """`9.1` to `10.2`."""
    title: Text
    indicator: Integer


class CriteriaIndicator(Record):
    """One of the two OIT indicators."""

    number: Integer
    title: Text
    certainty: Certainty | None = None
    """Of the grouping of this indicator's items; the whole year's when absent."""


class Item(Record):
    """An OIT item of one year."""

    code: ItemCode
    title: Text
    concept: Id
    sub_indicator: Text
    data_year: DataYear
    certainty: Certainty
    """Of code, title and sub-indicator together."""
    components: tuple[Component, ...]
    basis: Basis
    note: Prose | None = None
    """What is not confirmed about this item, said to the reader."""


class Weighing(Record):
    """What one instrument is made of, and what it counts in the total."""

    code: InstrumentCode
    weight: Number
    """Percent of the total."""
    indicators: tuple[Integer, ...]


class Asked(Record):
    """The questions an indicator is asked by."""

    indicator: Integer
    codes: tuple[QuestionCode, ...]


class Questionnaire(Record):
    """How the year numbers its questions."""

    certainty: Certainty
    indicators: tuple[Asked, ...]


class OfficialLevel(Record):
    """A level and what it takes."""

    name: Text
    low: Number
    """Lowest total."""
    high: Number
    """Highest total."""
    each: Number | None = None
    """What IIT, both parts of EIT and OIT must each reach; no such condition when absent."""


class Levels(Record):
    """The levels of a year, best first."""

    certainty: Certainty
    levels: tuple[OfficialLevel, ...]


class Scoring(Record):
    """How the scores of a year are computed; what is not known is left out."""

    certainty: Certainty
    """Of weights, and of the indicators of each instrument."""
    note: Prose | None = None
    """What is not confirmed."""
    instruments: tuple[Weighing, ...]
    questions: Questionnaire | None = None
    """Absent where the year's numbering is not known."""
    levels: Levels | None = None

    def asking(self, code: str) -> int | None:
        """The indicator a question belongs to; None when the year is not known to have it."""
        asked = self.questions.indicators if self.questions else ()
        return next((one.indicator for one in asked if code in one.codes), None)

    def measuring(self, indicator: int) -> str | None:
        """The instrument an indicator belongs to."""
        return next((one.code for one in self.instruments if indicator in one.indicators), None)


class Criteria(Record):
    """The criteria of one fiscal year."""

    year: Year
    certainty: Certainty
    """Of the grouping into sub-indicators."""
    certainty_note: Prose | None = None
    notes: tuple[Prose, ...] = ()
    sources: Texts
    indicators: tuple[CriteriaIndicator, ...]
    sub_indicators: tuple[SubIndicator, ...]
    items: tuple[Item, ...]
    scoring: Scoring | None = None
    """Absent for a year whose rules are not known at all."""

    def codes_by_group(self, indicator: int) -> tuple[tuple[str, ...], ...]:
        """The items of an OIT indicator as the year groups them into sub-indicators."""
        return tuple(
            tuple(item.code for item in self.items if item.sub_indicator == group.code)
            for group in self.sub_indicators
            if group.indicator == indicator
        )

    def grouping_certainty(self, indicator: int) -> Certainty:
        """How certain the grouping of an OIT indicator's items is."""
        own = next((one.certainty for one in self.indicators if one.number == indicator), None)
        return own or self.certainty
