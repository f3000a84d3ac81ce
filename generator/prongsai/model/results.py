"""Scores of one year's assessment: `results.yml`."""

from typing import Literal

from prongsai.model.base import (
    Integer,
    ItemCode,
    Notes,
    Number,
    Prose,
    QuestionCode,
    Record,
    ScoreField,
    Section,
    Source,
    Text,
    Variant,
    Year,
)

InstrumentCode = Literal["IIT", "EIT", "OIT"]


class Rank(Record):
    """Place among agencies of a kind."""

    number: Integer
    among: Text


class Total(Record):
    """The overall result."""

    score: ScoreField
    level: Text | None = None
    """Level as printed, e.g. ผ่าน."""
    rank: Rank | None = None
    notes: Notes = ()


class Instrument(Record):
    """One of the three instruments."""

    code: InstrumentCode
    name: Text
    also: tuple[Variant, ...] = ()
    weight: Number | None = None
    """Percent of the total."""
    score: ScoreField | None = None
    description: Prose | None = None
    notes: Notes = ()


class Indicator(Record):
    """One of the ten indicators (ตัวชี้วัด)."""

    number: Integer
    name: Text
    also: tuple[Variant, ...] = ()
    instrument: InstrumentCode
    score: ScoreField | None = None
    notes: Notes = ()


class Question(Record):
    """A question of the internal (i) or external (e) questionnaire; its code means something only within its year."""

    code: QuestionCode
    text: Text
    indicator: Integer
    score: ScoreField | None = None
    notes: Notes = ()


class ItemScore(Record):
    """The score given to an OIT item."""

    code: ItemCode
    title: Text
    """Title as the document prints it."""
    indicator: Integer
    score: ScoreField | None = None
    notes: Notes = ()


class Level(Record):
    """A level and what it takes, as the document prints it."""

    name: Text
    range: Text
    condition: Text


class Comparison(Record):
    """An earlier year's total named beside this one's."""

    year: Year
    score: ScoreField
    change: Number | None = None
    """Difference as printed, without a sign."""
    direction: Literal["เพิ่มขึ้น", "ลดลง", "เท่าเดิม"] | None = None
    where: Text | None = None


class Results(Record):
    """Everything printed about the scores of one assessment."""

    source: Source
    title: Text | None = None
    intro: Prose | None = None
    total: Total | None = None
    instruments: tuple[Instrument, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    questions: tuple[Question, ...] = ()
    items: tuple[ItemScore, ...] = ()
    levels: tuple[Level, ...] = ()
    levels_intro: Prose | None = None
    history: tuple[Comparison, ...] = ()
    sections: tuple[Section, ...] = ()
    """Further prose about the scores, in the order printed."""
    notes: Notes = ()
