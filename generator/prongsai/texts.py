"""Every text a person wrote into a record, with the place it stands at.

Checks that read words instead of fields (years in titles, scores in prose, blanks to be filled in) walk records
with `pieces`, and narrow a place down to the words in question with `locate`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from prongsai.model.base import ORIGIN, Record, Unplaced
from prongsai.problems import Place

Step = str | int

FARTHEST = 20_000
"""Characters behind the beginning of a value that are searched for words of it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text of a record."""

    text: str
    """As written, Thai or Arabic digits alike."""
    holder: Record
    """The nearest record that knows where it stands."""
    path: tuple[Step, ...]
    """From the holder to the text: field names, list positions, keys."""
    fields: tuple[str, ...]
    """Names of all fields on the way from the record that was asked for, e.g. `("findings", "text")`."""

    @property
    def place(self) -> Place:
        """Where the text begins."""
        return self.holder.place_of(*self.path)

    @property
    def field(self) -> str:
        """The field it stands in."""
        return self.fields[-1]


def pieces(record: Record, *, without: frozenset[str] = frozenset()) -> list[Piece]:
    """The texts of a record and of all records in it, in the order of the fields.

    without: fields not to enter, e.g. `notes`. Codes and ids that are plain text to the model are among the texts;
    values that are none (dates, periods, numbers) are not.
    """
    found: list[Piece] = []
    _walk(record, record, (), (), without, found)
    return found


def _walk(  # noqa: PLR0913, PLR0917  # the way so far is what it takes; a list filled is much faster than nested generators
    value: object,
    holder: Record,
    path: tuple[Step, ...],
    fields: tuple[str, ...],
    without: frozenset[str],
    found: list[Piece],
) -> None:
    if isinstance(value, str):
        found.append(Piece(value, holder, path, fields))
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            _walk(part, holder, (*path, position), fields, without, found)
    elif isinstance(value, Record):
        placed = not isinstance(value.origin, Unplaced)
        for name, part in value.__dict__.items():
            if part is None or part == () or name == "origin" or name in without:
                continue
            # A record written as one bare value stands where its parent's field says.
            where = (name,) if placed else path
            _walk(part, value if placed else holder, where, (*fields, name), without, found)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name != ORIGIN:
                _walk(part, holder, (*path, name), fields, without, found)


def locate(texts: Mapping[str, str], place: Place, words: str) -> Place:
    """Where `words` stand inside the value that begins at `place`; that place itself where they cannot be found.

    texts: the files as written, by name. Folded text breaks lines in other places than the file does, so only
    words without a break in them are found.
    """
    text = texts.get(place.file)
    if text is None or not words:
        return place
    start = _offset(text, place)
    found = text.find(words, start, start + FARTHEST)
    return place if found < 0 else place_at(text, place.file, found)


def place_at(text: str, name: str, offset: int) -> Place:
    """Line and column of a character of a file."""
    line = text.count("\n", 0, offset) + 1
    return Place(name, line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _offset(text: str, place: Place) -> int:
    start = 0
    for _ in range(place.line - 1):
        start = text.find("\n", start) + 1
        if start == 0:
            return 0
    return start + place.column - 1
