"""A page within a larger one: its headings go deeper, its anchors get a name of their own, its frame stays behind.

`within` takes the Markdown of a page and gives finished HTML without empty lines, which goes around Markdown as one
block (see `finished`). Ids of the page, and what refers to them, get the chapter's anchor before them; a link that is
meant for the larger page is written `#/anchor` and keeps its way.
"""

import re

from markupsafe import Markup

from prongsai.snapshots import as_html

_TITLE = re.compile(r"^# .*\n", re.MULTILINE)
_BANNER = re.compile(r'^<p class="p-fictional".*\n', re.MULTILINE)
"""The larger page says it once, and on paper every sheet does."""
_HEADING = re.compile(r"(</?h)([1-6])(?=[ >])")
_TAG = re.compile(r"<[a-z][^<>]*>")
_ID = re.compile(r'(?<=\s)(id|for|headers|aria-(?:labelledby|describedby|controls|details))="([^"]*)"')
_WAY = re.compile(r'((?:xlink:)?href="|url\()#(/?)')
_GAPS = re.compile(r"\n\s*\n")
DEEPEST = 6


def within(markdown: str, anchor: str, depth: int) -> Markup:
    """A page, without its title, as part of a larger one; its headings go `depth` deeper than they are."""
    html = as_html(_BANNER.sub("", _TITLE.sub("", markdown, count=1)))
    html = _HEADING.sub(lambda found: f"{found[1]}{min(int(found[2]) + depth, DEEPEST)}", html)
    html = _TAG.sub(lambda tag: _named(tag[0], anchor), html)
    return gapless(html.strip())


def gapless(html: str) -> Markup:
    """Finished HTML without empty lines, so that it is one block."""
    return Markup(_GAPS.sub("\n", html))  # noqa: S704  # it was safe, and only lost line breaks


def _named(tag: str, anchor: str) -> str:
    """A tag whose ids, and ways to ids, are those of the chapter."""
    tag = _ID.sub(lambda found: f'{found[1]}="{" ".join(f"{anchor}-{one}" for one in found[2].split())}"', tag)
    return _WAY.sub(lambda found: f"{found[1]}#" if found[2] else f"{found[1]}#{anchor}-", tag)
