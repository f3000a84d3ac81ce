"""English titles of what the criteria name: `criteria/english.yml`.

They help a foreign reader find the way; none of them is official.
"""

from typing import Annotated

from pydantic import Field

from prongsai.model.base import WITHOUT_ORIGIN, Id, Record, Text


class EnglishDuty(Record):
    """A concept and its items in English."""

    concept: Id
    title: Text
    """Of the duty; also of an item whose own title has no translation yet."""
    items: Annotated[dict[Text, Text], WITHOUT_ORIGIN] = Field(default_factory=dict)
    """Titles of items, as `<year>.yml` writes them, with their translations: one title means the same every year."""


class EnglishGroup(Record):
    """A sub-indicator in English."""

    title: Text
    """As `<year>.yml` writes it."""
    english: Text


class EnglishTitles(Record):
    """All English titles."""

    note: Text = "Unofficial translation"
    """What a reader should know of them."""
    duties: tuple[EnglishDuty, ...] = ()
    groups: tuple[EnglishGroup, ...] = ()
