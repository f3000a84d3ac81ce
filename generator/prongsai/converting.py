"""Markdown → HTML as MkDocs converts it, without MkDocs: with the extensions it always has and those of the site."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import markdown
import yaml

from prongsai.finished import put_back, set_aside

ALWAYS = ("toc", "tables", "fenced_code")
"""What MkDocs adds to the extensions of every site."""
_FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


class Written(NamedTuple):
    """A page written by hand."""

    meta: Mapping[str, Any]
    body: str


def written(text: str) -> Written:
    """A page apart from its front matter, which is left in the text where it is no YAML."""
    text = text.replace("\r\n", "\n")
    if found := _FRONT_MATTER.match(text):
        try:
            meta = yaml.safe_load(found[1])
        except yaml.YAMLError:
            meta = None
        if isinstance(meta, dict):
            return Written(meta, text[found.end() :])
    return Written({}, text)


class Converter:
    """Converts page after page. extensions: entries of `markdown_extensions`, by name or as a name with its options."""

    def __init__(self, extensions: Sequence[Any]) -> None:
        options: dict[str, Any] = dict.fromkeys(ALWAYS)
        for entry in extensions:
            options |= entry if isinstance(entry, dict) else {entry: None}
        configs = {name: values for name, values in options.items() if values}
        self.markdown = markdown.Markdown(extensions=[*options], extension_configs=configs)

    def html(self, body: str) -> str:
        """The HTML of a page."""
        text, blocks = set_aside(body)
        return put_back(self.markdown.reset().convert(text), blocks)
