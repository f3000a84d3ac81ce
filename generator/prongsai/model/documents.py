"""The papers behind the data: `documents.yml`."""

from typing import Literal

from prongsai.model.base import (
    Date,
    Id,
    Notes,
    Prose,
    Proses,
    Record,
    Section,
    Source,
    Text,
    Texts,
)
from prongsai.model.evidence import Evidences

Kind = Literal["รายงาน", "แผน", "มาตรการ", "บันทึกข้อความ", "ประกาศ", "คำสั่ง", "คู่มือ", "อื่น ๆ"]


class Choice(Record):
    """A box the form offers to an approver."""

    text: Text
    marked: Literal["เลือก", "ไม่ได้เลือก", "อ่านไม่ได้"] = "อ่านไม่ได้"
    """Whether the box is ticked; `อ่านไม่ได้` when the scan does not tell."""


class Approval(Record):
    """One step of the chain of approval, by position."""

    position: Text
    """Position of the signer as printed, never a name."""
    heading: Text | None = None
    """Printed heading, e.g. ความเห็นของปลัดองค์การบริหารส่วนตำบล."""
    to: Text | None = None
    """Who is addressed (เรียน)."""
    opinion: Prose | None = None
    choices: tuple[Choice, ...] = ()
    notes: Notes = ()


class Memo(Record):
    """An official memo (บันทึกข้อความ)."""

    office: Text
    number: Text | None = None
    date: Date | None = None
    subject: Text
    to: Text | None = None
    background: Prose | None = None
    background_title: Text = "เรื่องเดิม"
    facts: Prose | None = None
    facts_title: Text = "ข้อเท็จจริง"
    proposals_title: Text = "ข้อเสนอแนะ"
    proposals_intro: Prose | None = None
    proposals: Proses = ()
    enclosure: Text | None = None
    closing: Text | None = None
    author: Texts = ()
    """Positions of who wrote it, as printed."""
    approvals: tuple[Approval, ...] = ()
    notes: Notes = ()


class ContentsLine(Record):
    """A line of the printed table of contents."""

    title: Text
    page: Text


class Preface(Record):
    """คำนำ."""

    text: Prose
    signed: Texts = ()


class Document(Record):
    """A document the agency published."""

    id: Id
    """Unique within the year; part of the page's address."""
    kind: Kind
    title: Text
    date: Date | None = None
    cover: Texts = ()
    """Lines of the cover as printed."""
    memo: Memo | None = None
    preface: Preface | None = None
    contents: tuple[ContentsLine, ...] = ()
    sections: tuple[Section, ...] = ()
    files: Evidences = ()
    source: Source | None = None
    notes: Notes = ()


class Documents(Record):
    """The documents of one year."""

    source: Source
    documents: tuple[Document, ...] = ()
    notes: Notes = ()
