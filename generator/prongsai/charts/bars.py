"""Counts as bars: geometry for inline SVG, in the page's font, beside the same numbers as a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 420
"""Units of the drawing; it scales to the page."""
VALUE = 70
"""Room for the number after the longest bar."""
STEP = 42
"""From one bar to the next: its label stands above it, so that a long one is never cut."""
BASELINE = 14
BAR = 14


@dataclass(frozen=True)
class Bar:
    """One bar, placed."""

    label: str
    value: Decimal
    baseline: int
    """Of the label."""
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
    """Bars from 0 to `top` (or the largest value, if that is more); negative values are drawn as 0."""
    rows = list(values)
    highest = max([top or Decimal(0), *(value for _, value in rows), Decimal(1)])

    def length(value: Decimal) -> int:
        return int(max(value, Decimal(0)) / highest * (WIDTH - VALUE))

    bars = tuple(
        Bar(label, value, position * STEP + BASELINE, position * STEP + BASELINE + 6, length(value))
        for position, (label, value) in enumerate(rows)
    )
    return BarChart(len(rows) * STEP, bars, None if line is None else length(line))
