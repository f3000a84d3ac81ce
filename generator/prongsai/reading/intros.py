"""What each kind of page is, for someone who opens it for the first time: `intros.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True)
class Intro:
    """A question a reader has on a kind of page, and its answer."""

    ask: str
    answer: str
    """One to three sentences."""
    more: str
    """The id of a term in the glossary that tells more."""
    terms: tuple[str, ...]
    """Ids of terms such a page may use, the most important ones first."""


@cache
def intros() -> Mapping[str, Intro]:
    """Introductions by the kind of page, which is the stem of its template."""
    text = (resources.files("prongsai") / "reading" / "intros.yml").read_text("utf-8")
    written = yaml.load(text, Loader=yaml.CSafeLoader)
    return {kind: Intro(one["ask"], one["answer"], one["more"], tuple(one["terms"])) for kind, one in written.items()}
