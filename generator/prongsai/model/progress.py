"""What became of the measures: `progress.yml`."""

from typing import Literal

from prongsai.model.base import (
    Codes,
    Columns,
    Date,
    Id,
    Integer,
    Notes,
    Period,
    Prose,
    Proses,
    Record,
    Section,
    Source,
    Text,
)
from prongsai.model.evidence import Evidences

State = Literal["ยังไม่เริ่ม", "กำลังดำเนินการ", "เสร็จแล้ว", "ยกเลิก"]


class Outcome(Record):
    """What one round reports about one measure."""

    measure: Text
    """`m1`, or `2567/m1` for a measure of another year."""
    label: Prose | None = None
    """The measure as this report prints it, where it differs from the measure itself."""
    state: State | None = None
    detail: Proses = ()
    """รายละเอียดการดำเนินงาน."""
    period: Period | None = None
    output: Proses = ()
    outcome: Proses = ()
    result: Proses = ()
    """ผลการดำเนินการ, where output and outcome are not told apart."""
    codes: Codes = ()
    problems: Proses = ()
    suggestion: Proses = ()
    remark: Text | None = None
    budget_used: Text | None = None
    evidence: Evidences = ()
    notes: Notes = ()


class Round(Record):
    """One progress report."""

    id: Id
    """`r6`, `r12`; the last part of the page's address."""
    months: tuple[Integer, ...] = ()
    """Months of the year it covers: 3, 6, 9, 12."""
    title: Text
    reported: Date | None = None
    due: Date | None = None
    intro: Prose | None = None
    sections: tuple[Section, ...] = ()
    columns: Columns | None = None
    results: tuple[Outcome, ...] = ()
    reporter: Text | None = None
    """Position of the official who reports; never a name."""
    notes: Notes = ()


class Progress(Record):
    """The progress reports of one year."""

    source: Source
    title: Text | None = None
    intro: Prose | None = None
    rounds: tuple[Round, ...] = ()
    notes: Notes = ()
