"""What the filter of all measures asks for in the browser: small scripts, loaded when someone uses it.

Pages opened from a folder may load scripts and nothing else, so data come as `prongsai.take(name, value)`. The list
tells of every measure only what can be filtered by; what rows show, and the words to look through, come in parts of
CHUNK rows each, so that a phone asks for no more than it shows.
"""

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.display import Digits, Display
from prongsai.facets import NONE, Order, Row, orders, rows
from prongsai.model.measures import TOPICS
from prongsai.search.folding import fold
from prongsai.standing import OVERDUE_ID, STATE_IDS, STATE_LOOKS, day
from prongsai.static_file import Later, StaticFile
from prongsai.thai import show_date
from prongsai.titles import measure_title

CHUNK = 60
"""Rows in a part."""


def filter_files(catalogue: Catalogue, digits: Digits = "arabic") -> Iterator[StaticFile]:
    """The list and its parts, made when they are asked for; nothing for a site without measures."""
    total = sum(len(agency.measures) for agency in catalogue.agencies)
    if not total:
        return
    data = Later(lambda: _Data(catalogue, rows(catalogue), Display(digits)))
    yield _script("list", partial(_whole, data))
    for number in range(1, math.ceil(total / CHUNK) + 1):
        yield _script(f"list-{number}", partial(_shown, data, number))
        yield _script(f"words-{number}", partial(_words, data, number))


def _whole(data: "Later[_Data]") -> dict[str, object]:
    return data.content.whole()


def _shown(data: "Later[_Data]", number: int) -> list[list[str | int]]:
    return [data.content.shown(row) for row in data.content.part(number)]


def _words(data: "Later[_Data]", number: int) -> list[str]:
    return [words(row) for row in data.content.part(number)]


def words(row: Row) -> str:
    """The words a reader may look for in what was promised, folded."""
    measure = row.found.measure
    topic = measure.topic_title or TOPICS.get(measure.topic or 0)
    texts = (
        *(measure_title(row.found), measure.group, topic, measure.indicator_title, measure.issue, *measure.guidelines),
        *(*measure.steps, *measure.units, *measure.codes, row.agency.agency.name, row.agency.agency.short),
    )
    return fold("\n".join(dict.fromkeys(filter(None, texts))))


def _script(name: str, value: Callable[[], object]) -> StaticFile:
    def made() -> bytes:
        text = json.dumps(value(), ensure_ascii=False, separators=(",", ":"))
        # Two signs end a line of a script in old browsers, and JSON lets them stand.
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        return f'prongsai.take("measures/{name}",{text});\n'.encode()

    return StaticFile(addresses.measure_data(name), Later(made))


@dataclass(frozen=True)
class _Data:
    """All measures as the script of the page wants them."""

    catalogue: Catalogue
    rows: Sequence[Row]
    display: Display

    def part(self, number: int) -> Sequence[Row]:
        """The rows of a part, counted from 1."""
        return self.rows[(number - 1) * CHUNK : number * CHUNK]

    def whole(self) -> dict[str, object]:
        """What can be chosen, and of each measure the places of its choices in those lists."""
        found = {order.field: order for order in orders(self.catalogue, self.rows)}
        slugs = [group.id for group in found["agency"].groups] if "agency" in found else [""]
        agencies = {row.agency.slug: row.agency.agency for row in self.rows}
        units, indicators = self._places(found["unit"]), self._places(found["indicator"])
        topics, states = self._places(found["topic"]), self._places(found["state"])
        today = day(self.catalogue.today)
        return {
            "chunk": CHUNK,
            "agencies": [[slug, agencies[slug].short, int(agencies[slug].fictional)] for slug in slugs],
            "topics": self._choices(found["topic"]),
            "indicators": self._choices(found["indicator"]),
            "units": self._choices(found["unit"]),
            "states": self._choices(found["state"]),
            "looks": {STATE_IDS[state]: look for state, look in STATE_LOOKS.items()},
            "today": today and self.display.fold(show_date(today)),
            "rows": [
                [
                    slugs.index(row.agency.slug),
                    row.found.year,
                    topics[str(row.found.measure.topic or 0)],
                    [indicators[str(one)] for one in row.indicators or [NONE]],
                    [units[one] for one in row.units or [NONE]],
                    [states[one] for one in (row.standing.state_id, *([OVERDUE_ID] if row.standing.overdue else []))],
                ]
                for row in self.rows
            ],
        }

    def _choices(self, order: Order) -> list[list[str]]:
        return [[group.id, self.display.fold(group.title)] for group in order.groups]

    def _places(self, order: Order) -> dict[str, int]:
        return {group.id: place for place, group in enumerate(order.groups)}

    def shown(self, row: Row) -> list[str | int]:
        """Id, title, what it is about, whose, latest report, evidence, what came of it, when it was to end."""
        one = row.standing
        report = one.report or ""
        if one.last and one.last.round.reported:
            report += f" ({show_date(one.last.round.reported)})"
        said = ": ".join(one.said) if one.said else ""
        ended = show_date(one.ended) if one.overdue and one.ended else ""
        texts = [one.title, one.hint or "", row.owners, report, said, ended]
        title, hint, owners, report, said, ended = map(self.display.fold, texts)
        return [row.found.measure.id, title, hint, owners, report, one.evidence, said, ended]
