"""Short and long forms of the same word: `criteria/synonyms.yml`."""

from typing import Annotated

from pydantic import Field

from prongsai.model.base import Record, Texts


class Synonym(Record):
    """A word that people write in a short and in a long form; both always mean the same."""

    short: Annotated[Texts, Field(min_length=1)]
    """How it is shortened, with its dots: a search also knows it without them, unless two letters are left."""
    long: Annotated[Texts, Field(min_length=1)]
    """How it is written out."""


class SynonymBook(Record):
    """All words with two forms."""

    synonyms: tuple[Synonym, ...] = ()
