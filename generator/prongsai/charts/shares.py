"""How a number of things is shared out over states: one bar cut into parts, or several below each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from prongsai.charts.lettering import FIRST, ROOM, Label, label, width

Look = Literal["solid", "lines", "hatch", "empty", "dots", "cross"]
"""How a part is filled, so that parts are told apart without colours."""

BAR = 24
GAP = 12
EDGE = 8
"""Around the number of a part."""


@dataclass(frozen=True)
class Count:
    """How many are in a state."""

    state: str
    look: Look
    number: int


@dataclass(frozen=True)
class Part:
    """A state in its place."""

    count: Count
    x: int
    length: int

    @property
    def middle(self) -> int:
        """Where its number stands."""
        return self.x + self.length // 2


@dataclass(frozen=True)
class Share:
    """One bar."""

    counts: tuple[Count, ...]
    """All states that were asked about, also those nothing is in."""
    parts: tuple[Part, ...]
    title: str
    top: int
    """Where its label begins; what follows is counted from here."""
    label: Label

    @property
    def y(self) -> int:
        """Top of the bar, which stands where its label would when it has none."""
        return self.label.height if self.title else 0

    @property
    def end(self) -> int:
        """Bottom of the bar."""
        return self.y + BAR

    @property
    def total(self) -> int:
        """How many there are in all."""
        return sum(count.number for count in self.counts)

    def of(self, state: str) -> int:
        """How many are in a state."""
        return next((count.number for count in self.counts if count.state == state), 0)


@dataclass(frozen=True)
class Shares:
    """Bars below each other."""

    height: int
    bars: tuple[Share, ...]

    @property
    def looks(self) -> tuple[Look, ...]:
        """The fillings that are used, in the order of the states."""
        return tuple(dict.fromkeys(part.count.look for bar in self.bars for part in bar.parts))

    @property
    def used(self) -> tuple[tuple[str, Look], ...]:
        """The states that anything is in, and how they are filled, in the order they were asked about."""
        order = {count.state: count.look for bar in self.bars for count in bar.counts}
        some = {part.count.state for bar in self.bars for part in bar.parts}
        return tuple((state, look) for state, look in order.items() if state in some)


def share_chart(rows: Iterable[tuple[str, Sequence[Count]]]) -> Shares:
    """A bar for each row, which has a label (or an empty one) and counts in the order they are to stand."""
    bars: list[Share] = []
    top = 0
    for title, counts in rows:
        top += FIRST if title and not bars else 0
        bars.append(Share(tuple(counts), _parts(counts), title, top, label(title)))
        top += bars[-1].end + GAP
    return Shares(max(top - GAP, 1), tuple(bars))


def _parts(counts: Sequence[Count]) -> tuple[Part, ...]:
    """Parts as long as their share, but none so short that its number would not fit."""
    some = [count for count in counts if count.number > 0]
    least = {count.state: Fraction(int(width(str(count.number)) + EDGE)) for count in some}
    fixed: dict[str, Fraction] = {}
    while True:
        rest = [count for count in some if count.state not in fixed]
        room, total = ROOM - sum(fixed.values()), sum(count.number for count in rest)
        short = [count for count in rest if room * count.number < least[count.state] * total]
        if not short:
            break
        fixed |= {count.state: least[count.state] for count in short}
    exact = fixed | {count.state: Fraction(room * count.number, total) for count in rest}
    parts, end = [], Fraction(0)
    for count in some:
        start, end = end, end + exact[count.state]
        parts.append(Part(count, int(start), int(end) - int(start)))  # every end is cut alike
    return tuple(parts)
