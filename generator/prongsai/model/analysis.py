"""What the agency reads out of its scores: `analysis.yml`."""

from prongsai.model.base import (
    Code,
    Columns,
    Id,
    Integer,
    Notes,
    Prose,
    Proses,
    Record,
    ScoreField,
    Section,
    Source,
    Text,
    Topic,
)


class Finding(Record):
    """A weakness or a point to develop (ข้อค้นพบ/จุดอ่อน)."""

    id: Id
    """Unique within the year; measures refer to it."""
    code: Code | None = None
    """The question (i7, e11) or item (O24) it rests on; the note says when the source prints it otherwise."""
    question: Prose | None = None
    """The question or item title as printed beside the finding."""
    text: Prose
    left_open: Text | None = None
    """Why no measure answers it, shown on the page."""
    notes: Notes = ()


class Entry(Record):
    """The analysis of one indicator or one topic."""

    id: Id
    indicator: Integer | None = None
    topic: Topic | None = None
    title: Text
    """As printed, e.g. ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่."""
    score: ScoreField | None = None
    text: Prose | None = None
    findings: tuple[Finding, ...] = ()
    no_findings: Text | None = None
    """`ไม่มี`, where the document says there is none."""
    suggestions: Proses = ()
    notes: Notes = ()


class Analysis(Record):
    """The agency's own analysis of one year's results."""

    source: Source
    title: Text | None = None
    sections: tuple[Section, ...] = ()
    """Prose before the table, in the order printed."""
    columns: Columns | None = None
    entries: tuple[Entry, ...] = ()
    notes: Notes = ()
