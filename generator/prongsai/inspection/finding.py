"""What is found out about an attachment: the words all readers of files answer in. Nothing is imported here."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum, auto

PROPERTIES = "คุณสมบัติของแฟ้ม"
"""Where metadata stand: author, title, comment."""
CONTENT = "เนื้อหา"
"""Where the text of a file without pages stands."""

MOST_TEXT = 2_000_000
"""Characters of one attachment that are kept: about a thousand pages."""


class Kind(StrEnum):
    """What may be the matter with a file."""

    EMPTY = auto()
    """No byte, or nothing but blanks."""
    UNREADABLE = auto()
    """The system does not hand it out."""
    BROKEN = auto()
    """It does not open, neither here nor in a browser."""
    DOUBTFUL = auto()
    """It begins as it should and cannot be read to its end, or not by us."""
    MISTYPED = auto()
    """Its content is of a kind (`found`) that programs for its ending (`wanted`) do not open."""
    MISNAMED = auto()
    """Its content is of another kind (`found`), and what opens its ending (`wanted`) may cope."""
    LOCKED = auto()
    """It asks for a password."""
    TEXTLESS = auto()
    """It has `pages`, and no letter on any of them: a scan."""
    ENCODING = auto()
    """Text that is not UTF-8."""
    SCRIPTED = auto()
    """A drawing with a program in it."""
    PARTLY = auto()
    """Sound as far as it was read; `part` was not."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is the matter with a file."""

    kind: Kind
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that readers of the file can get at, shown or hidden."""

    where: str
    """In Thai: หน้า 3, คุณสมบัติของแฟ้ม, แผ่นงานที่ 1."""
    text: str


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything found out about one file."""

    faults: tuple[Fault, ...] = ()
    texts: tuple[Passage, ...] = ()
    located: bool = False
    """Whether it is or holds a picture that tells the place it was taken at (GPS coordinates in EXIF or XMP)."""

    def with_fault(self, kind: Kind, **params: str) -> "Inspection":
        """The same, and one more fault."""
        return replace(self, faults=(*self.faults, Fault(kind, params)))


def faulty(kind: Kind, **params: str) -> Inspection:
    """Nothing but one fault."""
    return Inspection((Fault(kind, params),))


def told(passages: list[Passage], *, complete: bool = True, part: str = "ส่วนท้ายของแฟ้ม") -> Inspection:
    """An inspection of the passages that say something, cut at `MOST_TEXT`.

    complete: whether these are all; otherwise, or when they are cut, `part` is what was not read.
    """
    kept: list[Passage] = []
    left = MOST_TEXT
    for passage in passages:
        text = passage.text.strip()
        complete &= len(text) <= left
        if text and left:
            kept.append(Passage(passage.where, text[:left]))
            left -= len(kept[-1].text)
    inspection = Inspection(texts=tuple(kept))
    return inspection if complete else inspection.with_fault(Kind.PARTLY, part=part)
