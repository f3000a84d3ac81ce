"""What an assessor looks for inside a component: `criteria/asked.yml`."""

from typing import Annotated, Literal

from pydantic import Field

from prongsai.model.base import Flag, Id, Prose, Record, Text, Texts
from prongsai.model.criteria import Certainty

Sign = Literal["column", "heading", "word", "number", "phone", "email", "contact", "picture", "map"]
"""How one sees that something is there: a column of the table, filled in every row; a heading of its own; a word
anywhere; a count; a phone number; an e-mail address; a way to reach each person; a picture; a map."""


class Need(Record):
    """One thing a component has to show."""

    what: Text
    """Its name in a sentence: งบประมาณของแต่ละโครงการ."""
    sign: Sign
    words: Texts = ()
    """Any of these names it: in a column's head, a heading, a sentence."""


class Asked(Record):
    """What a component has to show, whichever year and item it belongs to."""

    component: Id
    never_none: Flag = False
    """`ใช่` where ไม่มี can be no answer: every office has an address."""
    on_main_site: Flag = False
    """`ใช่` where the link itself has to lie on the agency's main website."""
    unless: Id | None = None
    """Another component of the item that is asked for this in its place."""
    needs: tuple[Need, ...] = ()
    write: Prose | None = None
    """What a clerk could type, where it is more than ไม่มี; an example that fits every office."""
    certainty: Certainty = "medium"


class AskedBook(Record):
    """All components something is asked of."""

    source: Prose
    asked: Annotated[tuple[Asked, ...], Field(min_length=1)]
