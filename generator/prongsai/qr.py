"""QR codes as accessible SVG: the same address and title give the same bytes, on every machine.

Dark modules on a white ground whatever the colours of the page, with the quiet zone of four modules that
ISO/IEC 18004 asks for, so that a camera finds them on a dark screen and on paper alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

import segno

QUIET = 4
"""Empty modules around the code."""
CORRECTION = "m"
"""About 15 % of the code may be soiled or torn: enough for a sheet on a wall."""
MASK = 2
"""The pattern laid over every code. Trying all eight takes six times as long as the rest and gains almost nothing: over
the addresses of items this one is 2 % behind the best by the penalties of the standard, the others 5 to 16 %."""
CAPACITY = 2331
"""Bytes that the largest code holds at this correction."""
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" viewBox="0 0 {size} {size}" '
    'shape-rendering="crispEdges"><title id="title">{title}</title><desc id="desc">{address}</desc>'
    '<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{dark}"/></svg>\n'
)


def drawable(address: str) -> bool:
    """Whether an address is short enough for a code."""
    return len(address.encode()) <= CAPACITY


@dataclass(frozen=True)
class QrCode:
    """A code that leads to an address; drawn when its content is asked for."""

    address: str
    """The whole address, with https://."""
    title: str
    """What it leads to, for those who cannot see it."""

    @property
    def content(self) -> bytes:
        """The SVG file."""
        matrix = segno.make(self.address, error=CORRECTION, micro=False, mask=MASK).matrix
        size = len(matrix) + 2 * QUIET
        dark = "".join(
            f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z"
            for y, row in enumerate(matrix)
            for x, length in _runs(row)
        )
        return _SVG.format(size=size, title=escape(self.title), address=escape(self.address), dark=dark).encode()


def _runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Start and length of each run of dark modules."""
    start = 0
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            yield start, length
        start += length
