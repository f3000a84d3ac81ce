"""The texts of a year's files in which a rule finds something: each file is looked at as a whole first.

Most files hold nothing a rule is after. Looking through the text as it was written is many times faster than going
through its records, and only where it finds something are the records worth it, which know fields and places.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.loading import YearData
from prongsai.texts import Piece, pieces

PARTS = ("results", "analysis", "measures", "progress", "oit", "documents", "constraints")
"""The files of a year."""
ASIDE = frozenset({"notes", "note", "source", "also"})
"""Fields that say how an original is printed, mistakes included."""
F = TypeVar("F")
Finder = Callable[[AgencyCatalogue, YearData, str], Iterable[F]]
"""What a rule finds in a text, be it a whole file or one of its pieces; the digits are as written."""


def suspects(
    catalogue: Catalogue, finder: Finder[F], without: frozenset[str] = ASIDE
) -> Iterator[tuple[AgencyCatalogue, YearData, Piece, F]]:
    """Whatever a rule finds in the texts of records, with the piece of text it stands in.

    without: fields that are left alone.
    """
    for agency in catalogue.agencies:
        for data in agency.years:
            for part in PARTS:
                root = getattr(data, part)
                if root and any(True for _ in finder(agency, data, catalogue.texts.get(root.place.file, ""))):
                    for piece in pieces(root, without=without):
                        for found in finder(agency, data, piece.text):
                            yield agency, data, piece, found
