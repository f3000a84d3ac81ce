"""The terms of the field in plain words: `glossary.yml`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

import yaml

MOST = 5
"""Terms told at the foot of a page at most: more would be a second page."""


@dataclass(frozen=True)
class Term:
    """A term and what it means."""

    id: str
    """Its anchor in the glossary."""
    term: str
    brief: str
    """Its meaning in one line."""
    english: str
    also: str | None = None
    """Its full name, or what else it is called."""
    more: str | None = None
    words: tuple[str, ...] = ()
    """What tells that a page uses it; the term itself where none are given."""
    source: str | None = None
    """Where the facts come from; none for words this site made itself or common ones."""
    check: str | None = None
    """What is not confirmed."""

    def used(self, text: str) -> bool:
        """Whether a text uses it."""
        return any(word in text for word in self.words or (self.term,))


@dataclass(frozen=True)
class TermGroup:
    """Terms of one subject."""

    id: str
    title: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Glossary:
    """All terms."""

    groups: tuple[TermGroup, ...]

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """Terms by id, in their order."""
        return {term.id: term for group in self.groups for term in group.terms}

    def told(self, wanted: Iterable[str], text: str) -> tuple[Term, ...]:
        """Those of the `wanted` ids that a text uses, in the order given, MOST at most."""
        return tuple(term for term in map(self.terms.__getitem__, wanted) if term.used(text))[:MOST]


@cache
def glossary() -> Glossary:
    """The glossary that comes with the program."""
    text = (resources.files("prongsai") / "reading" / "glossary.yml").read_text("utf-8")
    written = yaml.load(text, Loader=yaml.CSafeLoader)
    return Glossary(
        tuple(
            TermGroup(
                group["id"],
                group["title"],
                tuple(Term(**{**term, "words": tuple(term.get("words", ()))}) for term in group["terms"]),
            )
            for group in written["groups"]
        )
    )
