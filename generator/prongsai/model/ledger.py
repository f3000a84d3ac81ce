"""What was submitted, moved and taken back: one file per entry of `data/ledger/`, written by the program.

An entry is never edited. It names the entries before it by their fingerprints, so that a change, a loss or a forgery
of an earlier one shows, and entries made on two branches can stand side by side.
"""

from typing import Annotated

from pydantic import Field

from prongsai.model.base import WITHOUT_ORIGIN, Date, Id, Ids, ItemCode, Prose, Record, Text, Texts, WebAddress, Year


class RecordedFile(Record):
    """A file as it was when it was submitted."""

    path: Text
    """Its address on the site."""
    sha256: Text
    """Hexadecimal, of its bytes."""


class SubmittedItem(Record):
    """One item as an assessor was told to see it."""

    concept: Id
    """The duty it stood for."""
    address: Text
    """Of its page; relative to the root of the site."""
    anchors: Ids
    """Of its components, on that page."""
    pages: Texts = ()
    """Other pages of this site that its evidence shows or leads to."""
    content: Text
    """Fingerprint of what was shown: `records.fingerprint`."""
    snapshot: Text
    """File in `shown/` with the page as it was."""
    complete: Text
    """How many components were answered of how many, e.g. 6/6."""
    approval: Text | None = None
    """Who approved publication, by position, as the page said."""
    files: tuple[RecordedFile, ...] = ()
    """Its attachments."""
    data: tuple[RecordedFile, ...] = ()
    """The same as data files."""


class Submission(Record):
    """Items of one year, recorded together."""

    year: Year
    base: WebAddress | None = None
    """Where the site lies on the main website; absent when the agency had declared none."""
    criteria: Text
    """Fingerprint of the items and components of that year's criteria."""
    data: Texts = ()
    """Addresses of the data files of the whole year. They are not hashed: they hold what was not submitted, too."""
    items: Annotated[dict[ItemCode, SubmittedItem], WITHOUT_ORIGIN] = Field(default_factory=dict)


class Redirect(Record):
    """A page that moved."""

    old: Text
    """Where it was: the address that was submitted."""
    new: Text
    """Where it is now."""


class Removal(Record):
    """Something that must no longer be shown, such as an attachment with a citizen id; its address says so."""

    address: Text


class Entry(Record):
    """One entry of the ledger: a submission, redirects, or removals."""

    date: Date
    by: Text | None = None
    """Position of who recorded it, never a name."""
    reason: Prose | None = None
    """Why; required for everything but a first submission."""
    after: Texts = ()
    """Fingerprints of the entries it follows; none for the first."""
    submitted: Submission | None = None
    redirected: tuple[Redirect, ...] = ()
    removed: tuple[Removal, ...] = ()
