"""The page of an item as it was submitted: the Markdown that was kept, as a reader saw it."""

import markdown

from prongsai.finished import put_back, set_aside
from prongsai.seen import Chunk, see


def as_html(snapshot: str) -> str:
    """The body of the page, converted the way the site converts its pages."""
    text, blocks = set_aside(snapshot)
    return put_back(markdown.markdown(text, extensions=["attr_list"]), blocks)


def chunks(snapshot: str) -> tuple[Chunk, ...]:
    """What the page said, in order, each under its heading."""
    return see(as_html(snapshot)).chunks
