"""What held the agency back, and what it suggests: `constraints.yml`."""

from prongsai.model.base import Notes, Prose, Proses, Record, Source, Text


class Constraints(Record):
    """Constraints of one year's assessment, with suggestions where the document has them."""

    source: Source
    title: Text | None = None
    subtitle: Text | None = None
    intro: Prose | None = None
    constraints: Proses = ()
    suggestions_title: Text | None = None
    suggestions: Proses = ()
    notes: Notes = ()
