"""Finished HTML goes around Python-Markdown, which would take it apart twice to leave it as it is.

`set_aside` puts a short mark in the place of every block of HTML that stands between blank lines; `put_back` brings
the blocks into the converted page. What is not plainly one whole block is left to Python-Markdown.
"""

import re

_TAGS = "div|dl|figure|ol|p|ul"
_BLOCK = re.compile(rf"<({_TAGS})[ >].*</\1>", re.DOTALL)
_MARK = re.compile("<p>\ue000([0-9]+)\ue001</p>")
"""Two characters of private use: they stand in no text, and a paragraph made of nothing else stands in no page."""
_ANCHOR = re.compile(r'\sid="([^"]+)"')


def set_aside(markdown: str) -> tuple[str, list[str]]:
    """The Markdown with marks in the place of its blocks of HTML, and the blocks."""
    blocks: list[str] = []
    parts = markdown.split("\n\n")
    for position, part in enumerate(parts):
        block = part.strip("\n")
        if block.startswith("<") and (found := _BLOCK.fullmatch(block)) and _balanced(block, found[1]):
            parts[position] = f"\ue000{len(blocks)}\ue001"
            blocks.append(block)
    return "\n\n".join(parts), blocks


def put_back(html: str, blocks: list[str]) -> str:
    """The converted page with its blocks in their places."""
    return _MARK.sub(lambda mark: blocks[int(mark[1])] + "\n", html).strip()


def anchors(blocks: list[str]) -> set[str]:
    """The ids inside the blocks, which links may lead to."""
    return {anchor for block in blocks for anchor in _ANCHOR.findall(block)}


def _balanced(block: str, tag: str) -> bool:
    return block.count(f"<{tag}>") + block.count(f"<{tag} ") == block.count(f"</{tag}>")
