"""What the agency promised: `measures.yml`."""

from prongsai.model.base import (
    Codes,
    Columns,
    Id,
    Integer,
    Notes,
    Period,
    Prose,
    Proses,
    Record,
    References,
    Section,
    Source,
    Text,
    Texts,
    Topic,
)
from prongsai.model.results import InstrumentCode


class Measure(Record):
    """A measure, project or activity (มาตรการ/โครงการ/กิจกรรม)."""

    id: Id
    """Unique within the year: `m1`; it is the last part of the page's address."""
    number: Text | None = None
    """Number as printed."""
    title: Text | None = None
    """As printed; without one, the guideline or the topic names the measure."""
    group: Text | None = None
    """Printed heading the measure stands under."""
    topic: Topic | None = None
    topic_title: Text | None = None
    """The topic as this row prints it."""
    instrument: InstrumentCode | None = None
    indicators: tuple[Integer, ...] = ()
    indicator_title: Text | None = None
    """The indicator as this row prints it."""
    codes: Codes = ()
    """Items and questions the measure names."""
    findings: References = ()
    """Findings it answers: `f1`, or `2567/f1` when they stand in another year's analysis."""
    issue: Prose | None = None
    """The point to improve, develop or keep, as this row prints it."""
    guidelines: Proses = ()
    steps: Proses = ()
    units: Texts = ()
    period: Period | None = None
    follow_up: Texts = ()
    rounds: tuple[Integer, ...] = ()
    """Months after which it reports: 3, 6, 9, 12."""
    budget: Text | None = None
    notes: Notes = ()


class Measures(Record):
    """The measures of one year."""

    source: Source
    title: Text | None = None
    intro: Prose | None = None
    sections: tuple[Section, ...] = ()
    columns: Columns | None = None
    measures: tuple[Measure, ...] = ()
    closing: Prose | None = None
    notes: Notes = ()


TOPICS: dict[int, str] = {
    1: "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
    2: "การให้บริการและระบบ E-Service",
    3: "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
    4: "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
    5: "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
    6: "กระบวนการควบคุมตรวจสอบการใช้อำนาจและการบริหารงานบุคคล",
    7: "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
}
"""The seven topics of measures, as named by the measures documents of fiscal years 2566 and 2568."""
