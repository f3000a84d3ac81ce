"""What every record has in common, and the types its fields are read by.

A record is frozen, forbids unknown keys and remembers where it was written. Field types read what a clerk
types (always text) and raise `PydanticCustomError` with a code of ours, which `loading.py` turns into problems.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SkipValidation
from pydantic_core import PydanticCustomError

from prongsai import thai
from prongsai.problems import Origin, Place

ORIGIN: Final = "\0origin"
"""Key under which loading hands a record its origin; no YAML text can hold a NUL, so no clerk can type it."""


_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)


class Record(BaseModel):
    """A frozen value that knows where it was written; keys it does not define are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    origin: Annotated[Any, SkipValidation] = Field(alias="\0origin", exclude=True, repr=False)

    @property
    def place(self) -> Place:
        """Where this record begins in its file."""
        origin: Origin = self.origin
        return origin.place

    def place_of(self, *path: str | int) -> Place:
        """Where one of its fields is written."""
        origin: Origin = self.origin
        return origin.place_of(*path)


T = TypeVar("T")


def refusal(code: str, **params: str) -> PydanticCustomError:
    """What a field raises when it cannot take a value: one of our codes, worded in `messages/`."""
    return PydanticCustomError(code, code, dict(params))


def _read_by(reader: Callable[[str], T]) -> BeforeValidator:
    """Reads text through `reader`; what it cannot read becomes an error of its own code."""

    def read(value: object) -> object:
        if not isinstance(value, str):
            raise refusal("not-text")
        try:
            return reader(value)
        except thai.Unreadable as error:
            raise refusal(error.code, **error.params) from None

    return BeforeValidator(read)


def one_or_many(value: object) -> object:
    """A clerk may write a list of one without the dash."""
    return [value] if isinstance(value, str) else value


def _without_origin(value: object) -> object:
    if isinstance(value, dict):
        return {key: part for key, part in value.items() if key != ORIGIN}
    return value


WITHOUT_ORIGIN = BeforeValidator(_without_origin)
"""For mappings whose keys are data: they are no records and keep no origin."""


def _identifier(text: str) -> str:
    if thai.is_identifier(text):
        return text
    raise thai.Unreadable("bad-id", {"written": text})


def _web_address(text: str) -> str:
    if _WEB_ADDRESS.fullmatch(text):
        return text
    raise thai.Unreadable("bad-link", {"written": text})


_SITE_PATH = re.compile(r"(?:[A-Za-z0-9._~-]+/)*")


def _site_path(text: str) -> str:
    """With `/` at its end and none at its start, however it was written."""
    path = f"{text.strip('/')}/".removeprefix("/")
    if _SITE_PATH.fullmatch(path) and not {".", ".."} & set(path.split("/")):
        return path
    raise thai.Unreadable("bad-site-path", {"written": text})


Text = Annotated[str, Field(strict=True, min_length=1)]
"""A line of plain text; HTML and Markdown in it are shown as typed."""
Cell = Annotated[str, Field(strict=True)]
"""A cell of a table, which may be left blank."""
Prose = Annotated[str, Field(strict=True, min_length=1)]
"""Paragraphs (a blank line between), `**bold**`, lists and links of Markdown; `<u>`, `<b>`, `<br>` are kept."""
Id = Annotated[str, _read_by(_identifier)]
"""Lower-case Latin letters, digits and dashes: it becomes part of an address."""
WebAddress = Annotated[str, _read_by(_web_address)]
"""A page elsewhere, with `https://` (or `http://`): nothing that could run a program in the reader's browser."""
SitePath = Annotated[str, _read_by(_site_path)]
"""A folder of a website, e.g. `ita/` or `th/ita/`."""
Year = Annotated[int, _read_by(thai.year)]
"""A fiscal year of the Buddhist era, 2540–2640."""
Number = Annotated[Decimal, _read_by(thai.number)]
"""A number in Thai or Arabic digits, with or without thousands separators; trailing zeros are kept."""
Integer = Annotated[int, _read_by(thai.integer)]
"""A whole number from 0 up."""
Date = Annotated[thai.Date, _read_by(thai.date)]
Period = Annotated[thai.Period, _read_by(thai.period)]
ItemCode = Annotated[str, _read_by(thai.item_code)]
"""`O28` in any spelling; kept as `O28`."""
QuestionCode = Annotated[str, _read_by(thai.question_code)]
"""`i10` or `e3` in any spelling; kept in lower case."""
Code = Annotated[str, _read_by(thai.code)]
"""An item or a question, by its letter."""
Flag = Annotated[bool, _read_by(thai.flag)]
"""`ใช่` or `ไม่ใช่` (also yes, no, true, false)."""
Topic = Annotated[int, _read_by(thai.topic)]
"""One of the seven topics (ประเด็น ๗ ด้าน), 1–7."""
Texts = Annotated[tuple[Text, ...], BeforeValidator(one_or_many)]
Proses = Annotated[tuple[Prose, ...], BeforeValidator(one_or_many)]
ItemCodes = Annotated[tuple[ItemCode, ...], BeforeValidator(one_or_many)]
Codes = Annotated[tuple[Code, ...], BeforeValidator(one_or_many)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(one_or_many)]
References = Annotated[tuple[Text, ...], BeforeValidator(one_or_many)]
"""Ids of things of the same year (`m1`), or of another with the year in front (`2567/m1`)."""


def _as_mapping(key: str) -> BeforeValidator:
    """Lets a record be written as its one most important value."""

    def widen(value: object, /) -> object:
        return {key: value, ORIGIN: Unplaced()} if isinstance(value, str) else value

    return BeforeValidator(widen)


class Unplaced:
    """Origin of a record written as a single value; its parent's field says where that stands."""

    place = Place("")

    def place_of(self, *_path: str | int) -> Place:
        """Nowhere of its own."""
        return self.place


class Note(Record):
    """A remark of those who transcribed or keep the data, shown beside what it is about."""

    text: Prose
    """What a reader should know: a doubtful reading, a contradiction, a misprint."""
    printed: Text | None = None
    """The characters as they stand in the source, shown letter by letter."""
    where: Text | None = None
    """Which part of the source document."""


Notes = Annotated[tuple[Annotated[Note, _as_mapping("text")], ...], BeforeValidator(one_or_many)]


class Variant(Record):
    """Another wording printed for the same thing."""

    written: Text
    where: Text
    note: Prose | None = None


class OtherValue(Record):
    """A second value printed for the same score."""

    value: Number
    where: Text
    """Which part of the source prints this value."""
    note: Prose | None = None


class Score(Record):
    """A score as printed, with every other value the source prints for it."""

    value: Number
    where: Text | None = None
    """Which part of the source prints it; needed as soon as `also` is given."""
    also: tuple[OtherValue, ...] = ()
    note: Prose | None = None


ScoreField = Annotated[Score, _as_mapping("value")]


class Section(Record):
    """A stretch of prose with its printed heading."""

    id: Id
    """Anchor of the heading on the page."""
    heading: Text | None = None
    text: Prose


class SourceNote(Record):
    """Which published document a data file was taken from."""

    document: Text
    """Title of the document, as printed."""
    reference: Text | None = None
    """Its entry in documents.yml: an id of the same year, or `2569/plan`."""
    text: Text | None = None
    """Name of the text (scan, OCR) it was transcribed from."""
    part: Text | None = None
    """Which part of the document."""
    note: Prose | None = None


Source = Annotated[SourceNote, _as_mapping("document")]


class Columns(Record):
    """Headings of a table as the document prints them; ours are used where one is absent."""

    number: Text | None = None
    topic: Text | None = None
    indicator: Text | None = None
    question: Text | None = None
    finding: Text | None = None
    suggestions: Text | None = None
    title: Text | None = None
    issue: Text | None = None
    guidelines: Text | None = None
    steps: Text | None = None
    units: Text | None = None
    period: Text | None = None
    follow_up: Text | None = None
    detail: Text | None = None
    output: Text | None = None
    outcome: Text | None = None
    result: Text | None = None
    suggestion: Text | None = None
    remark: Text | None = None
    score: Text | None = None
    text: Text | None = None
