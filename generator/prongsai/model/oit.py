"""Evidence per OIT item: `oit.yml`."""

import datetime as dt
from typing import Annotated

from pydantic import Field

from prongsai.model.base import (
    WITHOUT_ORIGIN,
    Date,
    ItemCode,
    Notes,
    Prose,
    Record,
    Source,
    Text,
    WebAddress,
)
from prongsai.model.evidence import Evidences


class Withdrawal(Record):
    """An item taken back; its page stays and says so."""

    date: Date
    reason: Prose


class Change(Record):
    """A dated change of what an item shows."""

    date: Date
    what: Text
    why: Text | None = None
    approval: Text | None = None
    """Who approved it, by position."""


class Survey(Record):
    """The survey of those who use the office (EIT), open to everyone for a while."""

    link: WebAddress
    opens: Date
    closes: Date
    note: Text | None = None

    def open_on(self, day: dt.date | None) -> bool:
        """Whether it takes answers on a day; never without a day to compare with."""
        return day is not None and self.opens.first <= day <= self.closes.last


class ItemEvidence(Record):
    """What the agency shows for one item."""

    summary: Prose | None = None
    as_of: Date | None = None
    """The date the data speaks of."""
    published: Date | None = None
    due: Date | None = None
    unit: Text | None = None
    """The division that owns the data."""
    approval: Text | None = None
    """Who approved publication, by position, and when."""
    components: Annotated[dict[Text, Evidences], WITHOUT_ORIGIN] = Field(default_factory=dict)
    """By the component ids of the year's criteria."""
    withdrawn: Withdrawal | None = None
    changes: tuple[Change, ...] = ()
    notes: Notes = ()


class Disclosure(Record):
    """The items of one year, by code."""

    source: Source
    due: Date | None = None
    """The day by which every item without a day of its own is to be published."""
    survey: Survey | None = None
    items: Annotated[dict[ItemCode, ItemEvidence], WITHOUT_ORIGIN] = Field(default_factory=dict)
    """Key: the item's code, in any spelling."""
    notes: Notes = ()
