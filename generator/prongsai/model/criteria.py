"""The official items of a year, and the concepts that tie them together: `criteria/*.yml`."""

from typing import Literal

from prongsai.model.base import Id, Integer, ItemCode, Prose, Record, Text, Texts, Year

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
