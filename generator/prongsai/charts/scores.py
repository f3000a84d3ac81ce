"""Scores of 0 to 100 as bars below each other, with the line at the score that is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from prongsai.charts.lettering import FIRST, ROOM, Label, label, width

TOP = 22
"""Room for the words at the line."""
GAP = 12
"""Between the bar of a score and the label of the next."""
BAR = 12
"""A bar's height where nothing else is said by it."""
HIGHEST = Decimal(100)
AIM = Decimal(85)
"""The total that national plans ask for, as agencies' reports say (`reference/ita-scoring.md`, 4)."""
DOT = 5
"""Radius of the mark for a score that comes with a note."""
SPACE = 10
"""Between a label and the number at the end of its line."""


@dataclass(frozen=True)
class ScoreRow:
    """One score to be drawn."""

    label: str
    value: Decimal | None
    """As printed; None where nothing was printed."""
    doubtful: bool = False
    """Whether the source prints another value too, or a note says something about it."""
    bar: int = BAR
    """The bar's height."""
    strong: bool = False
    """Whether it sums up the rows below it."""


@dataclass(frozen=True)
class ScoreBar:
    """A score in its place."""

    row: ScoreRow
    top: int
    """Where its label begins; what follows is counted from here, so that all rows are written alike."""
    label: Label
    length: int

    @property
    def y(self) -> int:
        """Top of the bar."""
        return self.label.height

    @property
    def dot(self) -> int:
        """Middle of the mark at the end of the bar, inside the drawing."""
        return min(max(self.length, DOT + 1), ROOM - DOT - 1)

    @property
    def end(self) -> int:
        """Bottom of the bar."""
        return self.y + self.row.bar


@dataclass(frozen=True)
class ScoreChart:
    """Bars and the line they are to reach."""

    height: int
    bars: tuple[ScoreBar, ...]
    aim: Decimal | None
    line: int | None
    """Where the line stands."""

    @property
    def doubtful(self) -> bool:
        """Whether any score comes with a note."""
        return any(bar.row.doubtful for bar in self.bars)

    @property
    def below(self) -> tuple[ScoreBar, ...]:
        """Bars that do not reach the line."""
        return tuple(bar for bar in self.bars if self.short(bar))

    def short(self, bar: ScoreBar) -> bool:
        """Whether a bar does not reach the line."""
        return self.aim is not None and bar.row.value is not None and bar.row.value < self.aim


def length(value: Decimal) -> int:
    """How long the bar of a score is; what lies outside of 0 to 100 ends with the drawing."""
    return int(min(max(value, Decimal(0)), HIGHEST) * ROOM / HIGHEST)


def score_chart(rows: Iterable[ScoreRow], aim: Decimal | None = None) -> ScoreChart:
    """Every row with its label above its bar and its number at the end of the label's first line."""
    bars = []
    top = FIRST if aim is None else TOP
    for row in rows:
        number = 0.0 if row.value is None else width(str(row.value))
        words = label(row.label, ROOM - number - SPACE)
        bars.append(ScoreBar(row, top, words, 0 if row.value is None else length(row.value)))
        top += bars[-1].end + GAP
    return ScoreChart(max(top - GAP + 4, 1), tuple(bars), aim, None if aim is None else length(aim))
