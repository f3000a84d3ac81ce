"""What a person has looked at, and why it stays as it is: `reviews.yml`."""

from prongsai.model.base import Date, Record, Text


class Review(Record):
    """One problem that was looked at."""

    problem: Text
    """Its mark, as `prongsai check` prints it: `total-differs:1f3a9c2e`."""
    date: Date
    """When it was looked at."""
    reason: Text
    """Why it stays, e.g. that the printed original says so."""
    by: Text | None = None
    """Position of who looked, never a name."""


class Reviews(Record):
    """The problems of an agency that were looked at."""

    reviews: tuple[Review, ...] = ()
