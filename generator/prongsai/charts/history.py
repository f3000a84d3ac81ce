"""Scores over the years: dots joined where year follows year; a year without a score is a gap and never 0."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from prongsai.charts.lettering import ROOM
from prongsai.charts.scores import AIM, HIGHEST

SHOWN = 6
"""Years that fit beside each other with their numbers; the table beside it has them all."""
LEFT, RIGHT = 52, ROOM - 26
"""Middle of the first and of the last year; the scale stands left of them."""
TOP, BOTTOM = 30, 150
"""The highest and the lowest score of the scale."""
STEP = 10
"""Scales begin at a multiple of it."""

SMALL_WIDTH, SMALL_HEIGHT, SMALL_EDGE = 120, 36, 5
"""Of the line without words."""


class YearScore(NamedTuple):
    """The total of a year."""

    year: int
    value: Decimal
    doubtful: bool = False


@dataclass(frozen=True)
class Dot:
    """A year in its place."""

    year: int
    x: int
    y: int | None
    """None where the year has no score."""
    value: Decimal | None
    doubtful: bool


@dataclass(frozen=True)
class History:
    """Dots, and the lines between those of years that follow each other."""

    dots: tuple[Dot, ...]
    low: Decimal
    """The lowest score of the scale."""
    line: int
    """Height of the score that is aimed for."""
    aim: Decimal = AIM
    left_out: int = 0
    """Earlier scores that found no room."""

    @property
    def height(self) -> int:
        """Of the drawing with the words below it: years, and a word for those without a score."""
        return BOTTOM + (42 if self.missing else 24)

    @property
    def scored(self) -> tuple[Dot, ...]:
        """The years with a score."""
        return tuple(dot for dot in self.dots if dot.y is not None)

    @property
    def missing(self) -> tuple[Dot, ...]:
        """The years between them without one."""
        return tuple(dot for dot in self.dots if dot.y is None)

    @property
    def joints(self) -> tuple[tuple[Dot, Dot], ...]:
        """Years that follow each other and both have a score."""
        return tuple((one, other) for one, other in pairwise(self.dots) if None not in {one.y, other.y})

    @property
    def doubtful(self) -> bool:
        """Whether any score comes with a note."""
        return any(dot.doubtful for dot in self.dots)


def history_chart(scores: Sequence[YearScore]) -> History | None:
    """The last years of the scores, which are ordered by year; None where there is nothing to compare."""
    return _placed(scores, LEFT, RIGHT, TOP, BOTTOM)


def small_history_chart(scores: Sequence[YearScore]) -> History | None:
    """The same as a line without words, in a drawing of SMALL_WIDTH by SMALL_HEIGHT."""
    edge = SMALL_EDGE
    return _placed(scores, edge, SMALL_WIDTH - edge, edge, SMALL_HEIGHT - edge)


def _placed(scores: Sequence[YearScore], left: int, right: int, top: int, bottom: int) -> History | None:
    shown = {score.year: score for score in scores if score.year > scores[-1].year - SHOWN}
    if len(shown) < 2:  # noqa: PLR2004  # two make a comparison
        return None
    first, last = min(shown), max(shown)
    least = min(AIM, *(score.value for score in shown.values()))
    low = max(Decimal(0), (least - 1) // STEP * STEP)

    def height(value: Decimal) -> int:
        part = (min(max(value, low), HIGHEST) - low) / (HIGHEST - low)
        return bottom - int(part * (bottom - top))

    dots = []
    for year in range(first, last + 1):
        score = shown.get(year)
        x = left + (year - first) * (right - left) // (last - first)
        value = score.value if score else None
        dots.append(Dot(year, x, None if value is None else height(value), value, bool(score and score.doubtful)))
    return History(tuple(dots), low, height(AIM), left_out=len(scores) - len(shown))
