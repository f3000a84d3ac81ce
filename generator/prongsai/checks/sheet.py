"""The scores a results file prints, by name, each with its place: what the arithmetic is checked on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from prongsai.model.base import OtherValue, Record, Score, Unplaced
from prongsai.model.results import Indicator, Instrument, ItemScore, Question, Results, Total
from prongsai.problems import Place
from prongsai.scoring import HIGHEST, LOWEST, TOTAL

Scored = Total | Instrument | Indicator | Question | ItemScore


@dataclass(frozen=True)
class Sheet:
    """Printed scores of one year; where a name is listed twice, its first score."""

    records: Mapping[str, Scored]
    """Every score that is printed, by the names of `scoring.py`, the total first."""
    values: Mapping[str, Decimal]
    others: Mapping[str, Sequence[OtherValue]]
    """Further values the document prints for a score."""

    @classmethod
    def of(cls, results: Results) -> "Sheet":
        """All scores of a results file."""
        named: list[tuple[str, Scored]] = [(TOTAL, results.total)] if results.total else []
        named += ((instrument.code, instrument) for instrument in results.instruments)
        named += ((str(indicator.number), indicator) for indicator in results.indicators)
        named += ((question.code, question) for question in results.questions)
        named += ((item.code, item) for item in results.items)
        records: dict[str, Scored] = {}
        values: dict[str, Decimal] = {}
        others: dict[str, Sequence[OtherValue]] = {}
        for name, record in named:
            if record.score and name not in values:
                records[name], values[name] = record, record.score.value
                if record.score.also:
                    others[name] = record.score.also
        return cls(records, values, others)

    @property
    def sound(self) -> "Sheet":
        """Without scores outside the scale, which are told as such and would only upset the arithmetic."""
        if all(LOWEST <= value <= HIGHEST for value in self.values.values()):
            return self
        kept = {name: value for name, value in self.values.items() if LOWEST <= value <= HIGHEST}
        return Sheet(self.records, kept, {name: more for name, more in self.others.items() if name in kept})

    def place(self, name: str) -> Place:
        """Where a score's value stands."""
        return score_place(self.records[name], self.records[name].score)


def score_place(holder: Record, score: Score | None) -> Place:
    """Where the value of a holder's `score` stands, written as one value or with more about it."""
    if score is None or isinstance(score.origin, Unplaced):
        return holder.place_of("score")
    return score.place_of("value")


def label(name: str) -> str:
    """How a score is called in a sentence."""
    if name == TOTAL:
        return "คะแนนรวม"
    if name.isdecimal():
        return f"ตัวชี้วัดที่ {name}"
    return f"คะแนน {name}" if name.isupper() and name.isalpha() else f"ข้อ {name}"


def written(values: Mapping[str, Decimal], names: Sequence[str]) -> str:
    """Scores listed with their values: `i4 99.43, i5 98.86, i6 100.00`."""
    return ", ".join(f"{name if not name.isdecimal() else label(name)} {values[name]}" for name in names)
