"""Counts as bars: geometry for inline SVG, in the page's font, beside the same numbers as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 600
"""Units of the drawing; it scales to the page."""
LABEL = 150
"""Room for the value at the end of the longest bar and for the label before it."""
STEP = 30
BAR = 16


@dataclass(frozen=True)
class Bar:
    """One bar, placed."""

    label: str
    value: Decimal
    y: int
    """Top of the bar."""
    length: int


@dataclass(frozen=True)
class BarChart:
    """Bars below each other, and the place of a reference line."""

    height: int
    bars: tuple[Bar, ...]
    line: int | None
    """Where the reference value stands, measured along the bars."""


def bar_chart(
    values: Iterable[tuple[str, Decimal]], top: Decimal | None = None, line: Decimal | None = None
) -> BarChart:
    """Bars from 0 to `top` (the largest value when absent); negative values are drawn as 0."""
    rows = list(values)
    highest = max([top or Decimal(0), *(value for _, value in rows), Decimal(1)])
    room = WIDTH - LABEL - 70

    def length(value: Decimal) -> int:
        return int(max(value, Decimal(0)) / highest * room)

    bars = tuple(Bar(label, value, 8 + position * STEP, length(value)) for position, (label, value) in enumerate(rows))
    return BarChart(len(rows) * STEP + 12, bars, None if line is None else length(line))
