"""Every text a person wrote into a record, with the place it stands at.

Checks that read words instead of fields (years in titles, scores in prose, blanks to be filled in) walk records
with `pieces`, and narrow a place down to the words in question with `locate`.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from prongsai.model.base import ORIGIN, Record, Unplaced
from prongsai.problems import Place

Step = str | int

FARTHEST = 20_000
"""Characters behind the beginning of a value that are searched for words of it."""


class Piece(NamedTuple):
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


ANYTHING = re.compile("")


def pieces(
    record: Record, *, without: frozenset[str] = frozenset(), holding: re.Pattern[str] = ANYTHING
) -> list[Piece]:
    """The texts of a record and of all records in it, in the order of the fields.

    without: fields not to enter, e.g. `notes`. holding: what must be found in a text. Codes and ids that are plain text
    to the model are among the texts; values that are none (dates, periods, numbers) are not.
    """
    walk = _Walk(without, holding.search, [])
    walk.enter(record, record, (), ())
    return walk.found


class _Walk(NamedTuple):
    """A walk through a record; a list filled on the way is much faster than nested generators."""

    without: frozenset[str]
    wanted: Callable[[str], object]
    found: list[Piece]

    def enter(self, value: object, holder: Record, path: tuple[Step, ...], fields: tuple[str, ...]) -> None:
        """Finds the texts in a value; `path` leads there from its holder, `fields` from the record asked for."""
        if isinstance(value, str):
            if self.wanted(value):
                self.found.append(Piece(value, holder, path, fields))
        elif isinstance(value, tuple):
            for position, part in enumerate(value):
                # Cells are most of all texts, and few are wanted.
                if not isinstance(part, str) or self.wanted(part):
                    self.enter(part, holder, (*path, position), fields)
        elif isinstance(value, Record):
            self.enter_record(value, holder, path, fields)
        elif isinstance(value, dict):
            for name, part in value.items():
                if name != ORIGIN:
                    self.enter(part, holder, (*path, name), fields)

    def enter_record(self, record: Record, holder: Record, path: tuple[Step, ...], fields: tuple[str, ...]) -> None:
        """A record written as one bare value stands where its parent's field says; any other knows its place."""
        placed = not isinstance(record.origin, Unplaced)
        for name, part in record.__dict__.items():
            if part and name != "origin" and name not in self.without:
                self.enter(part, record if placed else holder, (name,) if placed else path, (*fields, name))


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
    breaks = _line_breaks(text)
    if place.line - 1 > len(breaks):
        return 0
    return (breaks[place.line - 2] + 1 if place.line > 1 else 0) + place.column - 1


@lru_cache(maxsize=4)
def _line_breaks(text: str) -> tuple[int, ...]:
    """Where the lines of a file end; many words are located in one file before the next."""
    return tuple(found.start() for found in re.finditer("\n", text))
