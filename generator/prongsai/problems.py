"""What can be wrong, as data.

A problem is found in one stage and worded in another: it keeps a stable code, the place in the clerk's file
and the particulars; `messages.py` turns it into Thai or English. Nothing is imported here.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol


class Place(NamedTuple):
    """Where something is written down; in order of file, line and column."""

    file: str
    """Path as the clerk sees it, relative to the site's folder, with forward slashes."""
    line: int = 1
    """Counted from 1."""
    column: int = 1
    """Counted from 1, in characters."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Origin(Protocol):
    """The written form behind a value, kept so that any later stage can say where it stands."""

    @property
    def place(self) -> Place:
        """Where the whole value begins."""

    def place_of(self, *path: str | int) -> Place:
        """Where the part at `path` (keys and list positions) begins; the nearest written parent when it is absent."""


class Severity(StrEnum):
    """How sure and how grave a problem is."""

    ERROR = "error"
    """ผิด: the site is not built until it is mended."""
    CHECK = "check"
    """ตรวจสอบ: may be a scan error or rests on a rule that is not confirmed; a person must look."""
    ADVICE = "advice"
    """แนะนำ: right, but could serve readers better."""


HINTS = frozenset({"meant", "known", "first", "last", "way"})
"""Particulars that help to mend and say nothing about the value itself."""


_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a person wrote down after looking at a problem."""

    date: str
    reason: str
    by: str | None = None
    """Position, never a name."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing a person should look at."""

    code: str
    """Stable, lower-case, with dashes: `unknown-key`. Its wording stands in `messages/`."""
    place: Place
    params: Mapping[str, str] = field(default_factory=dict)
    """Particulars that the wording of this code names in braces."""
    severity: Severity = Severity.ERROR
    reviewed: Reviewed | None = None
    """Set when the agency has looked at exactly this and says why it stays."""

    @property
    def mark(self) -> str:
        """Code and fingerprint, e.g. `total-differs:1f3a9c2e`: the same as long as file and particulars are.

        Lines may move and digits be Thai or Arabic without changing it; another value does change it.
        """
        told = sorted((name, value) for name, value in self.params.items() if name not in HINTS)
        parts = [self.code, self.place.file, *(part.translate(_ARABIC) for pair in told for part in pair)]
        return f"{self.code}:{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:8]}"
