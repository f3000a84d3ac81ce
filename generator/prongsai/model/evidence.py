"""What a component can be shown by: text, file, picture, link, table, chart, tree, contact, or other pages' data.

A clerk writes one key that says the kind: `text:`, `file:`, `image:`, `link:`, `table:`, `chart:`, `tree:`,
`contact:`, `show:`, or the single word ไม่มี.
"""

from decimal import Decimal
from typing import Annotated, Literal, Union

from pydantic import BeforeValidator, Discriminator, Field, Tag

from prongsai import thai
from prongsai.model.base import (
    ORIGIN,
    Cell,
    Date,
    Number,
    Prose,
    Record,
    Text,
    Unplaced,
    WebAddress,
    Year,
    one_or_many,
)


class TextEvidence(Record):
    """Paragraphs shown on the page itself."""

    text: Prose
    title: Text | None = None


class FileEvidence(Record):
    """An attachment under the year's `files/`."""

    file: Text
    """Path under `files/` of the same year, e.g. `plan-2569.pdf`."""
    title: Text
    date: Date | None = None


class ImageEvidence(Record):
    """A picture under the year's `files/`."""

    image: Text
    alt: Text
    """What the picture shows, for those who cannot see it."""
    caption: Text | None = None


class LinkEvidence(Record):
    """A page elsewhere."""

    link: WebAddress
    title: Text
    note: Text | None = None


class TableBody(Record):
    """A table as rows of text."""

    caption: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


class TableEvidence(Record):
    """A small table shown on the page."""

    table: TableBody


class Bar(Record):
    """One count."""

    label: Text
    value: Number


class ChartBody(Record):
    """Counts shown as bars and, beside them, as a table."""

    caption: Text
    unit: Text
    bars: tuple[Bar, ...]

    @property
    def values(self) -> list[tuple[str, Decimal]]:
        """Label and count of each bar."""
        return [(bar.label, bar.value) for bar in self.bars]


class ChartEvidence(Record):
    """Counts as bars and as a table."""

    chart: ChartBody


class Branch(Record):
    """A box of an organisation chart and the boxes below it."""

    name: Text
    note: Text | None = None
    below: tuple["Branch", ...] = ()


class TreeBody(Record):
    """A tree of boxes and what it shows."""

    caption: Text
    root: Branch


class TreeEvidence(Record):
    """A structure chart as nested boxes."""

    tree: TreeBody


class ContactEvidence(Record):
    """A contact that must be public: the office's, or an executive's by position."""

    contact: Text
    """Office or position."""
    phone: Text | None = None
    email: Text | None = None
    address: Text | None = None
    required_by: Text | None = None
    """What requires a mobile phone or a private mailbox to be public, e.g. หลักเกณฑ์ ITA ปี 2569 ข้อ O2."""
    note: Text | None = None


class ShownEvidence(Record):
    """Data this site shows elsewhere."""

    show: Literal["results", "analysis", "measures", "progress", "constraints", "documents"]
    year: Year | None = None
    """Another year's data; the item's own year when absent."""
    id: Text | None = None
    """One measure, round or document."""
    note: Text | None = None


class NoneEvidence(Record):
    """The explicit statement that there is nothing to report."""

    none: Text
    """As written: ไม่มี, or a sentence saying so."""
    reason: Text | None = None


KINDS = ("text", "file", "image", "link", "table", "chart", "tree", "contact", "show", "none")


def _kind(value: object) -> str | None:
    """The first key that says a kind; another one beside it is then an unknown key of that kind."""
    return next((kind for kind in KINDS if kind in value), None) if isinstance(value, dict) else None


def _widen(value: object) -> object:
    """A bare word is either the statement ไม่มี or a paragraph."""
    if not isinstance(value, str):
        return value
    return {"none" if thai.says_none(value) else "text": value, ORIGIN: Unplaced()}


Evidence = Annotated[
    Annotated[
        Union[  # noqa: UP007  # pydantic reads the tags from a written-out union
            Annotated[TextEvidence, Tag("text")],
            Annotated[FileEvidence, Tag("file")],
            Annotated[ImageEvidence, Tag("image")],
            Annotated[LinkEvidence, Tag("link")],
            Annotated[TableEvidence, Tag("table")],
            Annotated[ChartEvidence, Tag("chart")],
            Annotated[TreeEvidence, Tag("tree")],
            Annotated[ContactEvidence, Tag("contact")],
            Annotated[ShownEvidence, Tag("show")],
            Annotated[NoneEvidence, Tag("none")],
        ],
        Discriminator(
            _kind,
            custom_error_type="evidence-kind",
            custom_error_message="evidence-kind",
            custom_error_context={"known": ", ".join(KINDS)},
        ),
    ],
    BeforeValidator(_widen),
]


def _several(value: object) -> object:
    return [value] if isinstance(value, dict) else one_or_many(value)


Evidences = Annotated[tuple[Evidence, ...], BeforeValidator(_several), Field(min_length=1)]
