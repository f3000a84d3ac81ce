"""The search: what a reader sees on the pages of the site → the index that the reader's browser looks through.

Nothing of a search leaves the browser. The index knows no words, as Thai writes none: any part of a text is found,
folded the same way on both sides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prongsai.search.articles import Article as Article
from prongsai.search.articles import article as article
from prongsai.search.indexing import index
from prongsai.search.packing import index_files
from prongsai.static_file import StaticFile

__all__ = ["Article", "Outline", "article"]


@dataclass(frozen=True)
class Outline:
    """What the index needs to know besides the pages."""

    agencies: Mapping[str, str]
    """Short name of each agency by its folder."""
    synonyms: tuple[tuple[Sequence[str], Sequence[str]], ...] = ()
    """Short and long forms of the same words."""

    def files(self, articles: Mapping[str, Article]) -> tuple[StaticFile, ...]:
        """The index as files; articles: the text of each page by its address."""
        return tuple(index_files(index(articles, tuple(self.agencies)), self.agencies, self.synonyms))
