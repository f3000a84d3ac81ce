"""What the parts of the site are called in English: `english.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from prongsai.thai.dates import BUDDHIST_ERA


@dataclass(frozen=True)
class Named:
    """A word and what it means, in English."""

    name: str
    meaning: str


@dataclass(frozen=True)
class English:
    """All English words of the frame."""

    parts: Mapping[str, Named]
    """The parts of a year, by their names in addresses."""
    item_states: Mapping[str, Named]
    """States of items, by the Thai word; so are all below."""
    measure_states: Mapping[str, Named]
    levels: Mapping[str, str]
    topics: Mapping[int, str]
    """By number."""
    indicators: Mapping[int, str]
    """By number."""
    kinds: Mapping[str, str]
    """Kinds of agencies."""
    contacts: Mapping[str, str]
    """Ways to reach an office, by the names of their fields."""

    def level(self, thai: str) -> str | None:
        """A result level; None for what is no level of the five, such as a letter."""
        return self.levels.get(" ".join(thai.split()))

    def kind(self, thai: str) -> str:
        """A kind of agency; `Government agency` for one that has no translation here."""
        return self.kinds.get(thai, "Government agency")


def spoken_year(fiscal_year: int) -> str:
    """What a fiscal year (BE) is in the Common Era: 2568 → `1 October 2024 – 30 September 2025`."""
    last = fiscal_year - BUDDHIST_ERA
    return f"1 October {last - 1} – 30 September {last}"


@cache
def english() -> English:
    """The words that come with the program."""
    text = (resources.files("prongsai") / "reading" / "english.yml").read_text("utf-8")
    written = yaml.load(text, Loader=yaml.CSafeLoader)
    told = written.pop("told")
    named = {part: Named(title, told[part]) for part, title in written.pop("parts").items()}
    items, measures = (_named(written.pop(kind)) for kind in ("item_states", "measure_states"))
    return English(parts=named, item_states=items, measure_states=measures, **written)


def _named(written: Mapping[str, list[str]]) -> dict[str, Named]:
    return {word: Named(*pair) for word, pair in written.items()}
