"""The levels of a year as stretches of the scale from 0 to 100, and where a total lies among them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from prongsai.charts.lettering import FIRST, ROOM, Label, label, width
from prongsai.charts.scores import GAP, SPACE, length

BAR = 10
MARK = 4
LEAST = 3
"""The shortest stretch that can still be seen."""


class LevelRange(NamedTuple):
    """A level to be drawn."""

    label: str
    """Its name, and what else it takes."""
    low: Decimal
    high: Decimal
    reached: bool = False
    """Whether the source prints it as the level reached."""


@dataclass(frozen=True)
class Stretch:
    """A level in its place."""

    level: LevelRange
    top: int
    """Where its name begins; what follows is counted from here."""
    label: Label
    x: int
    length: int

    @property
    def y(self) -> int:
        """Top of the bar."""
        return self.label.height

    @property
    def end(self) -> int:
        """Bottom of the bar."""
        return self.y + BAR


@dataclass(frozen=True)
class Levels:
    """All levels, best first, and the total."""

    height: int
    stretches: tuple[Stretch, ...]
    total: Decimal
    line: int
    """Where the total stands."""

    @property
    def here(self) -> int:
        """Left side of the mark at the total, which is MARK wide and inside the drawing."""
        return min(max(self.line - MARK // 2, 0), ROOM - MARK)


def level_chart(ranges: Iterable[LevelRange], total: Decimal) -> Levels:
    """A stretch for each level, its name above it and its range at the end of the name's first line."""
    found = []
    top = FIRST
    for level in ranges:
        room = ROOM - SPACE - width(f"{level.low}–{level.high}")
        start = min(length(level.low), ROOM - LEAST)
        found.append(Stretch(level, top, label(level.label, room), start, max(length(level.high) - start, LEAST)))
        top += found[-1].end + GAP
    return Levels(max(top - GAP + 4, 1), tuple(found), total, length(total))
